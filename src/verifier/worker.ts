/** The browser worker around one Go program: what workers/verifier.ts and workers/policy.ts are. */
import { expose } from "comlink";
import { type ProgramName, startProgram } from "./program.ts";

export interface ProgramWorker {
  /** What the program needs beside itself. `base`: address of the folder with the wasm files. */
  prepare(base: string): Promise<void>;
  /** `module`: the program, compiled. */
  start(module: WebAssembly.Module): Promise<void>;
  call(request: string): Promise<string>;
}

/** A message that is no answer: a sign of life, or the last one. */
export type Sign = { beat: true } | { died: string };

export function serveProgram(name: ProgramName): void {
  let run: ((request: string) => Promise<string>) | undefined;
  const sign = (message: Sign) => postMessage(message);
  const worker: ProgramWorker = {
    async prepare(base) {
      await import(/* @vite-ignore */ `${base}wasm_exec.js`);
    },
    async start(module) {
      run = await startProgram(name, module, {
        beat: () => sign({ beat: true }),
        died: (reason) => sign({ died: reason }),
      });
    },
    call(request) {
      if (!run) throw new Error("the program was not started");
      return run(request);
    },
  };
  expose(worker);
}
