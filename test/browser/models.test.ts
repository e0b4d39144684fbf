/**
 * The models in the built page: what is told before anything is downloaded, and what becomes of a download that is paused, cut, spoilt, or has no room. Needs
 * dist/site; the model is the tests' tiny one, in four pieces.
 */
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { serve } from "../../scripts/serve.mjs";
import { type Browser, launch } from "./chromium.ts";
import { handsOn, MINUTE, ready } from "./opened.ts";
import { tinySite } from "./tiny-site.ts";

const PIECES = 4;

/** A site whose model comes in pieces. */
function siteInPieces(): { folder: string; piece(index: number): string; whole: Buffer } {
  const folder = tinySite();
  const place = join(folder, "models/tiny");
  const whole = readFileSync(join(place, "model.gguf"));
  const manifest = JSON.parse(readFileSync(join(place, "manifest.json"), "utf8"));
  const length = Math.ceil(whole.length / PIECES);
  const piece = (index: number) => join(place, `model.gguf.0${index}`);
  const shards = Array.from({ length: PIECES }, (_, index) => {
    const part = whole.subarray(index * length, (index + 1) * length);
    writeFileSync(piece(index), part);
    const sha256 = createHash("sha256").update(part).digest("hex");
    return { file: `model.gguf.0${index}`, bytes: part.length, sha256 };
  });
  writeFileSync(join(place, "manifest.json"), JSON.stringify({ ...manifest, shards }));
  return { folder, piece, whole };
}

