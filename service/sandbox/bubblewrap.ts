/**
 * Runs in bubblewrap. What is covered and what isn't: SECURITY.md, "The plan service". In short: no network, no environment, a file
 * system of its own with what `mounts` name, read-only, and nothing of the machine beside it; nobody's rights; and an end by SIGKILL of
 * bubblewrap, whose death takes its process namespace, and so every process of the run, along.
 */
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { RUN, type RunLimits } from "../limits.ts";
import { hasScopes, jail, launcher, launcherEnvironment } from "./command.ts";
import { librariesOf } from "./libraries.ts";
import { FIRST_INPUT, started } from "./run.ts";
import type { Sandbox } from "./sandbox.ts";
import { syscallFilter } from "./syscalls.ts";

const WORK = "/work";
const SHELL = "/bin/sh";

export interface BubblewrapOptions {
  /** Where systemd makes scopes, run in one. Default: try. */
  scopes?: boolean;
}

/** Throws an error that says what is missing when bubblewrap can't run here. */
export async function createBubblewrap(limits: RunLimits = RUN, options: BubblewrapOptions = {}): Promise<Sandbox> {
  for (const [tool, source] of Object.entries({ bwrap: "bubblewrap", prlimit: "util-linux", ldd: "libc-bin" }))
    if (spawnSync(tool, ["--version"], { stdio: "ignore" }).error)
      throw new Error(`${tool} isn't installed (Debian: apt-get install ${source})`);
  const scoped = options.scopes ?? hasScopes(limits);
  const shell = realpathSync(SHELL);
  const ours = [{ from: shell, to: SHELL }, ...librariesOf(shell)];
  const filter = syscallFilter();
  const sandbox: Sandbox = {
    kind: "bubblewrap",
    filter: filter ? "seccomp" : "none",
    bounds: scoped ? "cgroup" : "rlimits",
    place: (path) => `${WORK}/${path}`,
    run({ script, env, mounts, files }, options) {
      const contents = Object.entries(files).map(([path, content]) => ({
        path: `${WORK}/${path}`,
        bytes: Buffer.from(
          typeof content === "string" ? content : content.base64,
          typeof content === "string" ? "utf8" : "base64",
        ),
      }));
      // What a run is about stays out of the machine's list of processes: bubblewrap reads its options from a pipe.
      const inside = jail(
        {
          mounts: distinct([...ours, ...mounts]),
          files: contents.map(({ path }, i) => ({ path, fd: FIRST_INPUT + 1 + i })),
          filter: filter && FIRST_INPUT + 1 + contents.length,
          env: { HOME: WORK, TMPDIR: WORK, ...env },
          folder: WORK,
        },
        options.limits,
      );
      return started(
        {
          command: [...launcher(options.limits, scoped), "--args", String(FIRST_INPUT), "--", SHELL, "-c", script],
          env: launcherEnvironment(),
          inputs: [
            inside.map((part) => `${part}\0`).join(""),
            ...contents.map(({ bytes }) => bytes),
            ...(filter ? [filter] : []),
          ],
          folder: WORK,
        },
        options,
      );
    },
  };
  const tried = await sandbox.run({ script: "exit 7", env: {}, mounts: [], files: {} }, { limits });
  if (tried.code === 7) return sandbox;
  // A scope that is made may still have no room for bubblewrap.
  if (scoped) return createBubblewrap(limits, { scopes: false });
  throw new Error(`bubblewrap doesn't run here: ${tried.complaint.trim() || `it ended with ${tried.code}`}`);
}

const distinct = <T extends { to: string }>(mounts: T[]): T[] => [...new Map(mounts.map((m) => [m.to, m])).values()];
