/** The opening of the built page: its verifier starts before the rest of its script is there. Needs dist/site. */
import type { Page, Worker } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { serve } from "../../scripts/serve.mjs";
import { type Browser, launch } from "./chromium.ts";
import { MINUTE } from "./opened.ts";
import { demandSite, SITE } from "./tiny-site.ts";

describe.skipIf(!chromium() && !process.env.CI)("the page, while it is still being loaded", () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  beforeAll(async () => {
    demandSite();
    server = await serve({ root: SITE, port: 0 });
  });
  // Each as on a first visit: what a service worker answers isn't held back.
  beforeEach(async () => {
    browser = await launch();
    page = await browser.context.newPage();
  });
  afterEach(() => browser?.close());
  afterAll(() => server?.close());

  it.each(["index.html", "connected.html"])(
    "starts one verifier before the script of %s has come",
    {
      timeout: 2 * MINUTE,
    },
    async (entry) => {
      let held = 0;
      let release = () => {};
      const released = new Promise<void>((done) => {
        release = done;
      });
      // What connected.html names itself brings the page's own script later.
      await page.route(/\/assets\/(?:main|connected)-[^/]+\.js$/, async (route) => {
        held++;
        await released;
        await route.continue();
      });
      const verifiers: Worker[] = [];
      page.on("worker", (worker) => /\/verifier-/.test(worker.url()) && verifiers.push(worker));
      await page.goto(`${server.url}${entry}`, { waitUntil: "commit" });
      // Told by the program itself, in its worker: it runs, though nothing is shown yet.
      const runs = () => verifiers[0]?.evaluate(() => "terraformerEngine" in globalThis);
      await expect.poll(runs, { timeout: MINUTE }).toBe(true);
      expect(held).toBeGreaterThan(0);
      expect(await page.locator("main").count()).toBe(0);
      release();
      await page.getByTestId("findings-item").first().waitFor({ timeout: MINUTE });
      expect(verifiers).toHaveLength(1);
      page.removeAllListeners("worker");
      await page.unrouteAll();
    },
  );
});
