import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import connected from "../src/core/connected-headers.json" with { type: "json" };
import headers from "../src/core/headers.json" with { type: "json" };
import { serve } from "./serve.mjs";

const top = mkdtempSync(join(tmpdir(), "terraformer-serve-"));
const root = join(top, "site");
const BIG = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i) % 251));
let server: Awaited<ReturnType<typeof serve>>;

/** Node's own client: fetch() would tidy the path before it is sent. */
const get = (path: string, sent: Record<string, string> = {}, method = "GET") =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((done, failed) => {
    const asked = request({ host: "localhost", port: server.port, path, headers: sent, method }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on("error", failed).end();
  });

beforeAll(async () => {
  mkdirSync(join(root, "assets"), { recursive: true });
  mkdirSync(join(top, "site-secret"));
  writeFileSync(join(top, "secret.txt"), "outside");
  writeFileSync(join(top, "site-secret/a.txt"), "outside");
  writeFileSync(join(root, "index.html"), "<title>page</title>");
  writeFileSync(join(root, ".hidden"), "hidden");
  writeFileSync(join(root, "headers.json"), JSON.stringify(headers));
  writeFileSync(join(root, "connected-headers.json"), JSON.stringify(connected));
  writeFileSync(join(root, "connected.html"), "<title>connected</title>");
  writeFileSync(join(root, "assets/worker-AbC_-123.js"), "1".repeat(5000));
  writeFileSync(join(root, "assets/worker-AbC_-123.js.br"), brotliCompressSync("1".repeat(5000)));
  writeFileSync(join(root, "engine.wasm"), Buffer.from([0, 97, 115, 109]));
  writeFileSync(join(root, "big.wasm"), BIG);
  writeFileSync(join(root, "big.wasm.br"), brotliCompressSync(BIG));
  writeFileSync(join(root, "big.wasm.gz"), gzipSync(BIG));
  mkdirSync(join(root, "models/more"), { recursive: true });
  writeFileSync(join(root, "models/more/catalogue.json"), "[]");
  server = await serve({ root, port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(top, { recursive: true });
});

describe("serve", () => {
  it.each(["/", "/assets/worker-AbC_-123.js", "/engine.wasm", "/nothing-here", "/%zz"])(
    "puts every security header on %s",
    async (path) => {
      const answer = await get(path);
      for (const [name, value] of Object.entries(headers)) expect(answer.headers[name.toLowerCase()]).toBe(value);
    },
  );

  it("has a policy of its own for connected.html, and for no path that resembles it", async () => {
    const policy = async (path: string) => (await get(path)).headers["content-security-policy"];
    expect((await get("/connected.html")).headers["x-content-type-options"]).toBe("nosniff");
    for (const path of ["/connected.html", "/connected", "/connected.html?x"])
      expect(await policy(path)).toBe(connected["Content-Security-Policy"]);
    for (const path of ["/", "/connected.html/x", "/disconnected.html", "/assets/connected-AbC_-123.js"])
      expect(await policy(path)).toBe(headers["Content-Security-Policy"]);
  });

  it("names the types that browsers insist on", async () => {
    expect((await get("/engine.wasm")).headers["content-type"]).toBe("application/wasm");
    expect((await get("/assets/worker-AbC_-123.js")).headers["content-type"]).toMatch(/^text\/javascript/);
  });

  it("sends the compressed sibling only to who takes it", async () => {
    const small = await get("/assets/worker-AbC_-123.js", { "accept-encoding": "gzip, br" });
    expect(small.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(small.body).toString()).toBe("1".repeat(5000));
    for (const coding of ["gzip", "br;q=0, gzip", "brother", "*;q=0", ""]) {
      const plain = await get("/assets/worker-AbC_-123.js", { "accept-encoding": coding });
      expect(plain.headers["content-encoding"]).toBeUndefined();
      expect(plain.body).toHaveLength(5000);
    }
  });

  it("sends gzip to who takes no Brotli, and the same bytes in every way", async () => {
    for (const [coding, decode] of [
      ["br", brotliDecompressSync],
      ["gzip", gunzipSync],
      ["identity", (body: Buffer) => body],
    ] as const) {
      const { headers: told, body } = await get("/big.wasm", { "accept-encoding": coding });
      expect(told["content-encoding"]).toBe(coding === "identity" ? undefined : coding);
      expect([told["content-type"], told.vary]).toEqual(["application/wasm", "Accept-Encoding"]);
      expect(told["content-length"]).toBe(String(body.length));
      expect(decode(body)).toEqual(BIG);
      const head = await get("/big.wasm", { "accept-encoding": coding }, "HEAD");
      expect([head.headers["content-length"], head.headers.etag, head.body.length]).toEqual([
        told["content-length"],
        told.etag,
        0,
      ]);
    }
    const tags = ["br", "gzip", ""].map(
      async (coding) => (await get("/big.wasm", { "accept-encoding": coding })).headers.etag,
    );
    expect(new Set(await Promise.all(tags)).size).toBe(3);
  });

  it.each([
    ["bytes=0-9", 206, [0, 10]],
    ["bytes=100-", 206, [100, BIG.length]],
    ["bytes=-5", 206, [BIG.length - 5, BIG.length]],
    ["bytes=10-999999999", 206, [10, BIG.length]],
    ["bytes=999999999-", 416, undefined],
    ["bytes=0-1,4-5", 200, [0, BIG.length]],
    ["pages=1-2", 200, [0, BIG.length]],
    ["bytes=9-3", 200, [0, BIG.length]],
  ] as const)("answers %s with %i, of the file as it is", async (range, status, part) => {
    const answer = await get("/big.wasm", { range, "accept-encoding": "br" });
    expect([answer.status, answer.headers["content-encoding"]]).toEqual([status, undefined]);
    if (part) expect(answer.body).toEqual(BIG.subarray(...part));
    if (status === 206)
      expect(answer.headers["content-range"]).toBe(`bytes ${part?.[0]}-${(part?.[1] ?? 0) - 1}/${BIG.length}`);
  });

  it("sends the whole file when it changed since the part before", async () => {
    const tag = String((await get("/big.wasm")).headers.etag);
    const rest = (condition: string) => get("/big.wasm", { range: "bytes=100-", "if-range": condition });
    expect((await rest(tag)).status).toBe(206);
    expect(await rest('"another"')).toMatchObject({ status: 200, body: BIG });
  });

  it("lets hashed files be kept for ever and asks again for the others", async () => {
    expect((await get("/assets/worker-AbC_-123.js")).headers["cache-control"]).toContain("immutable");
    const page = await get("/");
    expect(page.headers["cache-control"]).toBe("no-cache");
    for (const known of [String(page.headers.etag), `"x", W/${page.headers.etag}`, "*"])
      expect((await get("/", { "if-none-match": known })).status).toBe(304);
    expect((await get("/", { "if-none-match": '"x"' })).status).toBe(200);
  });

  it.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/..%5csecret.txt",
    "/../site-secret/a.txt",
    "//etc/passwd",
    "/.hidden",
    "/index.html%00.js",
    "/assets/",
    "/index.html/x",
  ])("serves nothing at %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it("answers GET and HEAD only", async () => {
    expect((await get("/", {}, "POST")).status).toBe(405);
    const head = await get("/", {}, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, "19"]);
  });

  it("takes the next port when one is busy", async () => {
    const next = await serve({ root, port: server.port });
    expect(next.port).toBeGreaterThan(server.port);
    await next.close();
  });

  it("serves models that were got as if they were in the page, and nothing beside them", async () => {
    const models = join(top, "got");
    mkdirSync(join(models, "mine"), { recursive: true });
    writeFileSync(join(models, "mine/manifest.json"), "{}");
    const other = await serve({ root, port: 0, models });
    const ask = async (path: string) => {
      const answer = await fetch(new URL(path, other.url));
      return answer.ok ? answer.text() : answer.status;
    };
    try {
      expect(await ask("models/more/mine/manifest.json")).toBe("{}");
      // Without a list of its own, the page's: there are none.
      expect(await ask("models/more/catalogue.json")).toBe("[]");
      writeFileSync(join(models, "catalogue.json"), '["mine"]');
      expect(await ask("models/more/catalogue.json")).toBe('["mine"]');
      expect(await ask("models/more/..%2f..%2fsecret.txt")).toBe(404);
      expect((await get("/models/more/mine/manifest.json")).status).toBe(404);
    } finally {
      await other.close();
    }
  });
});
