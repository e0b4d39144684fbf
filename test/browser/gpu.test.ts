/** The WebGPU engine on a software adapter, with a model made for this: random weights, whose answers llama.cpp and PyTorch know. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { readGguf } from "../../src/model/gguf.ts";
import { logitsOf, tinyGguf } from "../tiny-gguf.ts";
import { type Browser, launch } from "./chromium.ts";
import { OUT, openHarness } from "./harness.ts";

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

  // The same for a file with biases and the formats that others use: both engines must read it as it is defined.
  it.each(["webgpu-f32", "cpu"] as const)("%s computes a qwen2 in mixed formats", async (engine) => {
    writeMade(join(OUT, "made"));
    const info = await page.evaluate((kind) => globalThis.harness.load("made/", kind), engine);
    expect(info).toMatchObject({ engine, manifest: { id: "made" } });
    const answer = await page.evaluate((request) => globalThis.harness.complete(request), REQUEST);
    expect(answer.tokens).toBeGreaterThan(0);
  });
});

/** A made model, with a self-test of what it is by definition. */
function writeMade(folder: string): void {
  const base = readGguf(readFileSync("test/fixtures/tiny-model/model.gguf"));
  const linears = { attn_q: "Q5_0", attn_k: "Q4_1", attn_v: "Q6_K", attn_output: "Q5_K", ffn_down: "Q4_K" } as const;
  const kinds = { ...linears, ffn_gate: "Q5_1", ffn_up: "F16", token_embd: "Q6_K" } as const;
  const bytes = tinyGguf(base, { architecture: "qwen2", kinds });
  const gguf = readGguf(bytes);
  const tokens = [5, 300, 77, 12];
  const step = (append: number[]) => {
    const logits = logitsOf(gguf, tokens.slice(0, tokens.indexOf(append.at(-1) ?? 0) + 1));
    const top = [...logits.keys()].sort((a, b) => (logits[b] as number) - (logits[a] as number)).slice(0, 5);
    return { append, top, logits: top.map((token) => logits[token]) };
  };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const shards = [{ file: "model.gguf", bytes: bytes.length, sha256 }];
  const card = { id: "made", bytes: bytes.length, contextLength: 512 };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "model.gguf"), bytes);
  const selfTest = [step([5, 300]), step([77]), step([12])];
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...card, shards, selfTest }));
}
