/** What is written down of a GGUF file that is taken as a model: its card, and the manifest of the pieces that it is kept in. */
import { type Gguf, readGguf } from "./gguf.ts";
import type { KnownModel } from "./known.ts";
import { shapeOf } from "./shape.ts";
import { tokenizerOf } from "./tokenizer.ts";
import type { Manifest, ModelCard, Shard } from "./weights.ts";

/** A load that breaks off goes on at the next of these. */
export const SHARD_BYTES = 24 << 20;

/** The card of a file that nobody described. Throws, saying why, when no engine can run it. `name`: the file's. */
export function cardOf(bytes: Uint8Array, name: string): ModelCard {
  const gguf = readGguf(bytes);
  const { contextLength } = shapeOf(gguf);
  tokenizerOf(gguf);
  const size = bytes.length;
  return {
    id: idOf(name),
    name: text(gguf, "general.name") ?? name,
    licence: text(gguf, "general.license") ?? "not stated in the file",
    source: name,
    description: "A file of yours: nobody has tried it with TerraFormer.",
    parameters: [...gguf.tensors.values()].reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0),
    contextLength,
    bytes: size,
    memoryBytes: 2 * size + 300e6,
  };
}

const text = (gguf: Gguf, key: string): string | undefined => {
  const value = gguf.metadata.get(key);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
};

/** "Qwen2.5 Coder Q8_0.gguf" → "qwen2.5-coder-q8_0": a folder's name and a part of an address. */
export function idOf(name: string): string {
  const base = name.replace(/^.*[\\/]/, "").replace(/\.gguf$/i, "");
  const id = base.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
  return id.replace(/^[.-]+|[.-]+$/g, "") || "model";
}

/** The manifest of a card's file, kept in `shards`. */
export function manifestOf(card: ModelCard | KnownModel, shards: Shard[]): Manifest {
  const { sha256: _, ...rest } = card as KnownModel;
  return { ...rest, shards };
}

export const shardName = (index: number): string => `model.gguf.${String(index).padStart(2, "0")}`;
