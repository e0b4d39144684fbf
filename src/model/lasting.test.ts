import { describe, expect, it } from "vitest";
import type { CompletionRequest } from "../core/completion.ts";
import { type Backend, SteppedEngine } from "./engine.ts";
import { CrashError, DeviceLostError, OutOfMemoryError, SelfTestError } from "./errors.ts";
import { LastingModel, rungsAfter, type Started } from "./lasting.ts";
import type { EngineKind, Probe } from "./probe.ts";

const codec = {
  tokenize: (text: string) => [...text].map((letter) => letter.codePointAt(0) as number),
  piece: (token: number) => new TextEncoder().encode(String.fromCodePoint(token)),
  isEnd: (token: number) => token === 0,
};
const REQUEST: CompletionRequest = { messages: [], maxTokens: 30, temperature: 0, topP: 1, seed: 1 };
const RUNGS: EngineKind[] = ["webgpu-f16", "webgpu-f32", "cpu"];

/** Writes the alphabet by place, and fails with `message` at its nth token. */
function backend(failsAt: number, message: string): Backend {
  let generated = 0;
  const candidates = (place: number) => ({ ids: Int32Array.of(97 + (place % 26), 5), logits: Float32Array.of(2, 1) });
  return {
    contextLength: 1000,
    vocabulary: 256,
    maxStep: 64,
    async step(tokens, position, wanted) {
      if (wanted && ++generated >= failsAt) throw new Error(message);
      return wanted ? candidates(position + tokens.length) : undefined;
    },
    more: async () => candidates(0),
    async truncate() {},
    // As a lost engine may: it never says that it is freed.
    dispose: () => (message.includes("lost") ? new Promise(() => {}) : Promise.resolve()),
  };
}

/** Loads a model whose engines fail as listed, one after the other; the last never. */
async function lasting(...fails: [at: number, message: string][]) {
  const probes: (readonly EngineKind[])[] = [];
  const replaced: Started[] = [];
  const { model } = await LastingModel.load(
    async (probed: Probe = { rungs: RUNGS, explanation: "As asked." }) => {
      const [at, message] = fails[probes.length] ?? [Number.POSITIVE_INFINITY, ""];
      probes.push(probed.rungs);
      const kind = probed.rungs[0] as EngineKind;
      return {
        ...{ engine: new SteppedEngine(codec, backend(at, message)), kind },
        ...{ explanation: probed.explanation, probed },
      };
    },
    (started) => replaced.push(started),
  );
  return { model, probes, replaced };
}

describe("a model that outlives its engine", () => {
  it("goes on on the same engine, made anew, and tells what happened", async () => {
    const whole = await (await lasting()).model.complete(REQUEST);
    const { model, probes, replaced } = await lasting([9, "device lost"]);
    const told: string[] = [];
    expect(await model.complete(REQUEST, (text) => told.push(text))).toMatchObject({ text: whole.text, tokens: 30 });
    expect(told.join("")).toBe(whole.text);
    expect(probes).toEqual([RUNGS, RUNGS]);
    expect(replaced.map(({ explanation }) => explanation)).toEqual([
      "The GPU was lost while the model wrote. The model was started again on the GPU in 16-bit.",
    ]);
  });

  it("goes on once only, and starts lower where the same engine failed before", async () => {
    const { model, probes, replaced } = await lasting([9, "device lost"], [3, "device lost"]);
    const error = await model.complete(REQUEST).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "InterruptedError", partial: expect.stringMatching(/^[a-z]{10}$/) });
    expect(probes).toHaveLength(2);
    expect(await model.complete(REQUEST)).toMatchObject({ tokens: 30 });
    expect(replaced.map(({ kind }) => kind)).toEqual(["webgpu-f16", "webgpu-f32"]);
  });

  it("leaves alone what is no fault of the engine", async () => {
    const { model, probes } = await lasting();
    const system = { role: "system" as const, content: "x".repeat(2000) };
    const long = [system, { role: "user" as const, content: "a bucket" }];
    await expect(model.complete({ ...REQUEST, messages: long })).rejects.toThrow(/shorten the request/);
    expect(probes).toHaveLength(1);
  });

  it("frees an engine that was started while the model was unloaded", async () => {
    const { model, replaced } = await lasting([9, "std::bad_alloc"]);
    const running = model.complete(REQUEST, () => void model.dispose()).catch((caught: unknown) => caught);
    expect(await running).toMatchObject({ name: "InterruptedError" });
    expect(replaced).toEqual([]);
  });
});

describe("the engines to go on with", () => {
  const next = (error: Error, kind: EngineKind, before = false) => rungsAfter(error, kind, RUNGS, before);
  it.each([
    ["the same after a loss", next(new DeviceLostError(), "webgpu-f32"), ["webgpu-f32", "cpu"]],
    ["the next after another loss", next(new DeviceLostError(), "webgpu-f16", true), ["webgpu-f32", "cpu"]],
    ["the same after wrong numbers", next(new SelfTestError(), "cpu", true), ["cpu"]],
    ["none of the GPU's when memory is full", next(new OutOfMemoryError(), "webgpu-f16"), ["cpu"]],
    ["the CPU again when its memory is full", next(new OutOfMemoryError(), "cpu"), ["cpu"]],
    ["none of the GPU's after a crash", next(new CrashError(), "webgpu-f16"), ["cpu"]],
    ["none after a crash where the GPU is all", rungsAfter(new CrashError(), "webgpu-f32", ["webgpu-f32"], false), []],
  ])("are %s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
