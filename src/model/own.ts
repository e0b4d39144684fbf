/** Models that a user opened as files: kept in the browser's cache storage, in the same form as on a site, under an address that no site has. */
import { CACHE } from "./shards.ts";
import type { ModelCard, ShardSource } from "./weights.ts";

/** Below the page's own address. */
export const OWN = "models/own/";
export const ownPlace = (base: string, path: string) => new URL(OWN + path, base).href;

/** The cards of what is kept; none where storage is forbidden. */
export async function ownModels(base: string): Promise<ModelCard[]> {
  const cache = await caches.open(CACHE).catch(() => undefined);
  const found = await cache?.match(ownPlace(base, "catalogue.json"));
  return found ? found.json() : [];
}

export async function removeOwn(base: string, id: string): Promise<void> {
  const cache = await caches.open(CACHE);
  const below = ownPlace(base, `${id}/`);
  for (const { url } of await cache.keys()) if (url.startsWith(below)) await cache.delete(url);
  await writeOwn(
    base,
    (await ownModels(base)).filter((card) => card.id !== id),
  );
}

export const writeOwn = async (base: string, cards: readonly ModelCard[]) =>
  (await caches.open(CACHE)).put(ownPlace(base, "catalogue.json"), Response.json(cards));

/** Reads what is kept, and asks no server. */
export const ownShards =
  (folder: URL): ShardSource =>
  async (file, { onBytes = () => {} } = {}) => {
    const found = await (await caches.open(CACHE)).match(new URL(file, folder));
    if (!found) throw new Error("The model isn't kept in this browser any more: open its file again.");
    const bytes = new Uint8Array(await found.arrayBuffer());
    onBytes(bytes.length);
    return bytes;
  };
