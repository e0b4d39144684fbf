import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { type Adapter, readAdapter } from "./adapter.ts";
import { readCatalogue } from "./catalogue.ts";
import { LocalModel } from "./completion.ts";
import { SteppedEngine } from "./engine.ts";
import { readGguf } from "./gguf.ts";
import { firstWorking } from "./ladder.ts";
import { merged } from "./merge.ts";
import { type Ort, ortBackend } from "./ort.ts";
import { ENGINE_NAMES, type EngineKind } from "./probe.ts";
import { selfTest } from "./selftest.ts";
import { tokenizerOf } from "./tokenizer.ts";
import { loadWeights, type Manifest, type ModelCard, type ShardSource } from "./weights.ts";

export interface NodeModelOptions {
  threads?: number;
  /** Most tokens in the KV cache. */
  contextLength?: number;
  /** Whether to compute on the GPU, through WebGPU; by default where TERRAFORMER_WEBGPU is set. Where there is none, the CPU does. */
  gpu?: boolean;
  /** A LoRA adapter's file, to merge into the model. */
  adapter?: string;
  /** Engines to try, best first. */
  kinds?: readonly EngineKind[];
}

/** A model that is on this machine. */
export interface LocalCard extends ModelCard {
  /** The folder with its manifest and weights. */
  folder: string;
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

/** The models in folders that each have a catalogue.json and a folder for each model; a folder that isn't there has none. */
export async function localModels(folders: readonly string[]): Promise<LocalCard[]> {
  const found = folders.map(async (folder) => {
    if (!existsSync(join(folder, "catalogue.json"))) return [];
    const cards = await readCatalogue(fileShards(folder)).catch((cause) => {
      throw new Error(`${join(folder, "catalogue.json")} can't be read: ${cause.message}.`, { cause });
    });
    const placed = cards.map((card) => ({ ...card, folder: join(folder, card.id) }));
    return placed.filter((card) => existsSync(join(card.folder, "manifest.json")));
  });
  return (await Promise.all(found)).flat();
}

/** Loads the model in one folder, for the command line. Rejects with what is wrong and what to do. */
export async function loadNodeModel(folder: string, options: NodeModelOptions = {}): Promise<NodeModel> {
  const { manifest, bytes } = await loadWeights(fileShards(folder));
  const { adapter } = options;
  const gguf = readGguf(adapter === undefined ? bytes : merged(bytes, await adapterAt(adapter)));
  const ort = (await import("onnxruntime-node")) as unknown as Ort;
  const {
    contextLength = 4096,
    gpu = Boolean(process.env.TERRAFORMER_WEBGPU),
    kinds = gpu ? ALL : ALL.slice(-1),
  } = options;
  const codec = tokenizerOf(gguf);
  const probed = { rungs: [...kinds], explanation: `The model runs on ${ENGINE_NAMES[kinds[0] ?? "cpu"]}.` };
  const { kind, started, explanation } = await firstWorking(probed, async (rung) => {
    const backend = await ortBackend(ort, gguf, {
      provider: rung === "cpu" ? "cpu" : "webgpu",
      precision: rung === "webgpu-f16" ? "float16" : "float",
      contextLength,
      threads: options.threads ?? Math.min(8, availableParallelism()),
    });
    const engine = new SteppedEngine(codec, backend);
    try {
      // With an adapter, it is another model than the reference is of.
      await selfTest(engine, adapter === undefined ? manifest.selfTest : undefined);
      return engine;
    } catch (error) {
      await engine.dispose().catch(() => {});
      throw error;
    }
  });
  return { model: new LocalModel(started), manifest, kind, explanation };
}

/** An adapter on disk; that of PEFT has its configuration beside it. */
async function adapterAt(path: string): Promise<Adapter> {
  const config = join(dirname(path), "adapter_config.json");
  const read = await readFile(path).catch((cause) => {
    throw new Error(`The adapter ${path} can't be read: ${cause.message}.`, { cause });
  });
  return readAdapter(read, existsSync(config) ? await readFile(config, "utf8") : undefined);
}
