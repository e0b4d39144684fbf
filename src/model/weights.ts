import { IntegrityError } from "./errors.ts";
import type { SelfTestStep } from "./selftest.ts";
import { sha256 } from "./sha256.ts";

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
 * Gets a file of the model's folder. `onBytes` counts what comes in; `fresh` goes past any cache, because what the cache had was wrong; what comes from
 * elsewhere is kept only when `accepts` says that it is right.
 */
export type ShardSource = (
  file: string,
  options?: {
    fresh?: boolean;
    onBytes?: (bytes: number) => void;
    accepts?: (bytes: Uint8Array) => Promise<boolean>;
    signal?: AbortSignal;
  },
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
  const manifest = await readManifest(source);
  const bytes = new Uint8Array(manifest.bytes);
  let at = 0;
  for (const shard of manifest.shards) {
    signal?.throwIfAborted();
    const begun = at;
    const part = await checkedShard(source, manifest, shard, {
      onBytes: (loaded) => onProgress(Math.min(begun + loaded, begun + shard.bytes), manifest.bytes),
      ...(signal && { signal }),
    });
    if (at + part.length > bytes.length) throw contradiction(manifest);
    bytes.set(part, at);
    at += part.length;
    onProgress(at, manifest.bytes);
  }
  if (at !== manifest.bytes) throw contradiction(manifest);
  return { manifest, bytes };
}

const contradiction = ({ id }: Manifest) =>
  new IntegrityError(`The manifest of ${id} contradicts itself: get the model again.`);

/** The manifest of a model's folder: the newest that is to be had, or the one that was kept where something else comes in its place. */
export async function readManifest(source: ShardSource): Promise<Manifest> {
  const accepts = async (bytes: Uint8Array) => manifestIn(bytes) !== undefined;
  const newest = await source("manifest.json", { fresh: true, accepts });
  const manifest = manifestIn(newest) ?? manifestIn(await source("manifest.json", { accepts }));
  if (manifest) return manifest;
  const instead = isPage(new TextDecoder().decode(newest)) ? `: ${PAGE}` : "";
  throw new IntegrityError(`The model's manifest can't be read${instead}. ${AGAIN}`);
}

function manifestIn(bytes: Uint8Array): Manifest | undefined {
  try {
    const given = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(given?.shards) ? given : undefined;
  } catch {
    return undefined;
  }
}

/** A shard that is what the manifest says; one that isn't is fetched once more, past the cache. `onBytes` gets how much of it is there. */
export async function checkedShard(
  source: ShardSource,
  manifest: Manifest,
  shard: Shard,
  { onBytes = () => {}, signal }: { onBytes?: (loaded: number) => void; signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  const accepts = (part: Uint8Array) => matches(part, shard);
  const get = (fresh: boolean) => {
    let loaded = 0;
    const count = (bytes: number) => {
      loaded += bytes;
      onBytes(loaded);
    };
    return source(shard.file, { fresh, onBytes: count, accepts, ...(signal && { signal }) });
  };
  let part = await get(false);
  if (await accepts(part)) return part;
  signal?.throwIfAborted();
  part = await get(true);
  if (await accepts(part)) return part;
  throw new IntegrityError(wrong(manifest, shard, part));
}

async function matches(part: Uint8Array, shard: Shard): Promise<boolean> {
  return part.length === shard.bytes && (await hashOf(part)) === shard.sha256;
}

/** Of a model's bytes, by which alone it is trusted. */
export async function hashOf(data: Uint8Array): Promise<string> {
  if (!globalThis.crypto?.subtle)
    throw new Error("The model can't be checked here: open the page through https or from localhost.");
  return sha256(data);
}

const AGAIN = "Load the model again; if it stays so, whoever hosts this site must put the file there again.";
const PAGE = "a web page came in its place, as hosts send where a file is missing or one has to sign in";
const isPage = (text: string) => /^\s*<(!doctype|html)/i.test(text);

function wrong({ id }: Manifest, shard: Shard, part: Uint8Array): string {
  const file = `The file ${shard.file} of the model ${id}`;
  if (isPage(new TextDecoder().decode(part.subarray(0, 200)))) return `${file} didn't come: ${PAGE}. ${AGAIN}`;
  if (part.length !== shard.bytes) return `${file} is ${part.length} bytes long instead of ${shard.bytes}. ${AGAIN}`;
  return `${file} is not what its manifest says (its SHA-256 differs). ${AGAIN}`;
}
