/** A model in a folder that the user picks: its files are put where web-llm keeps what it has downloaded, so that it asks nobody for them. */
import { NotAModelError } from "./webllm-errors.ts";

export type Folder = readonly { path: string; file: Blob }[];

/** No such host exists anywhere (RFC 2606): a file that is missing can't come from somewhere else. */
const HOST = "https://folder.invalid/";
const CONFIG = "mlc-chat-config.json";
const WEIGHTS = "tensor-cache.json";

type Caches = Pick<CacheStorage, "open">;

/** Keeps the files, in place of those of another folder; gives the addresses under which they are kept. */
export async function keepFolder(
  folder: Folder,
  caches: Caches = globalThis.caches,
): Promise<{ files: string; library: string }> {
  const config = folder.find(({ path }) => nameOf(path) === CONFIG);
  if (!config)
    throw new NotAModelError(`The folder has no ${CONFIG}: choose one that holds a model converted for MLC.`);
  const root = config.path.slice(0, -CONFIG.length);
  const own = folder.filter(({ path }) => path.startsWith(root));
  if (!own.some(({ path }) => path === root + WEIGHTS))
    throw new NotAModelError(
      `The folder has no ${WEIGHTS}: it holds no weights, or such as an older MLC made (ndarray-cache.json), which have to be converted again.`,
    );
  const libraries = folder.filter(({ path }) => path.endsWith(".wasm"));
  const [library] = libraries;
  if (!library || libraries.length > 1)
    throw new NotAModelError(
      libraries.length === 0
        ? "The folder has no model library (.wasm): put the one that was built for the model beside its files."
        : `The folder has ${libraries.length} model libraries (.wasm): leave the one that is the model's.`,
    );
  const address = (path: string) => HOST + path.slice(root.length).split("/").map(encodeURIComponent).join("/");
  const [configs, weights, wasm] = await Promise.all(
    ["config", "model", "wasm"].map((it) => caches.open(`webllm/${it}`)),
  );
  if (!configs || !weights || !wasm) throw new Error("The browser keeps no files for this site.");
  for (const cache of [configs, weights, wasm])
    for (const { url } of await cache.keys()) if (url.startsWith(HOST)) await cache.delete(url);
  for (const { path, file } of own)
    if (path !== library.path) await (path === config.path ? configs : weights).put(address(path), new Response(file));
  await wasm.put(`${HOST}model.wasm`, new Response(library.file));
  return { files: HOST, library: `${HOST}model.wasm` };
}

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
