import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { httpShards } from "./shards.ts";

/** A browser with a cache, on a server that has `files`; `requests` counts what reached the server. */
let files: Record<string, string>;
let requests: string[];
let full: boolean;
beforeEach(() => {
  full = false;
  files = { "a.bin": "hello" };
  requests = [];
  const cache = new Map<string, string>();
  vi.stubGlobal("caches", {
    open: async () => ({
      match: async (url: URL) => (cache.has(url.href) ? new Response(cache.get(url.href)) : undefined),
      put: async (url: URL, answer: Response) => {
        if (full) throw new DOMException("Quota exceeded.", "QuotaExceededError");
        cache.set(url.href, await answer.text());
      },
      delete: async (url: URL) => cache.delete(url.href),
    }),
  });
  vi.stubGlobal("fetch", async (url: URL) => {
    requests.push(url.pathname);
    const body = files[url.pathname.split("/").pop() as string];
    if (body === "cut") return new Response(cutOff());
    if (body === "offline") throw new TypeError("Failed to fetch");
    return new Response(body ?? "", { status: body === undefined ? 404 : 200 });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A body that ends half-way, as of a network that went away. */
const cutOff = () =>
  new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("hel")),
    pull: (controller) => controller.error(new TypeError("network error")),
  });

const source = httpShards(new URL("https://example.test/models/m/"));
const text = async (...asked: Parameters<typeof source>) => new TextDecoder().decode(await source(...asked));

describe("shards over HTTP", () => {
  it("come from the server once, then from the cache, and count their bytes", async () => {
    let counted = 0;
    const onBytes = (bytes: number) => {
      counted += bytes;
    };
    expect(await text("a.bin", { onBytes })).toBe("hello");
    expect(await text("a.bin", { onBytes })).toBe("hello");
    expect(requests).toEqual(["/models/m/a.bin"]);
    expect(counted).toBe(10);
  });

  it("come from the server again when asked for fresh, and replace what was cached", async () => {
    await text("a.bin");
    files["a.bin"] = "newer";
    expect(await text("a.bin")).toBe("hello");
    expect(await text("a.bin", { fresh: true })).toBe("newer");
    expect(await text("a.bin")).toBe("newer");
  });

  it("come from the cache when the server can't be reached", async () => {
    await text("a.bin");
    files["a.bin"] = "offline";
    expect(await text("a.bin", { fresh: true })).toBe("hello");
  });

  it("name the file that is missing or can't be reached", async () => {
    await expect(text("b.bin")).rejects.toThrow("/models/m/b.bin can't be had: the server says 404");
    files["c.bin"] = "offline";
    await expect(text("c.bin")).rejects.toThrow("/models/m/c.bin can't be reached");
  });

  it("say that the download broke off, and keep nothing of that file", async () => {
    files["a.bin"] = "cut";
    await expect(text("a.bin")).rejects.toThrow(
      "broke off at /models/m/a.bin (network error). What came before is kept",
    );
    files["a.bin"] = "hello";
    expect(await text("a.bin")).toBe("hello");
  });

  it("are kept only when they are right, and what was kept and isn't goes", async () => {
    const accepts = async (bytes: Uint8Array) => new TextDecoder().decode(bytes) === "right";
    expect(await text("a.bin")).toBe("hello");
    expect(await text("a.bin", { accepts, fresh: true })).toBe("hello");
    files["a.bin"] = "right";
    expect(await text("a.bin", { accepts })).toBe("right");
    // Then something wrong in its place doesn't take it away.
    files["a.bin"] = "wrong";
    expect(await text("a.bin", { accepts, fresh: true })).toBe("wrong");
    expect(await text("a.bin", { accepts })).toBe("right");
  });

  it("are given also where there is no room to keep them, which is told", async () => {
    full = true;
    let why: unknown;
    const told = httpShards(new URL("https://example.test/models/m/"), (cause) => {
      why = cause;
    });
    expect(new TextDecoder().decode(await told("a.bin"))).toBe("hello");
    expect(why).toMatchObject({ name: "QuotaExceededError" });
  });

  it("work without a cache", async () => {
    vi.stubGlobal("caches", undefined);
    expect(await text("a.bin")).toBe("hello");
    vi.stubGlobal("caches", { open: async () => Promise.reject(new Error("forbidden")) });
    expect(await text("a.bin")).toBe("hello");
  });
});
