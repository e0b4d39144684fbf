/** The frame around the page: pre-flight, headers from the service worker, offline work. Needs dist/site (npm run build). */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../scripts/serve.mjs";
import { type Browser, launch } from "./chromium.ts";
import { demandSite, SITE } from "./tiny-site.ts";

/** Of another origin that would gladly answer: so nothing but our policy can be why it isn't reached. */
const OPEN = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
let browser: Browser;

beforeAll(async () => {
  demandSite();
  browser = await launch();
});
afterAll(() => browser?.close());

/** Whether a worker of this page, started from a blob, may reach another origin; by the policy that it inherits. */
const reaches = (page: Page, url: string) =>
  page.evaluate(
    (target) =>
      new Promise<string>((done) => {
        const code = `fetch(${JSON.stringify(target)}, { mode: "no-cors" }).then(() => postMessage("reached"), (e) => postMessage("refused"))`;
        const worker = new Worker(URL.createObjectURL(new Blob([code])));
        worker.onmessage = (message) => done(message.data);
        worker.onerror = () => done("no worker");
      }),
    url,
  );

describe("pre-flight", () => {
  it.each(["WebAssembly", "indexedDB", "DecompressionStream", "structuredClone", "BigInt"])(
    "says that %s is missing, and starts nothing",
    async (name) => {
      const server = await serve({ root: SITE, port: 0 });
      const page = await browser.context.newPage();
      await page.addInitScript((key) => {
        Object.defineProperty(globalThis, key, { value: undefined });
      }, name);
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      // The pre-flight stops the load, so that "load" never comes.
      await page.goto(server.url, { waitUntil: "commit" });
      const text = await page.getByTestId("preflight").textContent();
      expect(text).toContain(name === "indexedDB" ? "IndexedDB" : name);
      expect(text).toContain("Firefox from 115");
      expect(text).toContain("command line");
      expect(errors).toEqual([]);
      await page.close();
      await server.close();
    },
  );

  it("is silent when nothing is missing", async () => {
    const server = await serve({ root: SITE, port: 0 });
    const page = await browser.context.newPage();
    await page.goto(server.url);
    expect(await page.getByTestId("preflight").count()).toBe(0);
    await page.close();
    await server.close();
  });
});

describe("service worker on a plain static host, under a sub-path", () => {
  const root = mkdtempSync(join(tmpdir(), "terraformer-host-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("brings the headers, keeps the page, and serves it when the host is gone", async () => {
    cpSync(SITE, join(root, "some/path"), { recursive: true });
    const elsewhere = await serve({ root, port: 0, headers: OPEN });
    const host = await serve({ root, port: 0, headers: {} });
    const page = await browser.context.newPage();
    await page.goto(`${host.url}some/path/`);
    await page.waitForFunction(() => globalThis.crossOriginIsolated, undefined, { timeout: 30_000 });
    const policy = await page.evaluate(async () =>
      (await fetch("headers.json")).headers.get("content-security-policy"),
    );
    expect(policy).toContain("connect-src 'self';");
    // The body is decoded by now: nothing tells of a coding any more.
    const coding = await page.evaluate(async () => (await fetch("policies.txt")).headers.get("content-encoding"));
    expect(coding).toBe(null);
    const wider = await page.evaluate(async () =>
      (await fetch("connected.html")).headers.get("content-security-policy"),
    );
    expect(wider).toContain("connect-src 'self' https: http:;");
    expect(await reaches(page, elsewhere.url)).toBe("refused");

    const kept = () =>
      page.evaluate(async () => (await (await caches.open("terraformer")).keys()).map(({ url }) => url));
    await expect
      .poll(
        async () => {
          const urls = (await kept()).join("\n");
          return ["index.html", "wasm_exec.js", "engine.wasm"].filter((name) => !urls.includes(name));
        },
        { timeout: 60_000 },
      )
      .toEqual([]);
    expect((await kept()).filter((url) => !/\?sha256=[0-9a-f]{64}$/.test(url))).toEqual([]);

    await host.close();
    await page.reload();
    expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
    expect(await page.title()).toContain("TerraFormer");
    expect(await page.evaluate(async () => (await fetch("wasm/engine.wasm")).ok)).toBe(true);
    await page.close();
    await elsewhere.close();
  });

  it("never keeps half a file, nor an error page", async () => {
    const host = await serve({ root: SITE, port: 0, headers: {} });
    const page = await browser.context.newPage();
    // What the host sends for one file differs from what the build knows.
    await browser.context.route("**/schemas/index.json", (route) => route.fulfill({ body: "[half" }));
    await page.goto(host.url);
    await page.waitForFunction(() => globalThis.crossOriginIsolated, undefined, { timeout: 30_000 });
    const kept = () =>
      page.evaluate(async () => (await (await caches.open("terraformer")).keys()).map(({ url }) => url).join("\n"));
    await expect.poll(kept, { timeout: 60_000 }).toContain("headers.json");
    await page.waitForTimeout(2000);
    expect(await kept()).not.toContain("schemas/index.json");
    await browser.context.unroute("**/schemas/index.json");
    await page.close();
    await host.close();
  });
});
