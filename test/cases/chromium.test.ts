import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import type { Report } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { type Browser, launch } from "../browser/chromium.ts";
import { openHarness } from "../browser/harness.ts";
import { PATIENCE, readCases, written } from "./case.ts";

describe.skipIf(!chromium() && !process.env.CI)(
  "WebAssembly in a Chromium worker gives every byte of the native report",
  async () => {
    const native = await createNodeVerifier({ engine: "native", quietMs: PATIENCE });
    let browser: Browser;
    let page: Page;
    let close: () => Promise<void>;

    beforeAll(async () => {
      browser = await launch();
      ({ page, close } = await openHarness(browser.context));
    });
    afterAll(async () => {
      await close?.();
      await browser?.close();
      await native.dispose();
    });

    it.each(readCases())("$name", async ({ request }) => {
      const text = await page.evaluate((asked) => globalThis.harness.verify(asked), JSON.stringify(request));
      expect(written(JSON.parse(text) as Report)).toBe(written(await native.verify(request)));
    });
  },
);
