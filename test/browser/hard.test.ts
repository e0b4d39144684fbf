/** Moments that are hard on an engine, in a real browser: the GPU is taken away, memory is full, the user stops while the prompt is read. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { type Browser, launch } from "./chromium.ts";
import { OUT, openHarness } from "./harness.ts";

const FOLDER = "endless/";
const request = (content: string, maxTokens: number) => ({
  ...{ messages: [{ role: "user" as const, content }], maxTokens },
  ...{ temperature: 0, topP: 1, seed: 1 },
});

describe.skipIf(!chromium() && !process.env.CI)("a model in a Chromium worker", () => {
  let browser: Browser;
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    browser = await launch({ gpu: true });
    ({ page, close } = await openHarness(browser.context));
    serveEndless(join(OUT, FOLDER));
  });
  afterAll(async () => {
    await close?.();
    await browser?.close();
  });

  // `device.destroy()` is real, and so is the engine that is made in its place: its self-test has to pass.
  // Not every token gives a piece of text: letters may take several.
  it.each([1, 50, 200])("goes on from where it was when the GPU is lost at token %i", async (at) => {
    const maxTokens = Math.ceil(at * 1.3) + 6;
    const { done, told, replaced, after } = await page.evaluate(
      ([folder, asked, pieces]) => globalThis.harness.breakAt(folder, ["webgpu-f32", "cpu"], asked, pieces, "lost"),
      [FOLDER, request("a b c", maxTokens), at] as const,
    );
    expect(replaced).toMatchObject([{ engine: "webgpu-f32", explanation: expect.stringMatching(/GPU was lost/) }]);
    expect(told.join("")).toBe(done.text);
    expect(told.length).toBeGreaterThan(at);
    expect(done).toMatchObject({ tokens: maxTokens, stop: "length" });
    expect(after.tokens).toBe(4);
  });

  it("goes on on the CPU when the GPU's memory is full", async () => {
    const { done, told, replaced, after } = await page.evaluate(
      ([folder, asked]) => globalThis.harness.breakAt(folder, ["webgpu-f32", "cpu"], asked, 3, "memory"),
      [FOLDER, request("a b c", 8)] as const,
    );
    expect(replaced).toMatchObject([{ engine: "cpu", explanation: expect.stringMatching(/memory/) }]);
    expect(told.join("")).toBe(done.text);
    expect(done).toMatchObject({ tokens: 8, stop: "length" });
    expect(after.tokens).toBe(4);
  });

  it("stops within a prompt, and answers the same as ever afterwards", async () => {
    await page.evaluate((folder) => globalThis.harness.load(folder, "webgpu-f32"), FOLDER);
    // How many tokens a step reads follows from time, and how sums are rounded from that: here the first token is far ahead of the second.
    const asked = request("a queue ".repeat(30), 4);
    const stopped = await page.evaluate((long) => globalThis.harness.stopAfter(long, 250), asked);
    expect(stopped).toMatchObject({ text: "", tokens: 0, stop: "stopped" });
    const answer = await page.evaluate((long) => globalThis.harness.complete(long), asked);
    const fresh = async () => {
      await page.evaluate((folder) => globalThis.harness.load(folder, "webgpu-f32"), FOLDER);
      return page.evaluate((long) => globalThis.harness.complete(long), asked);
    };
    const { tokens, promptTokens, stop } = await fresh();
    expect(answer).toMatchObject({ tokens, promptTokens, stop });
    // One of several, since what a fresh engine says at a near tie follows from how time has cut its prompt, too.
    await expect.poll(async () => (await fresh()).text[0], { timeout: 60_000 }).toBe(answer.text[0]);
  });
});

/** The tiny model without tokens that end an answer: every answer is as long as it may be. */
function serveEndless(folder: string): void {
  const bytes = readFileSync("test/fixtures/tiny-model/model.gguf");
  const key = "tokenizer.ggml.token_type";
  const array = bytes.indexOf(key) + key.length + 8; // after the types of value and elements
  const count = Number(bytes.readBigUInt64LE(array));
  for (let at = array + 8; at < array + 8 + 4 * count; at += 4) bytes.writeInt32LE(1, at);
  const manifest = JSON.parse(readFileSync("test/fixtures/tiny-model/manifest.json", "utf8"));
  manifest.shards[0].sha256 = createHash("sha256").update(bytes).digest("hex");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "model.gguf"), bytes);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
}
