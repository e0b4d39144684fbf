/** What this browser keeps of the models of a site: downloaded shard by shard, counted, handed out as one file, forgotten. */
import { StorageFullError } from "./errors.ts";
import { CACHE, httpShards } from "./shards.ts";
import { checkedShard, type Manifest, readManifest } from "./weights.ts";

/** What is kept of the model in a folder, without asking any server; undefined where nothing is. */
export async function keptOf(folder: URL): Promise<{ manifest: Manifest; bytes: number } | undefined> {
  const cache = await globalThis.caches?.open(CACHE).catch(() => undefined);
  const found = await cache?.match(new URL("manifest.json", folder));
  if (!cache || !found) return undefined;
  const manifest: Manifest | undefined = await found.json().catch(() => undefined);
  if (!manifest) return undefined;
  let bytes = 0;
  for (const shard of manifest.shards) if (await cache.match(new URL(shard.file, folder))) bytes += shard.bytes;
  return { manifest, bytes };
}

/**
 * Downloads what isn't kept yet of a model, each shard checked before it is kept. Aborting leaves those that are whole for the next time. Rejects with an
 * IntegrityError, a StorageFullError that names the room it takes, or what became of the network.
 */
export async function download(
  folder: URL,
  onProgress: (loaded: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let unkept: unknown;
  const source = httpShards(folder, (cause) => {
    unkept = cause;
  });
  const manifest = await readManifest(source);
  const cache = await caches.open(CACHE);
  let done = 0;
  for (const shard of manifest.shards) {
    signal.throwIfAborted();
    const begun = done;
    if (!(await cache.match(new URL(shard.file, folder)))) {
      const onBytes = (loaded: number) => onProgress(Math.min(begun + loaded, begun + shard.bytes), manifest.bytes);
      await checkedShard(source, manifest, shard, { onBytes, signal });
      if (unkept) throw await full(manifest.bytes - done, unkept);
    }
    done += shard.bytes;
    onProgress(done, manifest.bytes);
  }
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;

async function full(needed: number, cause: unknown): Promise<StorageFullError> {
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  const left = Math.max(0, (quota ?? Number.POSITIVE_INFINITY) - (usage ?? 0));
  // Some browsers tell of room that isn't there, so that nobody is recognized by it.
  const free = left < needed ? `, and ${megabytes(left)} are free` : "";
  return new StorageFullError(
    `The browser has no more room for this page: ${megabytes(needed)} are needed${free}. Remove another model or free space on the disk, and go on. Without that it can be loaded, but not kept.`,
    { cause },
  );
}

/** The model as one GGUF file, for another machine or another program. Rejects when not all of it is kept. */
export async function asFile(folder: URL): Promise<Blob> {
  const cache = await caches.open(CACHE);
  const kept = await keptOf(folder);
  const parts: Blob[] = [];
  for (const { file } of kept?.manifest.shards ?? []) {
    const found = await cache.match(new URL(file, folder));
    if (!found) break;
    parts.push(await found.blob());
  }
  const blob = new Blob(parts, { type: "application/octet-stream" });
  if (!kept || blob.size !== kept.manifest.bytes) throw new Error("Not all of the model is kept: download it first.");
  return blob;
}

/** Removes all that is kept of a model. */
export async function forget(folder: URL): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const { url } of await cache.keys()) if (url.startsWith(folder.href)) await cache.delete(url);
}
