import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import reference from "../../test/fixtures/tiny-model/reference.json" with { type: "json" };
import { logitsOf, tinyGguf } from "../../test/tiny-gguf.ts";
import type { TokenEngine } from "../decode/engine.ts";
import { SteppedEngine } from "./engine.ts";
import { SelfTestError } from "./errors.ts";
import { readGguf } from "./gguf.ts";
import { fileShards, loadNodeModel } from "./node.ts";
import { type Ort, type OrtOptions, ortBackend } from "./ort.ts";
import { PLAIN, selfTest } from "./selftest.ts";
import { tokenizerOf } from "./tokenizer.ts";
import { loadWeights } from "./weights.ts";

const FOLDER = "test/fixtures/tiny-model";
const { prompt, greedy, top, logits } = reference;

async function tiny(options: Partial<OrtOptions> = {}, change: (bytes: Uint8Array) => void = () => {}) {
  const bytes = new Uint8Array(await readFile(`${FOLDER}/model.gguf`));
  change(bytes);
  const gguf = readGguf(bytes);
  const ort = (await import("onnxruntime-node")) as unknown as Ort;
  const exact = {
    provider: "cpu",
    precision: "float",
    roundActivations: false,
    contextLength: 512,
    threads: 1,
  } as const;
  return new SteppedEngine(tokenizerOf(gguf), await ortBackend(ort, gguf, { ...exact, ...options }));
}

/** The largest difference from the reference's logits along its greedy path. */
async function difference(engine: SteppedEngine): Promise<number> {
  let worst = 0;
  for (let step = 0; step < greedy.length; step++) {
    const candidates = await engine.append(step === 0 ? prompt : [greedy[step - 1] as number]);
    for (const [rank, token] of (top[step] as number[]).entries()) {
      const at = candidates.ids.indexOf(token);
      worst = Math.max(
        worst,
        Math.abs((candidates.logits[at] ?? Number.NaN) - ((logits[step] as number[])[rank] as number)),
      );
    }
  }
  return worst;
}

describe("the ONNX engine, against the reference in numpy", () => {
  it.each([
    ["32-bit", {}, 2e-3],
    ["16-bit", { precision: "float16" }, 0.15],
    ["32-bit with activations rounded to 8", { roundActivations: true }, 0.8],
  ] as const)("computes the same logits in %s", async (_, options, tolerance) => {
    const engine = await tiny(options);
    expect(await difference(engine)).toBeLessThan(tolerance);
    await engine.dispose();
  });

  it("computes the same whatever was in the cache before a rewind, in whatever steps", async () => {
    const engine = await tiny();
    await engine.append([...prompt, ...prompt, ...prompt]);
    await engine.rewind(3);
    await engine.append(prompt.slice(3, 7));
    await engine.append(prompt.slice(7, 8));
    const after = await engine.append(prompt.slice(8));
    const fresh = await tiny();
    const expected = await fresh.append(prompt);
    expect([...after.ids.subarray(0, 8)]).toEqual([...expected.ids.subarray(0, 8)]);
    expect(after.logits[0]).toBeCloseTo(expected.logits[0] as number, 3);
    await Promise.all([engine.dispose(), fresh.dispose()]);
  });

  it("gives the candidates after each token of a draft, and goes on from any of them", async () => {
    const [drafting, stepping] = [await tiny(), await tiny()];
    await Promise.all([drafting, stepping].map((engine) => engine.append(prompt)));
    const drafted = (await drafting.appendDraft?.(greedy)) ?? [];
    for (const [at, token] of greedy.entries()) {
      const { ids, logits } = await stepping.append([token]);
      expect([...(drafted[at]?.ids.subarray(0, 4) ?? [])]).toEqual([...ids.subarray(0, 4)]);
      expect(drafted[at]?.logits[0]).toBeCloseTo(logits[0] as number, 3);
    }
    expect(drafted).toHaveLength(greedy.length);
    await drafting.rewind(prompt.length + 1);
    await stepping.rewind(prompt.length + 1);
    const [after, expected] = [await drafting.append(greedy.slice(1, 2)), await stepping.append(greedy.slice(1, 2))];
    expect(after.logits[0]).toBeCloseTo(expected.logits[0] as number, 3);
    await Promise.all([drafting.dispose(), stepping.dispose()]);
  });

  it("gives all tokens where the first are not enough, but not after a rewind", async () => {
    const engine = await tiny();
    for (const append of [() => engine.append(prompt), async () => (await engine.appendDraft?.(greedy))?.at(-1)]) {
      const first = await append();
      const all = await engine.more();
      expect([...all.ids].sort((a, b) => a - b)).toEqual(Array.from({ length: engine.vocabulary }, (_, id) => id));
      expect(all.ids.subarray(0, 64)).toEqual(first?.ids);
      expect(all.logits.subarray(0, 64)).toEqual(first?.logits);
    }
    await engine.rewind(2);
    await expect(engine.more()).rejects.toThrow(RangeError);
    await engine.dispose();
  });

  it("is deterministic", async () => {
    const [first, second] = [await tiny(), await tiny()];
    expect((await first.append(prompt)).logits).toEqual((await second.append(prompt)).logits);
    await Promise.all([first.dispose(), second.dispose()]);
  });
});

