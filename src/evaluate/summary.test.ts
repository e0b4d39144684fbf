import { expect, test } from "vitest";
import type { Row, Settings, Task } from "./record.ts";
import { summarize } from "./summary.ts";

const settings: Settings = { model: "m", rounds: 3, constraint: true };
const row = (of: Partial<Row>): Row => ({
  ...{ id: "a", compilable: true, deployable: true, correct: true, lint_pass: true, security: null, rounds: 0 },
  ...{ seconds: 1, tokens: 10, program: "", first_token_seconds: 0.5, missing: [], sources: {}, seed: 0, request: "r" },
  settings,
  ...of,
});
const task = (id: string, files?: Record<string, string>): Task => ({
  ...{ id, prompt: "p", line: 1, request: "r" },
  ...(files && { files }),
});
const sum = (tasks: Task[], rows: Row[], samples = 1) => summarize(tasks, rows, { ...settings, seed: 0, samples });

test("shares are of all rows, of those with a value where it may be null", () => {
  const rows = [
    row({ id: "a", security: 0.5 }),
    row({ id: "b", deployable: false, needs_values: ["zone"], correct: false, security: 1, seconds: 5, tokens: 20 }),
    row({ id: "c", correct: null, rounds: 3, seconds: 3, tokens: 60, first_token_seconds: null }),
  ];
  const summary = sum([task("a"), task("b"), task("c")], rows);
  expect(summary).toMatchObject({
    ...{ n: 3, prompts: 3, errors: 0, compilable: 1, deployable: 0.6667, correct: 0.5, security: 0.75, lint_pass: 1 },
    needs_values: 0.3333,
    rounds: { median: 0, mean: 1 },
    seconds: { median: 3, mean: 3 },
    tokens: { median: 20, mean: 30 },
    first_token_seconds: { median: 0.5, mean: 0.5 },
    seconds_per_deployable: 4.5,
    model: "m",
    settings: { rounds: 3, constraint: true, seed: 0, samples: 1 },
  });
  expect(summary).not.toHaveProperty("id");
});

test("changes stand apart from new programs", () => {
  const churn = { added: 4, removed: 2, blocks_changed: 1 };
  const rows = [
    row({ id: "new", correct: false }),
    row({ id: "x", churn, regressions: 0 }),
    row({ id: "y", churn: { ...churn, added: 8 }, regressions: 3 }),
    row({ id: "z", churn: { added: 0, removed: 0, blocks_changed: 0 }, correct: false, regressions: 0 }),
  ];
  const summary = sum([task("new"), task("x", {}), task("y", {}), task("z", {})], rows);
  expect(summary.new).toMatchObject({ n: 1, correct: 0 });
  expect(summary.changes).toMatchObject({
    ...{ n: 3, correct: 0.6667, regressed: 0.3333, unchanged: 0.3333, regressions: { median: 0, mean: 1 } },
    churn: { added: { median: 4, mean: 4 }, removed: { median: 2 }, blocks_changed: { mean: 0.6667 } },
  });
});

test("pass@1 is the mean of the samples, pass@n whether any is correct", () => {
  const rows = [
    row({ id: "a", seed: 0 }),
    row({ id: "a", seed: 1, correct: false }),
    row({ id: "b", seed: 0, correct: false }),
    row({ id: "b", seed: 1, correct: false }),
    row({ id: "c", correct: null }),
  ];
  expect(sum([task("a"), task("b"), task("c")], rows, 2)).toMatchObject({
    ...{ n: 5, prompts: 3, samples: 2, pass_at_1: 0.25, pass_at_n: 0.5 },
  });
});

test("a row without a verdict counts as a failure, and its time as none", () => {
  const failed = row({ id: "b", compilable: false, deployable: false, correct: false, error: "gone", seconds: 60 });
  expect(sum([task("a"), task("b")], [row({}), failed])).toMatchObject({
    ...{ errors: 1, compilable: 0.5, correct: 0.5, seconds: { median: 1, mean: 1 } },
  });
});

test("speed is of all rows together", () => {
  const decoding = { calls: 2, prefill_seconds: 9, seconds: 4, chosen: 5, constraint_seconds: 0.02 };
  const rows = [row({ tokens: 90, decoding }), row({ tokens: 10, decoding: { ...decoding, seconds: 1 } }), row({})];
  rows.push(row({ tokens: 0, decoding: { ...decoding, chosen: 0, seconds: 9, constraint_seconds: 0 } }));
  expect(sum([task("a")], rows)).toMatchObject({ tokens_per_second: 20, constraint_ms_per_token: 0.4 });
});

test("what the model chose is told apart from what was certain", () => {
  const decoding = { calls: 1, prefill_seconds: 0, seconds: 1, chosen: 0, constraint_seconds: 0 };
  const rows = [row({ tokens: 30, decoding }), row({ tokens: 10, decoding: { ...decoding, chosen: 4 } })];
  expect(sum([task("a")], rows)).toMatchObject({ tokens_chosen: 0.1, chosen_in: 0.5 });
});

test("nothing is null, not zero", () => {
  expect(sum([], [])).toMatchObject({
    n: 0,
    compilable: null,
    seconds: null,
    pass_at_1: null,
    changes: { churn: null },
  });
});
