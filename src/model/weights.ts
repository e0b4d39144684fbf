import { IntegrityError } from "./errors.ts";
import type { SelfTestStep } from "./selftest.ts";

export interface Shard {
  file: string;
  bytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** What a page says about a model before it is loaded: a row of public/models/catalogue.json. */
export interface ModelCard {
  id: string;
  name: string;
  licence: string;
  /** Where the weights come from. */
  source: string;
  /** What to expect of it, honestly. */
  description: string;
  parameters: number;
  /** Tokens. */
  contextLength: number;
  /** Size of the download. */
  bytes: number;
  /** What it takes when loaded, roughly. */
  memoryBytes: number;
  /** The form of prompts that it was trained for, of those in src/write/tasks. */
  format?: string;
}

/** <id>/manifest.json in public/models, written by training/convert.py, or in models. */
export interface Manifest extends ModelCard {
  /** Slices of one GGUF file, in order. */
  shards: Shard[];
  /** Without one, the engine is only looked at for whether its numbers can be right. */
  selfTest?: SelfTestStep[];
}

/**
 * Gets a file of the model's folder. `onBytes` counts what comes in; `fresh` goes past any cache, because what the cache had was wrong.
 */
export type ShardSource = (
  file: string,
  options?: { fresh?: boolean; onBytes?: (bytes: number) => void },
) => Promise<Uint8Array>;

export interface Weights {
  manifest: Manifest;
  /** The GGUF file. */
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Loads a model's weights, checking every shard against the manifest. A shard that is wrong is fetched once more, past the cache.
 * Rejects with an IntegrityError that names the shard and what to do.
 */
export async function loadWeights(
  source: ShardSource,
  onProgress: (loaded: number, total: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Weights> {
  const manifest = JSON.parse(new TextDecoder().decode(await source("manifest.json", { fresh: true }))) as Manifest;
  const bytes = new Uint8Array(manifest.bytes);
  let at = 0;
  for (const shard of manifest.shards) {
    let loaded = at;
    const onBytes = (count: number) => {
      loaded += count;
      onProgress(Math.min(loaded, at + shard.bytes), manifest.bytes);
    };
    signal?.throwIfAborted();
    let part = await source(shard.file, { onBytes });
    if (!(await matches(part, shard))) {
      loaded = at;
      part = await source(shard.file, { fresh: true, onBytes });
      if (!(await matches(part, shard))) throw new IntegrityError(wrong(manifest, shard, part));
    }
    if (at + part.length > bytes.length)
      throw new IntegrityError(`The manifest of ${manifest.id} contradicts itself: get the model again.`);
    bytes.set(part, at);
    at += part.length;
    onProgress(at, manifest.bytes);
  }
  if (at !== manifest.bytes)
    throw new IntegrityError(`The manifest of ${manifest.id} contradicts itself: get the model again.`);
  return { manifest, bytes };
}

async function matches(part: Uint8Array, shard: Shard): Promise<boolean> {
  return part.length === shard.bytes && (await sha256(part)) === shard.sha256;
}

/** In lower-case hexadecimal. */
export async function sha256(data: Uint8Array): Promise<string> {
  if (!globalThis.crypto?.subtle)
    throw new Error("The model can't be checked here: open the page through https or from localhost.");
  const digest = await crypto.subtle.digest("SHA-256", data as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const wrong = ({ id }: Manifest, shard: Shard, part: Uint8Array) =>
  `The file ${shard.file} of the model ${id} is ${
    part.length === shard.bytes
      ? "not what its manifest says (its SHA-256 differs)"
      : `${part.length} bytes long instead of ${shard.bytes}`
  }. Load the model again; if it stays so, whoever hosts this site must put the file there again.`;
