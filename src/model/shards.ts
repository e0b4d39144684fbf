import type { ShardSource } from "./weights.ts";

/** The browser's store of weights. */
export const CACHE = "models";

/**
 * Reads a model's folder over HTTP, keeping every shard that came in whole and is right in the browser's cache storage: loading goes on where it broke
 * off, and works offline afterwards. `onUnkept` is told why one could not be kept: it is given all the same.
 */
export function httpShards(folder: URL, onUnkept: (cause: unknown) => void = () => {}): ShardSource {
  return async (file, { fresh = false, onBytes, accepts = async () => true, signal } = {}) => {
    const url = new URL(file, folder);
    const cache = await globalThis.caches?.open(CACHE).catch(() => undefined);
    const cached = () => cache?.match(url);
    if (!fresh) {
      const found = await cached();
      if (found) return read(found, onBytes);
    }
    const answer = await fetch(url, { cache: "no-cache", ...(signal && { signal }) }).catch(async (error: Error) => {
      signal?.throwIfAborted();
      const found = await cached();
      if (found) return found;
      throw new Error(`The model's file ${url.pathname} can't be reached: ${error.message}.`, { cause: error });
    });
    if (!answer.ok) throw new Error(`The model's file ${url.pathname} can't be had: the server says ${answer.status}.`);
    const bytes = await read(answer, onBytes).catch((cause: Error) => {
      signal?.throwIfAborted();
      throw new Error(
        `The download of the model broke off at ${url.pathname} (${cause.message}). What came before is kept: go on when the network is back.`,
        { cause },
      );
    });
    if (await accepts(bytes)) await cache?.put(url, new Response(bytes)).catch(onUnkept);
    else await forgetWrong(url, accepts, cache);
    return bytes;
  };
}

async function forgetWrong(url: URL, accepts: (bytes: Uint8Array) => Promise<boolean>, cache: Cache | undefined) {
  const kept = await cache?.match(url);
  if (kept && !(await accepts(new Uint8Array(await kept.arrayBuffer())))) await cache?.delete(url);
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