describe("the ONNX engine, on files made in the test", async () => {
  /** Share of the logits: of formats that keep their numbers, and of those that are rounded to eight bits. */
  const [EXACT, ROUNDED] = [1e-4, 0.03];
  const base = readGguf(new Uint8Array(await readFile(`${FOLDER}/model.gguf`)));
  const mixed = {
    attn_q: "Q5_0",
    attn_k: "Q4_1",
    attn_v: "Q6_K",
    attn_output: "Q5_K",
    ffn_down: "Q4_K",
    ffn_gate: "Q5_1",
    ffn_up: "F16",
  } as const;
  it.each([
    [
      "a llama in Q4_0",
      { architecture: "llama", kinds: { attn_q: "Q4_0", attn_k: "Q4_0", attn_v: "Q4_0" } },
      EXACT,
      "float",
    ],
    ["a qwen2 in Q8_0", { architecture: "qwen2" }, EXACT, "float"],
    [
      "a qwen2 in Q5_0, with a head of its own",
      { architecture: "qwen2", head: true, kinds: { token_embd: "Q5_0", attn_q: "Q5_0", output: "Q6_K" } },
      ROUNDED,
      "float",
    ],
    ["a llama in mixed formats", { architecture: "llama", kinds: mixed }, ROUNDED, "float"],
    ["a qwen2 in mixed formats", { architecture: "qwen2", kinds: { ...mixed, token_embd: "Q6_K" } }, ROUNDED, "float"],
    ["a qwen2 in mixed formats, in 16 bits", { architecture: "qwen2", kinds: mixed }, ROUNDED, "float16"],
  ] as const)("computes %s as it is defined", async (_, options, tolerance, precision) => {
    const gguf = readGguf(tinyGguf(base, options));
    const ort = (await import("onnxruntime-node")) as unknown as Ort;
    const exact = { provider: "cpu", precision, contextLength: 64, threads: 1 } as const;
    const engine = new SteppedEngine(
      tokenizerOf(gguf),
      await ortBackend(ort, gguf, { ...exact, roundActivations: false }),
    );
    const tokens = prompt.slice(0, 6);
    await engine.append(tokens);
    const { ids, logits } = await engine.more();
    const expected = logitsOf(gguf, tokens);
    const spread = Math.sqrt(expected.reduce((sum, logit) => sum + logit * logit, 0) / expected.length);
    const off = Math.sqrt(
      ids.reduce((sum, id, at) => sum + ((logits[at] as number) - (expected[id] as number)) ** 2, 0) / ids.length,
    );
    expect(off / spread).toBeLessThan(tolerance);
    expect(expected.indexOf(Math.max(...expected))).toBe(ids[0]);
    await engine.dispose();
  });
});

