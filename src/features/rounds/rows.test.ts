import { expect, it } from "vitest";
import type { Report } from "../../core/report.ts";
import type { RoundRecord } from "../../loop/record.ts";
import { rowsOf } from "./rows.ts";

const at = { line: 1, column: 1, byte: 0 };
const report = (errors: number): Report => ({
  ok: errors === 0,
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "pass" },
  diagnostics: Array.from({ length: errors }, (_, i) => ({
    stage: "schema",
    code: `c${i}`,
    severity: "error",
    summary: "",
    detail: "",
    file: "main.tf",
    range: { start: at, end: at },
  })),
  policies: [],
  providers: [],
});
const record = (step: RoundRecord["step"], round: number, errors: number): RoundRecord => ({
  round,
  step,
  program: "",
  report: report(errors),
  fixes: [],
  asked: [],
  seconds: 2,
  tokens: step === "salvage" ? 0 : 30,
  sources: { model: 0, request: 0, program: 0, schema: 0, user: 0 },
  score: { level: errors ? "not-compilable" : "deployable", missing: 0, policies: 1, errors, lost: 0 },
});

it("compares each version with the one it was made from", () => {
  const rows = rowsOf([
    record("generate", 0, 6),
    record("salvage", 0, 0),
    record("repair", 1, 3),
    record("salvage", 1, 0),
  ]);
  expect(rows.map(({ title, errorsBefore, errors }) => [title, errorsBefore, errors])).toEqual([
    ["Draft", undefined, 6],
    ["Last resort", 6, 0],
    ["Repair 1", 6, 3],
    ["Last resort", 3, 0],
  ]);
  expect(rows.map(({ tokensPerSecond }) => tokensPerSecond)).toEqual([15, undefined, 15, undefined]);
});
