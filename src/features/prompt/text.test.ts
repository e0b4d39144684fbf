import { expect, test } from "vitest";
import type { RoundRecord } from "../../repair/record.ts";
import { sourcesText } from "./text.ts";

const round = (sources: Partial<RoundRecord["sources"]>, step: RoundRecord["step"] = "generate") =>
  ({ step, sources: { model: 0, request: 0, program: 0, schema: 0, user: 0, ...sources } }) as RoundRecord;

test("the user is told how much of the program the model wrote", () => {
  const rounds = [round({ model: 5, request: 3, program: 1 }), round({}, "salvage")];
  const text = " The model wrote 5 of 9 values (3 from your words, 1 references).";
  expect(sourcesText({ rounds, best: 0 })).toBe(text);
  expect(sourcesText({ rounds, best: 1 })).toBe(text);
});

test("nothing is said of blocks that the model wrote whole, or when there is no program", () => {
  expect(sourcesText({ rounds: [round({})], best: 0 })).toBe("");
  expect(sourcesText({ rounds: [], best: -1 })).toBe("");
});