describe("the self-test", async () => {
  const { manifest } = await loadWeights(fileShards(FOLDER));
  const check = async (change?: (bytes: Uint8Array) => void) => {
    const engine = await tiny({}, change);
    try {
      await selfTest(engine, manifest.selfTest);
    } finally {
      await engine.dispose();
    }
  };

  it("passes", () => check());

  it("fails when a part of the weights is garbage", async () => {
    await expect(check((bytes) => bytes.fill(0x37, 200_000, 230_000))).rejects.toThrow(SelfTestError);
  });

  it("fails when a part of the weights is zero", async () => {
    await expect(check((bytes) => bytes.fill(0, 210_000, 240_000))).rejects.toThrow(SelfTestError);
  });

  it("fails when scales are not numbers", async () => {
    await expect(check((bytes) => bytes.fill(0xff, 200_000, 200_100))).rejects.toThrow(SelfTestError);
  });

  it("fails when the cache forgets", async () => {
    const engine = await tiny();
    const forgetful = Object.create(engine, {
      append: {
        value: async (tokens: number[]) => {
          await engine.rewind(0);
          return engine.append(tokens);
        },
      },
    });
    await expect(selfTest(forgetful, manifest.selfTest)).rejects.toThrow(SelfTestError);
    await engine.dispose();
  });
});

describe("the self-test without a reference", async () => {
  const base = readGguf(new Uint8Array(await readFile(`${FOLDER}/model.gguf`)));
  const made = tinyGguf(base, { architecture: "qwen2", says: PLAIN });
  const check = async (bytes: Uint8Array, spoil: (engine: SteppedEngine) => TokenEngine = (engine) => engine) => {
    const gguf = readGguf(bytes);
    const ort = (await import("onnxruntime-node")) as unknown as Ort;
    const backend = await ortBackend(ort, gguf, {
      provider: "cpu",
      precision: "float",
      contextLength: 128,
      threads: 1,
    });
    const engine = new SteppedEngine(tokenizerOf(gguf), backend);
    try {
      await selfTest(spoil(engine), undefined);
    } finally {
      await engine.dispose();
    }
  };

  it("passes a model that expects language", () => check(made));

  it("fails one that expects nothing that makes sense", async () => {
    await expect(check(tinyGguf(base, { architecture: "qwen2" }))).rejects.toThrow(
      /plain text is as unlikely as nonsense/,
    );
  });

  it("fails an engine whose answer changes", async () => {
    const changing = (engine: SteppedEngine) =>
      Object.create(engine, {
        append: {
          value: async (tokens: number[]) => {
            const { ids, logits } = await engine.append(tokens);
            return tokens.length === 1 ? { ids, logits } : { ids: ids.slice().reverse(), logits };
          },
        },
      });
    await expect(check(made, changing)).rejects.toThrow(/read again, goes on otherwise/);
  });
});

describe("the model on the command line", () => {
  let loaded: Awaited<ReturnType<typeof loadNodeModel>>;
  beforeAll(async () => {
    loaded = await loadNodeModel(FOLDER, { contextLength: 512, threads: 1 });
  });
  afterAll(() => loaded.model.dispose());
  const request = { messages: [{ role: "user", content: "a bucket" } as const], maxTokens: 16, topP: 0.95 };

  it("completes the same text with the same seed", async () => {
    const complete = async (seed: number) => (await loaded.model.complete({ ...request, temperature: 2, seed })).text;
    const first = await complete(1);
    expect(await complete(2)).not.toBe(first);
    expect(await complete(1)).toBe(first);
  });

  it("computes on the GPU where it is asked to and there is one, else says why not", async () => {
    const { model, kind, explanation } = await loadNodeModel(FOLDER, { contextLength: 512, threads: 1, gpu: true });
    expect(explanation).toMatch(kind === "cpu" ? /on the CPU, because the GPU in 32-bit failed: \S/ : /on the GPU/);
    expect(loaded.kind).toBe("cpu");
    expect((await model.complete({ ...request, temperature: 0, seed: 1 })).tokens).toBeGreaterThan(0);
    await model.dispose();
  }, 200_000);

  it("streams what it returns", async () => {
    let streamed = "";
    const done = await loaded.model.complete({ ...request, temperature: 0, seed: 1, prefill: "```hcl\n" }, (text) => {
      streamed += text;
    });
    expect(streamed).toBe(done.text);
    expect(done.tokens).toBeGreaterThan(0);
  });
});
