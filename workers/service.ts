/// <reference lib="webworker" />
/**
 * The service worker: what a static host can't do.
 * (a) It puts our headers on every response, so that page and workers are bound by the same policy wherever they are served from.
 * (b) It keeps the files of the page, so that it works offline after the first load.
 * A file is kept under its path and the sha256 that the build expects: half a file or an error page is never kept, an
 * unchanged file survives an update, and what the new version doesn't name is removed.
 * Weights are left to their own store (src/model), which resumes downloads.
 */
import connected from "../src/core/connected-headers.json" with { type: "json" };
import headers from "../src/core/headers.json" with { type: "json" };
import { sha256 } from "../src/model/sha256.ts";

declare const self: ServiceWorkerGlobalScope;
/** Path → sha256 (hex), written by the build (scripts/site.ts). */
declare const __MANIFEST__: Record<string, string>;

const CACHE = "terraformer";
/** Kept when used, not before: the runtimes of the model engines and the encoder are large, and most visitors load one of them at most. */
const WHEN_USED = /^(assets\/(.+\.(wasm|mjs)|webllm-package-.+\.js)|placer\/.+)$/;
/** The page that may reach other machines; some hosts show it without its ending. */
const CONNECTED = /^connected(\.html)?$/;

const scope = self.registration.scope;
const keyOf = (path: string): string => new URL(`${path}?sha256=${__MANIFEST__[path]}`, scope).href;

function dressed(response: Response, path: string): Response {
  if (response.type === "opaque" || response.type === "opaqueredirect" || response.type === "error") return response;
  const own = new Headers(response.headers);
  const meant = CONNECTED.test(path) ? { ...headers, ...connected } : headers;
  for (const [name, value] of Object.entries(meant)) own.set(name, value);
  // The body is decoded by now, and these tell of what travelled.
  for (const name of ["Content-Encoding", "Content-Length"]) own.delete(name);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers: own });
}

/** Keeps a response under its path if it is, byte for byte, the file the build knows. Tells whether it was. */
async function keep(path: string, response: Response): Promise<boolean> {
  if (!response.ok) return false;
  const bytes = await response.arrayBuffer();
  if ((await sha256(bytes)) !== __MANIFEST__[path]) return false;
  const type = response.headers.get("Content-Type") ?? "application/octet-stream";
  const cache = await caches.open(CACHE);
  await cache.put(keyOf(path), new Response(bytes, { headers: { "Content-Type": type } }));
  return true;
}

/** Fetches what offline work needs and is not kept yet. What can't be had as the build knows it keeps nothing else away; it throws in the end. */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const missing: string[] = [];
  for (const path of Object.keys(__MANIFEST__)) {
    if (WHEN_USED.test(path) || (await cache.match(keyOf(path)))) continue;
    const kept = await fetch(new URL(path, scope))
      .then((response) => keep(path, response))
      .catch(() => false);
    if (!kept) missing.push(path);
  }
  if (missing.length > 0) throw new Error(`Not to be had as this version needs them: ${missing.join(", ")}`);
}

async function removeOld(): Promise<void> {
  const cache = await caches.open(CACHE);
  const wanted = new Set(Object.keys(__MANIFEST__).map(keyOf));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

async function answer(event: FetchEvent, path: string): Promise<Response> {
  const known = path in __MANIFEST__;
  const kept = known && (await (await caches.open(CACHE)).match(keyOf(path)));
  if (kept) return dressed(kept, path);
  const response = await fetch(event.request);
  // A failure to keep (no space left) must not fail the request.
  if (known) event.waitUntil(keep(path, response.clone()).catch(() => false));
  return dressed(response, path);
}

self.addEventListener("install", (event) => {
  // On the first visit it takes over at once, for the headers; an update takes over only when it has everything.
  event.waitUntil(self.registration.active ? fill() : self.skipWaiting());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(removeOld().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "fill") event.waitUntil(fill());
  // Another open page may still need files of its own version.
  if (event.data === "take-over") {
    const alone = self.clients.matchAll({ type: "window" }).then((pages) => pages.length <= 1);
    event.waitUntil(alone.then((yes) => (yes ? self.skipWaiting() : undefined)));
  }
});

self.addEventListener("fetch", (event) => {
  const { method, url, headers: asked } = event.request;
  if (method !== "GET" || !url.startsWith(scope) || asked.has("range")) return;
  const path = decodeURIComponent(new URL(url).pathname.slice(new URL(scope).pathname.length)) || "index.html";
  event.respondWith(answer(event, path));
});
