import { Wllama } from "@wllama/wllama/esm/index.js";
import multiThread from "@wllama/wllama/esm/multi-thread/wllama.wasm?url";
import singleThread from "@wllama/wllama/esm/single-thread/wllama.wasm?url";
import { CANDIDATES, type Candidates } from "../decode/engine.ts";
import type { Backend } from "./engine.ts";
import { quicker, watched } from "./threads.ts";

/** Memory moves in slices of this many tokens at most. */
const BATCH = 128;

export interface WllamaOptions {
  contextLength: number;
  /** More than one needs a cross-origin isolated page. */
  threads: number;
  /** Cores of the machine: where the threads would take all of them, it is tried first whether one less computes faster. */
  cores: number;
  /** Told with the number of threads when these hold each other up, just before the engine breaks off for that. */
  onStalled?: (threads: number) => void;
}

/** llama.cpp in WebAssembly, in a worker of its own. Only its low-level calls are used: decode, logits, cutting the cache. */
export async function wllamaBackend(gguf: Uint8Array<ArrayBuffer>, options: WllamaOptions): Promise<Backend> {
  const { contextLength, cores, onStalled } = options;
  const weights = new Blob([gguf]);
  const open = (threads: number) => opened(weights, contextLength, threads);
  const now = () => performance.now();
  const most = globalThis.crossOriginIsolated ? options.threads : 1;
  const { backend, threads } =
    most > 1 && most >= cores ? await quicker(open, most, now) : { backend: await open(most), threads: most };
  return threads > 1 && onStalled ? watched(backend, now, () => onStalled(threads)) : backend;
}

async function opened(weights: Blob, length: number, threads: number): Promise<Backend> {
  const quiet = { debug() {}, log() {}, warn() {}, error: console.error };
  const wllama = new Wllama(
    { "single-thread/wllama.wasm": singleThread, "multi-thread/wllama.wasm": multiThread },
    { suppressNativeLog: true, logger: quiet },
  );
  await withDocument(() => wllama.loadModel([weights], { n_ctx: length, n_batch: BATCH, n_threads: threads }));
  const { n_ctx: contextLength, n_vocab: vocabulary } = wllama.getLoadedContextInfo();
  // No `draft`: wllama 2.4.0 marks the last token of a batch for logits, and no call of its marks others.
  return {
    contextLength,
    vocabulary,
    maxStep: BATCH,
    async step(tokens, _position, wanted) {
      await wllama.decode([...tokens], { skipLogits: !wanted });
      return wanted ? candidates(await wllama.getLogits(CANDIDATES)) : undefined;
    },
    more: async (count) => candidates(await wllama.getLogits(count)),
    truncate: (position) => (position === 0 ? wllama.kvClear() : wllama.kvRemove(position, -1)),
    dispose: () => wllama.exit(),
  };
}

/** wllama gives probabilities; their logarithms are the logits up to a constant, which nobody needs. */
function candidates(found: { token: number; p: number }[]): Candidates {
  return {
    ids: Int32Array.from(found, ({ token }) => token),
    logits: Float32Array.from(found, ({ p }) => Math.log(p)),
  };
}

/** wllama resolves addresses against `document.baseURI`, which a worker lacks. */
async function withDocument<T>(run: () => Promise<T>): Promise<T> {
  const scope = globalThis as { document?: unknown };
  if (scope.document) return run();
  scope.document = { baseURI: self.location.href };
  try {
    return await run();
  } finally {
    delete scope.document;
  }
}
