/** The page as an application of its own, and on hosts that give it nothing but files. Needs dist/site. */
import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { serve } from "../../scripts/serve.mjs";
import { type Browser, launch } from "./chromium.ts";
import { handsOn, MINUTE, ready } from "./opened.ts";
import { tinySite } from "./tiny-site.ts";

describe.skipIf(!chromium() && !process.env.CI)("the installed page", () => {
  const folder = tinySite();
  let browser: Browser;
  let page: Page;
  const servers: Awaited<ReturnType<typeof serve>>[] = [];
  const server = async (options: { headers?: Record<string, string> } = {}) => {
    const started = await serve({ root: folder, port: 0, ...options });
    servers.push(started);
    return started;
  };
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    for (const one of servers) await one.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { shot } = handsOn(() => page);

  it("can be installed, by what the browser itself asks of a page", { timeout: 2 * MINUTE }, async () => {
    const host = await server();
    page = await browser.context.newPage();
    await page.goto(`${host.url}?test`);
    await ready(page);
    const session = await browser.context.newCDPSession(page);
    await expect
      .poll(async () => (await session.send("Page.getInstallabilityErrors")).installabilityErrors, { timeout: MINUTE })
      .toEqual([]);
    const { errors, data = "{}" } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const { icons, file_handlers: handlers } = JSON.parse(data);
    expect(icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain("maskable");
    expect(handlers[0].accept["text/plain"]).toContain(".tf");
    for (const { src } of icons) expect(await page.evaluate(async (url) => (await fetch(url)).ok, src)).toBe(true);
  });

  it("has all of it offline after one visit, what nobody has opened yet too", { timeout: 3 * MINUTE }, async () => {
    const wanted = [
      "engine.wasm",
      "policy.wasm",
      "aws-6.jsonl",
      // Kept when used, which it is once the page has nothing else to do.
      "placer/model.onnx",
      "placer/tokenizer.json",
      "ort-wasm",
      "index.html",
      "connected.html",
      "manifest.webmanifest",
    ];
    const missing = () =>
      page.evaluate(async (names) => {
        const kept = (await (await caches.open("terraformer")).keys()).map(({ url }) => url);
        return names.filter((name) => !kept.some((url) => url.includes(name)));
      }, wanted);
    await expect.poll(missing, { timeout: MINUTE }).toEqual([]);
    await browser.context.setOffline(true);
    await page.reload();
    await ready(page);
    for (const name of await page.getByRole("navigation", { name: "Views" }).getByRole("button").allTextContents()) {
      await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name }).click();
      await page.waitForTimeout(300);
      expect(await page.getByText("could not be loaded").count()).toBe(0);
    }
    await page.goto(new URL("connected.html", page.url()).href);
    await ready(page);
    await browser.context.setOffline(false);
    await page.close();
  });

  it("works where the host sends no headers and the browser lets no service worker add them, and says what that costs", {
    timeout: 3 * MINUTE,
  }, async () => {
    const host = await server({ headers: {} });
    page = await browser.context.newPage();
    // As in a private window of some browsers.
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });
    });
    await page.goto(`${host.url}?test`);
    await ready(page);
    expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(false);
    await page.getByTestId("findings-item").filter({ hasText: "SSH" }).waitFor({ timeout: MINUTE });
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Models" }).click();
    const machine = page.getByTestId("models-machine");
    await machine.getByText("one thread only: this page came without COOP and COEP headers").waitFor();
    await shot("no-headers");
    await page.getByTestId("model-load").click();
    await page.locator('[data-testid="model-card"][data-state="ready"]').waitFor({ timeout: 2 * MINUTE });
  });
});
