/** The WebGPU engine on a software adapter, with a model made for this: random weights, whose answers llama.cpp and PyTorch know. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { type Browser, launch } from "./chromium.ts";
import { openHarness } from "./harness.ts";

const REQUEST = {
  messages: [{ role: "user" as const, content: "a b c" }],
  maxTokens: 8,
  temperature: 0,
  topP: 1,
  seed: 1,
};

describe.skipIf(!chromium() && !process.env.CI)("engines in a Chromium worker", () => {
  let browser: Browser;
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    browser = await launch({ gpu: true });
    ({ page, close } = await openHarness(browser.context));
  });
  afterAll(async () => {
    await close?.();
    await browser?.close();
  });

  // Loading runs the model's self-test: the logits of four steps against the reference, a rewind between them.
  it.each(["webgpu-f32", "cpu"] as const)("%s gives the reference's logits and completes", async (engine) => {
    const info = await page.evaluate((kind) => globalThis.harness.load("fixtures/tiny-model/", kind), engine);
    expect(info).toMatchObject({ engine, manifest: { id: "tiny" } });
    const answer = await page.evaluate((request) => globalThis.harness.complete(request), REQUEST);
    expect(answer.tokens).toBeGreaterThan(0);
    expect(["end", "length"]).toContain(answer.stop);
  });
});
