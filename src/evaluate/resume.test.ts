import { expect, test } from "vitest";
import type { Row, Task } from "./record.ts";
import { type Known, keptRows } from "./resume.ts";

const settings = { model: "m", rounds: 3, constraint: true };
const known: Known = { ...settings, endpoint: undefined };
const row = (of: Partial<Row> = {}) => ({ id: "a", compilable: true, seed: 0, request: "r", settings, ...of }) as Row;
const tasks: Task[] = [{ id: "a", prompt: "p", line: 1, request: "r" }];
const file = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
const SUMMARY = { n: 1, settings: { ...settings, seed: 0, samples: 1 } };

test("rows stand; summaries, rows without a verdict and repetitions don't", () => {
  const text = file(row(), SUMMARY, row({ seed: 1 }), row({ seed: 2, error: "gone" }), row({ seed: 1 }), SUMMARY);
  const other = row({ id: "of another shard", request: "x" });
  expect(keptRows(text + file(other), tasks, known)).toEqual({
    ...{ rows: [row(), row({ seed: 1 }), other], torn: false },
  });
});

test("a last line cut off anywhere is dropped", () => {
  const whole = file(row());
  const next = file(row({ seed: 1 }));
  for (let cut = 1; cut < next.length - 1; cut++)
    expect(keptRows(whole + next.slice(0, cut), tasks, known)).toEqual({ rows: [row()], torn: true });
  // Only its line break is missing.
  expect(keptRows(whole + next.trimEnd(), tasks, known)).toMatchObject({ rows: [row(), row({ seed: 1 })] });
});

test.each([
  ["a line cut off in the middle", '{"id":\n', "line 2 is no row"],
  ["something else", file({ name: "package" }), "line 2 is no row"],
  ["other settings", file(row({ settings: { ...settings, rounds: 1 } })), "with rounds 1, not 3"],
  ["no constraint", file(row({ settings: { ...settings, constraint: false } })), "with constraint off, not on"],
  ["another model", file(row({ settings: { ...settings, model: "n" } })), "with model n, not m"],
  ["an endpoint", file(row({ settings: { ...settings, endpoint: "http://x" } })), "with endpoint given, not none"],
  ["a prompt that has changed", file(row({ request: "s" })), 'types or policy of "a" are other'],
])("a file with %s is a problem that says what to do", (_, line, problem) => {
  const kept = keptRows(file(row()) + line + file(row({ seed: 5 })), tasks, known);
  expect(kept).toEqual({ problem: expect.stringContaining(problem) });
  expect((kept as { problem: string }).problem).toContain("--out");
});

test("a model that isn't known before it is loaded may be any", () => {
  expect(keptRows(file(row()), tasks, { ...known, model: undefined })).toMatchObject({ rows: [row()] });
});
