import { SteppedEngine } from "./engine.ts";
import { StalledError } from "./errors.ts";
import { type Gguf, readGguf } from "./gguf.ts";
import { firstWorking } from "./ladder.ts";
import { importOrt } from "./ort-web.ts";
import { ENGINE_NAMES, type EngineKind, type Probe, probe } from "./probe.ts";
import { selfTest } from "./selftest.ts";
import { tokenizerOf } from "./tokenizer.ts";
import { loadWeights, type Manifest, type ShardSource, type Weights } from "./weights.ts";

export interface LoadOptions {
  /** The engine to use, or those to try in this order, whatever the probe says: for users who know better, and tests. */
  engine?: EngineKind | readonly EngineKind[];
  /** What to choose from, when that is known already. */
  probed?: Probe;
  /** Most tokens in the KV cache. */
  contextLength?: number;
  threads?: number;
  onProgress?: (loaded: number, total: number) => void;
  signal?: AbortSignal;
}

export interface LoadedModel {
  engine: SteppedEngine;
  manifest: Manifest;
  kind: EngineKind;
  /** Why this engine, for the user. */
  explanation: string;
  /** What it was chosen from. */
  probed: Probe;
}

/** Prompt and answer together; the model itself reaches further, but the cache takes memory from the start. */
export const CONTEXT_LENGTH = 4096;

/** Loads a model onto the best engine that passes the self-test, going down the ladder. */
export async function loadInBrowser(source: ShardSource, options: LoadOptions = {}): Promise<LoadedModel> {
  const probed = options.probed ?? asked(options.engine) ?? (await probe());
  if (probed.rungs.length === 0) throw new Error(probed.explanation);
  const weights = await loadWeights(source, options.onProgress, options.signal);
  const gguf = readGguf(weights.bytes);
  const codec = tokenizerOf(gguf);
  const working = async (rung: EngineKind): Promise<SteppedEngine> => {
    options.signal?.throwIfAborted();
    const engine = new SteppedEngine(codec, await start(rung, weights, gguf, options));
    try {
      await selfTest(engine, weights.manifest.selfTest);
      return engine;
    } catch (error) {
      await engine.dispose().catch(() => {});
      // Then it is started with fewer threads, which aren't watched any more.
      if (error instanceof StalledError) return working(rung);
      throw error;
    }
  };
  const { kind, started, explanation } = await firstWorking(probed, working);
  return { engine: started, manifest: weights.manifest, kind, explanation, probed };
}

function asked(engine: LoadOptions["engine"]): Probe | undefined {
  const rungs = [engine ?? []].flat() as EngineKind[];
  const [first] = rungs;
  return first && { rungs, explanation: `The model runs on ${ENGINE_NAMES[first]}, as asked.` };
}

/** Threads that leave room for other programs, once the usual number had none. */
let calm: number | undefined;

/** Loads the chosen engine's code, and no other's. */
async function start(kind: EngineKind, weights: Weights, gguf: Gguf, options: LoadOptions) {
  const contextLength = Math.min(options.contextLength ?? CONTEXT_LENGTH, weights.manifest.contextLength);
  if (kind === "cpu") {
    const { wllamaBackend } = await import("./wllama.ts");
    const { threads } = options;
    if (threads) return wllamaBackend(weights.bytes, { contextLength, threads, cores: Number.POSITIVE_INFINITY });
    return wllamaBackend(weights.bytes, {
      ...{ contextLength, cores: cores(), threads: calm ?? defaultThreads() },
      ...(calm === undefined && {
        onStalled: (stalled) => {
          calm = Math.max(1, stalled >> 1);
        },
      }),
    });
  }
  const [{ ortBackend }, ort] = await Promise.all([import("./ort.ts"), importOrt()]);
  return ortBackend(ort, gguf, {
    provider: "webgpu",
    precision: kind === "webgpu-f16" ? "float16" : "float",
    contextLength,
  });
}

/**
 * llama.cpp's threads wait for each other in busy loops, so that one that has to share its core holds up all: leave one core to the rest of
 * the machine where there are more than two. Beyond four, cores come in pairs of threads on most machines, and a pair computes no more
 * than one.
 */
function defaultThreads(): number {
  const all = cores();
  return all <= 2 ? all : Math.min(8, Math.max(all >> 1, Math.min(all - 1, 3)));
}

const cores = () => navigator.hardwareConcurrency || 1;
