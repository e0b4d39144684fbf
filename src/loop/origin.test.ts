import { expect, test } from "vitest";
import { originOf } from "./origin.ts";
import type { RoundRecord } from "./record.ts";

const round = (sources: Partial<RoundRecord["sources"]>, step: RoundRecord["step"] = "generate") =>
  ({ step, sources: { model: 0, request: 0, program: 0, schema: 0, user: 0, ...sources } }) as RoundRecord;

test("whose the values are is that of the step which wrote them", () => {
  const rounds = [round({ model: 5, request: 3, program: 1 }), round({}, "salvage")];
  const values = { own: 5, all: 9, others: ["3 from your words", "1 references"] };
  expect(originOf(rounds, 0)).toEqual({ values });
  expect(originOf(rounds, 1)).toEqual({ values });
});

test("nothing is said of blocks that the model wrote whole, or when there is no program", () => {
  expect(originOf([round({})], 0)).toEqual({});
  expect(originOf([], -1)).toEqual({});
});
