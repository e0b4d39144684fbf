import type { ShardSource } from "./weights.ts";

/** The browser's store of weights. */
export const CACHE = "models";

/**
 * Reads a model's folder over HTTP, keeping every shard that came in whole in the browser's cache storage: loading goes on where it broke
 * off, and works offline afterwards.
 */
export function httpShards(folder: URL): ShardSource {
  return async (file, { fresh = false, onBytes } = {}) => {
    const url = new URL(file, folder);
    const cache = await globalThis.caches?.open(CACHE).catch(() => undefined);
    const cached = () => cache?.match(url);
    if (!fresh) {
      const found = await cached();
      if (found) return read(found, onBytes);
    }
    const answer = await fetch(url, { cache: "no-cache" }).catch(async (error: Error) => {
      const found = await cached();
      if (found) return found;
      throw new Error(`The model's file ${url.pathname} can't be reached: ${error.message}.`, { cause: error });
    });
    if (!answer.ok) throw new Error(`The model's file ${url.pathname} can't be had: the server says ${answer.status}.`);
    const bytes = await read(answer, onBytes);
    // Storage may be full or forbidden: then it is fetched again next time.
    await cache?.put(url, new Response(bytes)).catch(() => {});
    return bytes;
  };
}

async function read(answer: Response, onBytes: (bytes: number) => void = () => {}): Promise<Uint8Array<ArrayBuffer>> {
  const counted = answer.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        onBytes(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  return new Uint8Array(await new Response(counted ?? null).arrayBuffer());
}
