import { isAdapter, readAdapter } from "./adapter.ts";
import { cardOf, idOf, manifestOf, SHARD_BYTES, shardName } from "./adopt.ts";
import { readGguf } from "./gguf.ts";
import { KNOWN_MODELS } from "./known.ts";
import { merged } from "./merge.ts";
import { ownModels, ownPlace, removeOwn, writeOwn } from "./own.ts";
import { CACHE, httpShards } from "./shards.ts";
import { hashOf, loadWeights, type ModelCard, readManifest, type Shard, type ShardSource } from "./weights.ts";

/** The model that is chosen: what an adapter is merged into. */
export interface Onto {
  card: ModelCard;
  source: ShardSource;
}

/** A model of the site: what somebody has saved of it as a file goes where a download of it would. */
export interface Shipped {
  /** Its folder's address. */
  folder: string;
  bytes: number;
}

/**
 * Keeps a file as a model. A known one is told by its hash; of others it is read what they say of themselves. An adapter (with PEFT's configuration among
 * the files, if it is of PEFT) is merged into `onto`, and that is kept. Throws, keeping nothing, when no engine can run it or there is no room.
 */
export async function keepOwn(
  base: string,
  files: readonly File[],
  onto: Onto | undefined,
  onProgress: (bytes: number) => void = () => {},
  shipped: readonly Shipped[] = [],
): Promise<ModelCard> {
  const [file] = files.filter(({ name }) => /\.(gguf|safetensors)$/i.test(name));
  if (!file) throw new Error("None of the files is a model or an adapter: those are .gguf or .safetensors.");
  const read = await bytesOf(file);
  const own = await keptAsShipped(read, shipped, onProgress);
  if (own) return own;
  const { bytes, card } = isAdapterFile(read, file.name)
    ? await together(read, file.name, files, onto)
    : { bytes: read, card: await described(read, file.name) };
  const cache = await caches.open(CACHE);
  try {
    const shards: Shard[] = [];
    for (let at = 0; at < bytes.length; at += SHARD_BYTES) {
      const part = bytes.subarray(at, at + SHARD_BYTES);
      const name = shardName(shards.length);
      await cache.put(ownPlace(base, `${card.id}/${name}`), new Response(part));
      shards.push({ file: name, bytes: part.length, sha256: await hashOf(part) });
      onProgress(at + part.length);
    }
    const manifest = manifestOf(card, shards);
    await cache.put(ownPlace(base, `${card.id}/manifest.json`), Response.json(manifest));
    const { shards: _, selfTest: __, ...row } = manifest;
    await writeOwn(base, [...(await ownModels(base)).filter(({ id }) => id !== card.id), row]);
    return row;
  } catch (cause) {
    await removeOwn(base, card.id);
    const full = cause instanceof DOMException && cause.name === "QuotaExceededError";
    const why = full ? "its storage is full" : cause instanceof Error ? cause.message : cause;
    const needed = `It needs ${Math.ceil(bytes.length / 1e6)} MB.`;
    throw new Error(`${file.name} could not be kept in this browser: ${why}. ${needed}`, { cause });
  }
}

/** The card of the site's model that a file is, byte for byte, once it is kept as that. */
async function keptAsShipped(
  bytes: Uint8Array<ArrayBuffer>,
  shipped: readonly Shipped[],
  onProgress: (bytes: number) => void,
): Promise<ModelCard | undefined> {
  for (const { folder } of shipped.filter((one) => one.bytes === bytes.length)) {
    const manifest = await readManifest(httpShards(new URL(folder))).catch(() => undefined);
    if (!manifest) continue;
    let at = 0;
    const parts = manifest.shards.map((shard) => {
      at += shard.bytes;
      return { shard, part: bytes.subarray(at - shard.bytes, at) };
    });
    const hashes = await Promise.all(parts.map(({ part }) => hashOf(part)));
    if (parts.some(({ shard }, i) => shard.sha256 !== hashes[i])) continue;
    const cache = await caches.open(CACHE);
    at = 0;
    for (const { shard, part } of parts) {
      await cache.put(new URL(shard.file, folder), new Response(part));
      at += shard.bytes;
      onProgress(at);
    }
    const { shards: _, selfTest: __, ...card } = manifest;
    return card;
  }
  return undefined;
}

const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await file.arrayBuffer().catch((cause) => {
      throw new Error(`${file.name} can't be read: ${cause.message}`, { cause });
    }),
  );

/** Two files of one name are two models. */
async function described(bytes: Uint8Array, name: string): Promise<ModelCard> {
  const digest = await hashOf(bytes);
  const card = cardOf(bytes, name);
  return KNOWN_MODELS.find((model) => model.sha256 === digest) ?? { ...card, id: `${card.id}-${digest.slice(0, 8)}` };
}

const isAdapterFile = (bytes: Uint8Array, name: string): boolean =>
  /\.safetensors$/i.test(name) || isAdapter(readGguf(bytes));

async function together(
  adapter: Uint8Array,
  name: string,
  files: readonly File[],
  onto: Onto | undefined,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; card: ModelCard }> {
  if (!onto) throw new Error(`${name} is an adapter: choose the model that it is for, and open it again.`);
  const config = await files.find((one) => one.name === "adapter_config.json")?.text();
  const bytes = merged((await loadWeights(onto.source)).bytes, readAdapter(adapter, config));
  const { id, name: model, ...rest } = onto.card;
  const card = {
    ...rest,
    ...{ id: `${id}-${idOf(name)}-${(await hashOf(adapter)).slice(0, 8)}`, name: `${model} with ${name}` },
    ...{ bytes: bytes.length, description: `${model}, changed by the adapter ${name}.`, source: name },
  };
  return { bytes, card };
}
