/** What a sandbox is asked to run, and what it tells. One run is one driver script with its files, in a place of its own. */
import type { Files } from "../../src/core/report.ts";
import type { RunLimits } from "../limits.ts";

/** A file or folder of the machine that a run may read, and where it sees it. */
export interface Mount {
  from: string;
  to: string;
}

export interface SandboxRun {
  /** For /bin/sh; it says the same for every program, since other users of the machine can read it. fd 3 is for the result, fd 4 for the names of steps, a line each. */
  script: string;
  /** All that there is, but HOME and TMPDIR. */
  env: Record<string, string>;
  mounts: Mount[];
  /** Put below `WORK`; nothing of them is ever a link or executable. */
  files: Files;
}

/** Why a run was ended before its time. */
export type Ending = "time" | "memory" | "disk" | "output" | "stopped";

export interface Ran {
  /** Null when a signal ended it. */
  code: number | null;
  ended?: Ending;
  output: string;
  complaint: string;
  result: string;
  /** The steps in their order, and for how many milliseconds each went on. */
  steps: { name: string; ms: number }[];
}

export interface RunOptions {
  limits: RunLimits;
  signal?: AbortSignal | undefined;
  onStep?(name: string): void;
}

export interface Sandbox {
  readonly kind: "bubblewrap" | "none";
  /** Where a run finds its files, and its own place to write. */
  place(path: string): string;
  /** What bounds memory and processes: a control group, or limits of each process and a watcher. */
  readonly bounds: "cgroup" | "rlimits";
  /** What refuses system calls that no run needs. */
  readonly filter: "seccomp" | "none";
  /** Rejects only when it can't be started at all. */
  run(run: SandboxRun, options: RunOptions): Promise<Ran>;
}
