/** That what a browser gets is the file, in whatever coding it travels. Needs dist/site. */
import { readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filesBelow } from "../../scripts/compress.ts";
import { serve } from "../../scripts/serve.mjs";

const SITE = "dist/site";
const files = filesBelow(SITE).filter((path) => !/\.(br|gz)$/.test(path));
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve({ root: SITE, port: 0 });
});
afterAll(() => server.close());

/** The bytes that travel, undecoded. */
const get = (path: string, coding: string) =>
  new Promise<{ coding: string | undefined; type: string | undefined; body: Buffer }>((done, failed) => {
    const asked = request(`${server.url}${path}`, { headers: { "accept-encoding": coding } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      const { "content-encoding": used, "content-type": type } = response.headers;
      response.on("end", () => done({ coding: used, type, body: Buffer.concat(parts) }));
    });
    asked.on("error", failed).end();
  });

const DECODE = { br: brotliDecompressSync, gzip: gunzipSync };

it.each(["br", "gzip"] as const)(
  "sends every file by %s with the bytes it has, and never more of them",
  async (coding) => {
    const wrong: string[] = [];
    const plain: string[] = [];
    for (const path of files.filter((name) => !name.startsWith("models/"))) {
      const { coding: used, body } = await get(path, coding);
      const file = readFileSync(join(SITE, path));
      if (used === undefined && file.length > 10_000 && !/\.(png|ico|woff2)$/.test(path)) plain.push(path);
      const bytes = used === coding ? DECODE[coding](body) : body;
      if ((used && used !== coding) || body.length > file.length || !bytes.equals(file)) wrong.push(path);
    }
    expect(wrong).toEqual([]);
    // Whatever is large travels small.
    expect(plain).toEqual([]);
  },
);

it("sends WebAssembly under the type that lets it be compiled while it comes", async () => {
  const { type, body } = await get("wasm/engine.wasm", "br");
  expect(type).toBe("application/wasm");
  expect(body.length).toBeLessThan(statSync(join(SITE, "wasm/engine.wasm")).size / 4);
});

it("leaves weights as they are: nothing makes them smaller", async () => {
  const shards = files.filter((path) => /^models\/.+\.gguf/.test(path));
  expect(shards.length).toBeGreaterThan(0);
  for (const path of shards.slice(0, 1)) expect((await get(path, "br, gzip")).coding).toBeUndefined();
});
