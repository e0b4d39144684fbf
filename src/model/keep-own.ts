import { cardOf, manifestOf, SHARD_BYTES, shardName } from "./adopt.ts";
import { KNOWN_MODELS, type KnownModel } from "./known.ts";
import { ownModels, ownPlace, removeOwn, writeOwn } from "./own.ts";
import { CACHE } from "./shards.ts";
import { type ModelCard, type Shard, sha256 } from "./weights.ts";

/**
 * Keeps a file. A known one is told by its hash; of others it is read what they say of themselves. Throws, keeping nothing, when no engine can run it
 * or there is no room.
 */
export async function keepOwn(
  base: string,
  file: File,
  onProgress: (bytes: number) => void = () => {},
): Promise<ModelCard> {
  const bytes = new Uint8Array(
    await file.arrayBuffer().catch((cause) => {
      throw new Error(`${file.name} can't be read: ${cause.message}`, { cause });
    }),
  );
  const digest = await sha256(bytes);
  const known = KNOWN_MODELS.find((model) => model.sha256 === digest);
  const card = known ?? described(bytes, file.name, digest);
  const cache = await caches.open(CACHE);
  try {
    const shards: Shard[] = [];
    for (let at = 0; at < bytes.length; at += SHARD_BYTES) {
      const part = bytes.subarray(at, at + SHARD_BYTES);
      const name = shardName(shards.length);
      await cache.put(ownPlace(base, `${card.id}/${name}`), new Response(part));
      shards.push({ file: name, bytes: part.length, sha256: await sha256(part) });
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
    throw new Error(
      `${file.name} could not be kept in this browser: ${why}. It needs ${Math.ceil(file.size / 1e6)} MB.`,
      { cause },
    );
  }
}

/** Two files of one name are two models. */
function described(bytes: Uint8Array, name: string, digest: string): ModelCard | KnownModel {
  const card = cardOf(bytes, name);
  return { ...card, id: `${card.id}-${digest.slice(0, 8)}` };
}
