/** Starts a command, hears what it writes, and ends it with all that it started when it takes more than it may. */
import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { Ending, Ran, RunOptions } from "./sandbox.ts";
import { quietly, watch } from "./watch.ts";

export interface Start {
  command: string[];
  cwd?: string;
  env: Record<string, string>;
  /** Written to the pipes from fd 5 on. */
  inputs: (string | Buffer)[];
  /** Ends what the command's process group doesn't have. */
  kill?(pid: number): void;
  /** The file system that only the run writes to, as it sees it. */
  folder?: string;
}

/** Pipes that a run writes to: standard output, standard error, the result, the names of steps. */
const WRITTEN = [1, 2, 3, 4] as const;
/** The first pipe that it reads. */
export const FIRST_INPUT = 5;

const MOST_STEPS = 16;
/** For what is in the pipes when it ends. */
const GRACE_MS = 1000;

/** Rejects when the command can't be started. */
export function started(start: Start, { limits, signal, onStep }: RunOptions): Promise<Ran> {
  const { command, inputs, kill, env, cwd, folder } = start;
  const [file = "", ...args] = command;
  const stdio = ["ignore", ...WRITTEN.map(() => "pipe"), ...inputs.map(() => "pipe")] as ("ignore" | "pipe")[];
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const child = spawn(file, args, { stdio, env, detached: true, ...(cwd && { cwd }) });
    const texts: Record<number, string> = { 1: "", 2: "", 3: "", 4: "" };
    const steps: { name: string; begun: number }[] = [];
    let ended: Ending | undefined;
    let bytes = 0;
    const end = (why: Ending) => {
      ended ??= why;
      if (child.pid === undefined) return;
      kill?.(child.pid);
      // The group: until bubblewrap has made its namespace and bound its life to its own, what it has started would survive it.
      quietly(() => process.kill(-(child.pid as number), "SIGKILL"));
    };
    const hear = (fd: number) => {
      const decoder = new StringDecoder("utf8");
      (child.stdio[fd] as Readable).on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        // What is over isn't kept: a run that goes on writing until it is gone fills no memory.
        if (bytes > limits.outputBytes) return end("output");
        texts[fd] += decoder.write(chunk);
        if (fd !== 4) return;
        const names = (texts[4] as string).split("\n");
        texts[4] = names.pop() as string;
        for (const name of names) {
          if (steps.length >= MOST_STEPS) return end("output");
          steps.push({ name, begun: performance.now() });
          onStep?.(name);
        }
      });
    };
    WRITTEN.forEach(hear);
    inputs.forEach((content, i) => {
      const pipe = child.stdio[FIRST_INPUT + i] as Writable | undefined;
      pipe?.on("error", () => {}); // it has ended without reading it
      pipe?.end(content);
    });
    const timer = setTimeout(() => end("time"), limits.wallMs);
    const unwatch = child.pid === undefined ? () => {} : watch({ pid: child.pid, folder }, limits, end);
    const stop = () => end("stopped");
    signal?.addEventListener("abort", stop, { once: true });
    const over = () => {
      clearTimeout(timer);
      unwatch();
      signal?.removeEventListener("abort", stop);
    };
    child.once("error", (error) => {
      over();
      reject(error);
    });
    // Nothing keeps a run from its end, not even a process that has got away with a pipe.
    child.once("exit", () => setTimeout(() => child.stdio.map((pipe) => pipe?.destroy()), GRACE_MS).unref());
    child.once("close", (code) => {
      over();
      const last = performance.now();
      resolve({
        code,
        ...(ended && { ended }),
        output: texts[1] as string,
        complaint: (texts[2] as string).slice(-4000),
        result: texts[3] as string,
        steps: steps.map(({ name, begun }, i) => ({ name, ms: (steps[i + 1]?.begun ?? last) - begun })),
      });
    });
  });
}
