/** The weights that ship, on the engine that every browser has: llama.cpp in a Chromium worker. */
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { type Browser, launch } from "./chromium.ts";
import { openHarness } from "./harness.ts";

const MODEL = "smollm2-135m-instruct";
const there = existsSync(`public/models/${MODEL}/manifest.json`);
const ask = (content: string, maxTokens: number) => ({
  messages: [{ role: "user" as const, content }],
  maxTokens,
  temperature: 0,
  topP: 1,
  seed: 1,
});

describe.skipIf(!there || (!chromium() && !process.env.CI))("the shipped weights on the CPU", () => {
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
  });

  it("pass the self-test, complete, and reuse the prompt", async () => {
    // One thread: llama.cpp's wait for each other in busy loops, and a busy test machine makes them wait for minutes.
    const info = await page.evaluate((folder) => globalThis.harness.load(folder, "cpu", 1), `models/${MODEL}/`);
    expect(info).toMatchObject({ engine: "cpu", manifest: { id: MODEL } });
    const request = ask("What is the capital of France?", 16);
    const first = await page.evaluate((given) => globalThis.harness.complete(given), request);
    const again = await page.evaluate((given) => globalThis.harness.complete(given), request);
    expect(first.tokens).toBeGreaterThan(3);
    expect(again.firstTokenSeconds).toBeLessThan(first.firstTokenSeconds);
    console.info(
      `load ${info.loadSeconds.toFixed(1)} s, prompt ${(first.promptTokens / first.firstTokenSeconds).toFixed(1)} tok/s, answer ${(
        first.tokens / (first.seconds - first.firstTokenSeconds)
      ).toFixed(1)} tok/s`,
    );
  });

  it("stop within a long prompt", async () => {
    const request = ask("A Terraform resource block describes one object. ".repeat(60), 16);
    const stopped = await page.evaluate((given) => globalThis.harness.stopAfter(given, 500), request);
    expect(stopped).toMatchObject({ stop: "stopped", tokens: 0 });
    // 300 ms on a machine that does nothing else; test machines do.
    expect(stopped.endedAfterMs).toBeLessThan(2000);
  });
});
