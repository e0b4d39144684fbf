/** The browser worker around one Go program: what workers/verifier.ts and workers/policy.ts are. */
import { expose } from "comlink";
import { type ProgramName, startProgram } from "./program.ts";

export interface ProgramWorker {
  /** `base`: address of the folder with the wasm files. */
  start(base: string): Promise<void>;
  call(request: string): Promise<string>;
}

/** A message that is no answer: a sign of life, or the last one. */
export type Sign = { beat: true } | { died: string };

export function serveProgram(name: ProgramName): void {
  let run: ((request: string) => Promise<string>) | undefined;
  const sign = (message: Sign) => postMessage(message);
  const worker: ProgramWorker = {
    async start(base) {
      const beat = () => sign({ beat: true });
      // Loading may take minutes where the network is slow: that is no hang.
      const alive = setInterval(beat, 500);
      try {
        await import(/* @vite-ignore */ `${base}wasm_exec.js`);
        const module = await compile(`${base}${name}.wasm`);
        run = await startProgram(name, module, { beat, died: (reason) => sign({ died: reason }) });
      } finally {
        clearInterval(alive);
      }
    },
    call(request) {
      if (!run) throw new Error("the program was not started");
      return run(request);
    },
  };
  expose(worker);
}

async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  // Streaming compilation needs the right content type, which not every static host gives.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
