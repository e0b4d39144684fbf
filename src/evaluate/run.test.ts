import { expect, test, vi } from "vitest";
import type { CompletionModel } from "../core/completion.ts";
import type { Report, Verifier } from "../core/report.ts";
import type { LoopParts } from "../loop/loop.ts";
import type { Outcome } from "../loop/record.ts";
import type { Settings, Task } from "./record.ts";
import { evaluateTask } from "./run.ts";

const { runLoop } = vi.hoisted(() => ({ runLoop: vi.fn() }));
vi.mock("../loop/loop.ts", () => ({ runLoop }));

const PROGRAM = 'resource "aws_sqs_queue" "a" {}\n';
const report: Report = {
  ...{ ok: true, diagnostics: [], policies: [], providers: [] },
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "skipped", policy: "pass" },
};
const verifier = { verify: async () => report } as unknown as Verifier;
const model: CompletionModel = {
  complete: async () => ({
    ...{ text: "", tokens: 5, promptTokens: 1, seconds: 2, firstTokenSeconds: 0.25, stop: "end" },
  }),
};
/** A clock that a second passes on between any two looks at it. */
function parts(): LoopParts {
  let time = 100;
  return { model, verifier, now: () => time++ } as unknown as LoopParts;
}
const outcome = (of: Partial<Outcome> = {}) => ({
  ...{ result: "verified", program: PROGRAM, files: { "main.tf": PROGRAM }, best: 1, cancelled: false },
  ...{ seconds: 1.23456, tokens: 12 },
  rounds: [
    { step: "generate", round: 0, asked: ["aws_sqs_queue"], sources: { model: 1 } },
    { step: "repair", round: 1, asked: ["aws_sqs_queue.a"], sources: { model: 2 } },
    { step: "salvage", round: 1, asked: [], sources: { model: 3 } },
  ],
  ...of,
});
const task: Task = {
  id: "q",
  prompt: "a queue",
  policy: "package main",
  types: ["aws_sqs_queue"],
  line: 1,
  request: "r",
};
const settings: Settings = { model: "m", rounds: 2, constraint: true };

test("a row begins with the stable fields, in their order", async () => {
  runLoop.mockResolvedValueOnce(outcome());
  const row = await evaluateTask(parts(), task, settings, 7);
  expect(Object.entries(row ?? {}).slice(0, 10)).toEqual([
    ["id", "q"],
    ["compilable", true],
    ["deployable", true],
    ["correct", true],
    ["lint_pass", true],
    ["security", null],
    ["rounds", 1],
    ["seconds", 1.235],
    ["tokens", 12],
    ["program", PROGRAM],
  ]);
  expect(row).toMatchObject({ sources: { model: 2 }, missing: [], seed: 7, request: "r", settings });
});

test("who writes is asked for the prompt alone", async () => {
  runLoop.mockClear().mockResolvedValueOnce(outcome());
  await evaluateTask(parts(), task, settings, 7);
  const [, request] = runLoop.mock.lastCall ?? [];
  expect(request).toMatchObject({ prompt: "a queue", seed: 7, rounds: 2 });
  expect(JSON.stringify(request)).not.toMatch(/package main|aws_sqs_queue/);
});

test("the first token counts from the beginning of the task", async () => {
  runLoop.mockImplementationOnce(async ({ model }: LoopParts) => {
    await model.complete({} as never);
    await model.complete({} as never);
    return outcome();
  });
  expect(await evaluateTask(parts(), task, settings, 0)).toMatchObject({
    first_token_seconds: 1.25,
    decoding: { calls: 2, prefill_seconds: 0.5, seconds: 3.5, chosen: 10, constraint_seconds: 0 },
  });
});

test("a completion in which all was certain has no first token of the model", async () => {
  const certain: CompletionModel = {
    complete: async (...all) => ({ ...(await model.complete(...all)), chosen: 0, constraintSeconds: 0.5 }),
  };
  runLoop.mockImplementationOnce(async ({ model }: LoopParts) => {
    await model.complete({} as never);
    return outcome();
  });
  expect(await evaluateTask({ ...parts(), model: certain }, task, settings, 0)).toMatchObject({
    first_token_seconds: null,
    decoding: { calls: 1, prefill_seconds: 0, seconds: 2, chosen: 0, constraint_seconds: 0.5 },
  });
});

test("a change is compared with the program before, by what the task says it had to touch, else by what the loop did", async () => {
  const other = 'resource "aws_sqs_queue" "b" {}\n';
  const change = { ...task, files: { "main.tf": PROGRAM + other } };
  const gone = ["aws_sqs_queue.b is gone"];
  runLoop.mockResolvedValue(outcome());
  expect(await evaluateTask(parts(), change, settings, 0)).toMatchObject({
    ...{ program: { "main.tf": PROGRAM }, churn: { added: 0, removed: 1, blocks_changed: 1 } },
    ...{ regressions: 1, regressed: gone },
  });
  expect(runLoop.mock.lastCall?.[1]).toMatchObject({ files: change.files });
  const asked = ["aws_sqs_queue.b"];
  expect(await evaluateTask(parts(), { ...change, asked }, settings, 0)).toMatchObject({
    regressions: 0,
    regressed: [],
  });
  expect(JSON.stringify(runLoop.mock.lastCall?.[1])).not.toContain("asked");
});

test("what breaks the loop is an error and a failure", async () => {
  runLoop.mockRejectedValueOnce(new Error("The server is gone."));
  expect(await evaluateTask(parts(), task, settings, 0)).toMatchObject({
    ...{ id: "q", error: "The server is gone.", compilable: false, correct: false, security: 0, program: "" },
  });
});

test("an interruption leaves no row", async () => {
  runLoop.mockResolvedValueOnce(outcome({ cancelled: true }));
  expect(await evaluateTask(parts(), task, settings, 0)).toBeUndefined();
  const controller = new AbortController();
  controller.abort();
  runLoop.mockRejectedValueOnce(new Error("aborted"));
  expect(await evaluateTask(parts(), task, settings, 0, controller.signal)).toBeUndefined();
});