describe.skipIf(!chromium() && !process.env.CI)("the models", () => {
  const { folder, piece, whole } = siteInPieces();
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    server = await serve({ root: folder, port: 0 });
    page = await browser.context.newPage();
    browser.context.on("request", (request) => asked.push(request.url()));
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(`${server.url}?test`);
    await ready(page);
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Models" }).click();
  }, 2 * MINUTE);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { shot } = handsOn(() => page);
  const row = () => page.getByTestId("models-row").filter({ hasText: "tiny test model" });
  const button = (name: string | RegExp) => row().getByRole("button", { name });
  /** Those that were asked for; the service worker's asking counts with the page's. */
  const pieces = () => [...new Set(asked.filter((url) => /model\.gguf\.0\d$/.test(url)).map((url) => url.slice(-1)))];
  const told = () => row().getByRole("alert").textContent();
  const forget = async () => {
    await button("Remove from this browser").click();
    await button(/^Download/).waitFor();
    asked.length = 0;
  };
  /** What is kept under the pieces' names is what the manifest says. */
  const spoilt = () =>
    page.evaluate(async () => {
      const cache = await caches.open("models");
      const manifest = await (await cache.match(new URL("models/tiny/manifest.json", document.baseURI)))?.json();
      const wrong: string[] = [];
      for (const { file, sha256 } of manifest?.shards ?? []) {
        const found = await cache.match(new URL(`models/tiny/${file}`, document.baseURI));
        if (!found) continue;
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await found.arrayBuffer()));
        if (Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") !== sha256) wrong.push(file);
      }
      return wrong;
    });

  it("are told with size, licence, memory and room, and this machine, before anything is downloaded", async () => {
    const text = async () => (await page.getByTestId("models").textContent()) ?? "";
    await expect.poll(text).toMatch(/Free\d.* (MB|GB)/);
    expect(await text()).toMatch(/GPU(This browser has|WebGPU)/);
    expect(await text()).toMatch(/Threads\d/);
    expect(await row().textContent()).toMatch(
      /Size0 MB.*Memoryabout \d+ MB.*LicenceApache-2\.0.*on this site, not kept yet/,
    );
    expect(await page.getByTestId("models-row").filter({ hasText: "Qwen2.5-Coder-0.5B" }).textContent()).toMatch(
      /491 MB.*1\.3 GB.*not on this site/,
    );
    expect(await page.getByTestId("models-advice").textContent()).toMatch(/None of the models at hand/);
    expect(asked.filter((url) => /models\/.+\//.test(url) && !url.endsWith("catalogue.json"))).toEqual([]);
    await shot("models");
    await page.getByTestId("theme-toggle").click();
    await shot("models-dark");
    await page.getByTestId("theme-toggle").click();
  });

  it("go on after a pause with what is missing", async () => {
    // The third piece doesn't come until it is paused.
    let paused: () => void = () => {};
    const pausing = new Promise<void>((done) => {
      paused = done;
    });
    await browser.context.route("**/model.gguf.02", async (route) => {
      await pausing;
      await route.abort().catch(() => {});
    });
    await button(/^Download/).click();
    await expect.poll(pieces).toContain("2");
    await shot("models-downloading");
    await button("Pause").click();
    paused();
    await button(/^Go on/).waitFor();
    expect(await row().getByRole("alert").count()).toBe(0);
    await browser.context.unroute("**/model.gguf.02");
    asked.length = 0;
    await button(/^Go on/).click();
    await button("Save as a file").waitFor();
    expect(await row().textContent()).toContain("kept: loads without a network");
    expect(pieces()).toEqual(["2", "3"]);
    await forget();
  });

  it("whose download is cut say so, and go on from there", async () => {
    await browser.context.route("**/model.gguf.02", (route) => route.abort());
    await button(/^Download/).click();
    await expect.poll(told, { timeout: MINUTE }).toMatch(/model\.gguf\.02 can't be reached/);
    await shot("models-cut");
    await browser.context.unroute("**/model.gguf.02");
    asked.length = 0;
    await button(/^Go on/).click();
    await button("Save as a file").waitFor();
    expect(pieces()).toEqual(["2", "3"]);
    await forget();
  });

  it.each([
    ["a flipped byte", (bytes: Buffer) => Buffer.from(bytes).fill((bytes[9] as number) ^ 1, 9, 10), /SHA-256 differs/],
    [
      "a web page in its place",
      () => Buffer.from("<!doctype html><title>Sign in</title>"),
      /a web page came in its place/,
    ],
    ["half of it", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), /bytes long instead of/],
  ])("with %s in a piece are refused with words for it, and nothing wrong is kept", async (_, spoil, words) => {
    const right = readFileSync(piece(1));
    writeFileSync(piece(1), spoil(right));
    await button(/^Download/).click();
    await expect.poll(told, { timeout: MINUTE }).toMatch(words);
    expect(await told()).toContain("whoever hosts this site must put the file there again");
    expect(await spoilt()).toEqual([]);
    writeFileSync(piece(1), right);
    asked.length = 0;
    await button(/^Go on/).click();
    await button("Save as a file").waitFor();
    // What was right isn't fetched again.
    expect(pieces()).not.toContain("0");
    expect(await spoilt()).toEqual([]);
    await forget();
  });

  it("with no room for them say how much is missing, and still load", { timeout: 4 * MINUTE }, async () => {
    const session = await browser.context.newCDPSession(page);
    const origin = new URL(server.url).origin;
    const { usage } = await session.send("Storage.getUsageAndQuota", { origin });
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 1000 });
    await button(/^Download/).click();
    await expect
      .poll(told, { timeout: MINUTE })
      .toMatch(/no more room for this page: \d+ MB are needed\. Remove another model/);
    expect(await spoilt()).toEqual([]);
    await shot("models-no-room");
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: 2 * MINUTE });
    expect(await page.getByTestId("model-card").textContent()).toContain("had no room to keep it");
    await page.getByTestId("model-unload").click();
    await session.send("Storage.overrideQuotaForOrigin", { origin });
  });

  it("are saved as one file, and taken back from it without the site", { timeout: 4 * MINUTE }, async () => {
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Code" }).click();
    await page.getByRole("button", { name: "Manage models" }).click();
    await expect
      .poll(
        async () => {
          const go = button(/^(Download|Go on)/);
          if ((await go.count()) && (await go.isEnabled())) await go.click();
          return button("Save as a file").count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    const saving = page.waitForEvent("download");
    await button("Save as a file").click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("tiny.gguf");
    const path = await saved.path();
    expect(readFileSync(path).equals(whole)).toBe(true);
    await forget();
    await browser.context.route("**/model.gguf.*", (route) => route.abort());
    const choosing = page.waitForEvent("filechooser");
    await page.getByTestId("models").getByRole("button", { name: "Open a model file…" }).click();
    const file = join(folder, "from-a-stick.gguf");
    writeFileSync(file, whole);
    await (await choosing).setFiles(file);
    await button("Save as a file").waitFor({ timeout: MINUTE });
    expect(await row().count()).toBe(1);
    expect(await spoilt()).toEqual([]);
    await button("Load").click();
    await row()
      .getByText("loaded", { exact: true })
      .waitFor({ timeout: 2 * MINUTE });
    expect(pieces()).toEqual([]);
    await shot("models-loaded");
    await browser.context.unroute("**/model.gguf.*");
    await page.getByTestId("model-unload").click();
    await forget();
    await page.getByRole("button", { name: "Load model" }).waitFor();
  });
});
