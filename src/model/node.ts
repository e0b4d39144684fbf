import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { modelById, readCatalogue } from "./catalogue.ts";
import { LocalModel } from "./completion.ts";
import { SteppedEngine } from "./engine.ts";
import { readGguf } from "./gguf.ts";
import { type Ort, ortBackend } from "./ort.ts";
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
}

export interface NodeModel {
  model: LocalModel;
  manifest: Manifest;
}

export const fileShards =
  (folder: string): ShardSource =>
  (file) =>
    readFile(join(folder, file));

/** Loads a model for the command line, on the CPU. Rejects with what is wrong and what to do. */
export async function createNodeModel({
  modelsDir,
  id,
  threads,
  contextLength = 4096,
}: NodeModelOptions): Promise<NodeModel> {
  const catalogue = await readCatalogue(fileShards(modelsDir)).catch((cause) => {
    throw new Error(`There are no models in ${modelsDir}: catalogue.json can't be read.`, { cause });
  });
  modelById(catalogue, id);
  return loadNodeModel(join(modelsDir, id), { contextLength, ...(threads ? { threads } : {}) });
}

/** Loads the model in one folder, as `training/convert.py` writes it. */
export async function loadNodeModel(
  folder: string,
  options: { threads?: number; contextLength: number },
): Promise<NodeModel> {
  const { manifest, bytes } = await loadWeights(fileShards(folder));
  const gguf = readGguf(bytes);
  const ort = (await import("onnxruntime-node")) as unknown as Ort;
  const backend = await ortBackend(ort, gguf, {
    provider: "cpu",
    precision: "float",
    contextLength: options.contextLength,
    threads: options.threads ?? Math.min(8, availableParallelism()),
  });
  const engine = new SteppedEngine(tokenizerOf(gguf), backend);
  await selfTest(engine, manifest.selfTest);
  return { model: new LocalModel(engine), manifest };
}
