import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { modelById, readCatalogue } from "./catalogue.ts";
import { LocalModel } from "./completion.ts";
import { SteppedEngine } from "./engine.ts";
import { readGguf } from "./gguf.ts";
import { firstWorking } from "./ladder.ts";
import { type Ort, ortBackend } from "./ort.ts";
import { ENGINE_NAMES, type EngineKind } from "./probe.ts";
import { selfTest } from "./selftest.ts";
import { tokenizerOf } from "./tokenizer.ts";
import { loadWeights, type Manifest, type ShardSource } from "./weights.ts";

export interface NodeModelOptions {
  /** The folder with catalogue.json and a folder for each model: public/models. */
  modelsDir: string;
  id: string;
  threads?: number;
  /** Most tokens in the KV cache. */
  contextLength?: number;
  /** Whether to compute on the GPU, through WebGPU; by default where TERRAFORMER_WEBGPU is set. Where there is none, the CPU does. */
  gpu?: boolean;
}

export interface NodeModel {
  model: LocalModel;
  manifest: Manifest;
  kind: EngineKind;
  /** Why this engine, for the user. */
  explanation: string;
}

/** Best first. */
const ALL: readonly EngineKind[] = ["webgpu-f16", "webgpu-f32", "cpu"];

export const fileShards =
  (folder: string): ShardSource =>
  (file) =>
    readFile(join(folder, file));

/** Loads a model for the command line. Rejects with what is wrong and what to do. */
export async function createNodeModel({
  modelsDir,
  id,
  threads,
  contextLength = 4096,
  gpu,
}: NodeModelOptions): Promise<NodeModel> {
  const catalogue = await readCatalogue(fileShards(modelsDir)).catch((cause) => {
    throw new Error(`There are no models in ${modelsDir}: catalogue.json can't be read.`, { cause });
  });
  modelById(catalogue, id);
  return loadNodeModel(join(modelsDir, id), {
    ...{ contextLength, ...(threads && { threads }) },
    ...(gpu !== undefined && { gpu }),
  });
}

/** Loads the model in one folder, as `training/convert.py` writes it. */
export async function loadNodeModel(
  folder: string,
  options: Pick<NodeModelOptions, "threads" | "gpu"> & { contextLength: number; kinds?: readonly EngineKind[] },
): Promise<NodeModel> {
  const { manifest, bytes } = await loadWeights(fileShards(folder));
  const gguf = readGguf(bytes);
  const ort = (await import("onnxruntime-node")) as unknown as Ort;
  const { gpu = Boolean(process.env.TERRAFORMER_WEBGPU), kinds = gpu ? ALL : ALL.slice(-1) } = options;
  const codec = tokenizerOf(gguf);
  const probed = { rungs: [...kinds], explanation: `The model runs on ${ENGINE_NAMES[kinds[0] ?? "cpu"]}.` };
  const { kind, started, explanation } = await firstWorking(probed, async (rung) => {
    const backend = await ortBackend(ort, gguf, {
      provider: rung === "cpu" ? "cpu" : "webgpu",
      precision: rung === "webgpu-f16" ? "float16" : "float",
      contextLength: options.contextLength,
      threads: options.threads ?? Math.min(8, availableParallelism()),
    });
    const engine = new SteppedEngine(codec, backend);
    try {
      await selfTest(engine, manifest.selfTest);
      return engine;
    } catch (error) {
      await engine.dispose().catch(() => {});
      throw error;
    }
  });
  return { model: new LocalModel(started), manifest, kind, explanation };
}
