import { describe, expect, it } from "vitest";
import type { CompletionModel, CompletionRequest } from "../core/completion.ts";
import { LocalModel } from "./completion.ts";
import { type Backend, SteppedEngine } from "./engine.ts";
import { DeviceLostError, OutOfMemoryError, SelfTestError } from "./errors.ts";
import { resuming } from "./resume.ts";

const END = 0;
const codec = {
  tokenize: (text: string) => [...text].map((letter) => letter.codePointAt(0) as number),
  piece: (token: number) => new TextEncoder().encode(String.fromCodePoint(token)),
  isEnd: (token: number) => token === END,
};
const REQUEST: CompletionRequest = { messages: [], maxTokens: 400, temperature: 0, topP: 1, seed: 1 };

/** What the backend below writes: each letter follows from its place alone, so that what is lost or told twice shows. */
const letterAt = (place: number) => 97 + ((place * 7 + (place >> 3)) % 26);

/** Does `what` at the step after the prompt's that makes the token `at`; from then on always, as a lost device does. */
function failing(at: number, what: () => Awaited<ReturnType<Backend["step"]>>): Backend & { held: number } {
  let generated = 0;
  return {
    contextLength: 4000,
    vocabulary: 256,
    maxStep: 64,
    held: 0,
    async step(tokens, position, wanted) {
      expect(position).toBe(this.held);
      if (wanted && ++generated >= at) return what();
      this.held = position + tokens.length;
      return wanted ? { ids: Int32Array.of(letterAt(this.held), 5), logits: Float32Array.of(2, 1) } : undefined;
    },
    more: async () => ({ ids: new Int32Array(), logits: new Float32Array() }),
    async truncate(position) {
      this.held = position;
    },
    async dispose() {},
  };
}
const never = () => failing(Number.POSITIVE_INFINITY, () => undefined);
const local = (backend: Backend) => new LocalModel(new SteppedEngine(codec, backend));
const NOTHING = { text: "", tokens: 1, promptTokens: 1, seconds: 0, firstTokenSeconds: 0, stop: "end" as const };
const lost = () => {
  throw new Error("A valid external Instance reference no longer exists: device lost");
};

/** A model on `first`, which is replaced by one on `second` when it fails. */
function replaced(first: Backend, second: Backend | undefined) {
  let model: CompletionModel = local(first);
  const errors: unknown[] = [];
  const resumed = resuming({ complete: (...all) => model.complete(...all) }, async (error) => {
    errors.push(error);
    if (second) model = local(second);
    return second !== undefined;
  });
  return { resumed, errors };
}

describe.each([1, 50, 200])("an engine that fails at token %i", (at) => {
  it.each([
    ["its device is lost", lost, DeviceLostError],
    [
      "memory ran out",
      () => {
        throw new Error("std::bad_alloc");
      },
      OutOfMemoryError,
    ],
    ["zeros come instead of logits", () => ({ ids: Int32Array.of(1, 2), logits: new Float32Array(2) }), SelfTestError],
    ["no logit is a number", () => ({ ids: new Int32Array(), logits: new Float32Array() }), SelfTestError],
  ] as const)("goes on from there on another when %s", async (_, what, kind) => {
    const whole = await local(never()).complete(REQUEST);
    expect(whole.text).toHaveLength(400);
    const { resumed, errors } = replaced(failing(at, what), never());
    const told: string[] = [];
    const done = await resumed.complete(REQUEST, (text) => told.push(text));
    expect(done).toMatchObject({ text: whole.text, tokens: 400, stop: "length" });
    expect(told.join("")).toBe(whole.text);
    expect(errors).toEqual([expect.any(kind)]);
  });

  it("keeps what was written when it fails again", async () => {
    const { resumed, errors } = replaced(failing(at, lost), failing(3, lost));
    const told: string[] = [];
    const error = await resumed.complete(REQUEST, (text) => told.push(text)).catch((caught: unknown) => caught);
    const whole = await local(never()).complete(REQUEST);
    expect(error).toMatchObject({ name: "InterruptedError", partial: whole.text.slice(0, at - 1 + 2) });
    expect((error as Error).message).toMatch(/The GPU was lost/);
    expect(told.join("")).toBe((error as { partial: string }).partial);
    expect(errors).toHaveLength(1);
  });

  it("keeps what was written when there is nothing to go on with", async () => {
    const { resumed } = replaced(failing(at, lost), undefined);
    const error = await resumed.complete(REQUEST).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "InterruptedError" });
    expect((error as { partial: string }).partial).toHaveLength(at - 1);
  });
});

it.each([
  [
    "a block's start",
    { kind: "block" as const, scope: { blocks: new Map(), declared: new Map() }, start: 'resource "a" "b" {' },
    { start: 'resource "a" "b" {ab' },
  ],
  ["texts", { kind: "one-of" as const, texts: ["abc", "abcd", "xyz"] }, { texts: ["c", "cd"] }],
])("goes on under a constraint: of %s", async (_, constraint, expected) => {
  const asked: CompletionRequest[] = [];
  const model: CompletionModel = {
    async complete(request, onText) {
      asked.push(request);
      if (asked.length > 1) return { ...NOTHING, text: "c" };
      onText?.("a");
      onText?.("b");
      return lost();
    },
  };
  const done = await resuming(model, async () => true).complete({ ...REQUEST, prefill: "p", constraint });
  expect(done.text).toBe("abc");
  expect(asked[1]).toMatchObject({ prefill: "pab", maxTokens: 398, constraint: expected });
});

it("a stop while it fails is a stop", async () => {
  const controller = new AbortController();
  const { resumed } = replaced(
    failing(20, () => {
      controller.abort();
      return lost();
    }),
    never(),
  );
  expect(await resumed.complete(REQUEST, undefined, controller.signal)).toMatchObject({ stop: "stopped" });
});
