import { expect, it } from "vitest";
import type { Report } from "../core/report.ts";
import type { Outcome, RoundRecord } from "../loop/record.ts";
import { certificateOf } from "./certificate.ts";

const start = { line: 1, column: 1, byte: 0 };
const range = { start, end: start };
const finding = { code: "c", summary: "", detail: "", file: "main.tf", range };
const report: Report = {
  ok: false,
  stages: { parse: "pass", schema: "fail", plan: "skipped", lint: "pass", policy: "fail" },
  diagnostics: [
    { ...finding, stage: "schema", severity: "error" },
    { ...finding, stage: "lint", severity: "warning", suppressed: { reason: "known", by: "comment" } },
  ],
  policies: (["pass", "fail", "unknown"] as const).map((result) => ({
    ...{ rule: "r", title: "t", severity: "high", address: "a.b", file: "main.tf", range, result },
    equivalents: { checkov: [], trivy: [] },
  })),
  providers: [{ source: "registry.terraform.io/hashicorp/aws", version: "6.66.0", exact: true }],
  unset: [{ name: "token", type: "string", sensitive: true, file: "main.tf", range }],
};

const round = (step: RoundRecord["step"], sources: Partial<RoundRecord["sources"]>): RoundRecord => ({
  ...{ round: 0, step, program: "", report, fixes: [{ kind: "drop-block", title: "left out" }], asked: ["aws_vpc"] },
  ...{ seconds: 1, tokens: 2, sources: { model: 0, request: 0, program: 0, schema: 0, user: 0, ...sources } },
  score: { level: "not-compilable", missing: 0, policies: 0, errors: 1, lost: 0 },
});

const parts = { made: "2026-11-29T00:00:00.000Z", project: "P", files: [], report, engine: undefined };

it("never says more than was verified, and counts what stands against it", () => {
  const made = certificateOf(parts);
  expect(made.verdict).toMatchObject({ level: "invalid", title: "Not valid" });
  expect(made.stages.plan).toBe("skipped");
  expect(made.verdict.not.join(" ")).toContain("token");
  expect(made.findings).toEqual({ errors: 1, warnings: 0, notes: 0, suppressed: 1 });
  expect(made.policies).toEqual({ pass: 1, fail: 1, unknown: 1, suppressed: 0 });
  expect(made.unset).toEqual(["token"]);
  expect(made.written).toBeUndefined();
});

it("tells how it was written: every round, what was kept, whose the values are", () => {
  const rounds = [round("generate", { request: 3, model: 2 }), round("salvage", {})];
  const outcome = { result: "best-effort", rounds, best: 1, seconds: 2, tokens: 4, notes: ["n"] } as unknown as Outcome;
  const { written } = certificateOf({ ...parts, run: { prompt: "a vpc", mode: "new", outcome, unchanged: false } });
  expect(written).toMatchObject({ prompt: "a vpc", unchanged: false, values: { request: 3, model: 2 }, notes: ["n"] });
  expect(written?.rounds.map(({ step, kept, errors, fixes }) => [step, kept, errors, fixes])).toEqual([
    ["generate", false, 1, ["left out"]],
    ["salvage", true, 1, ["left out"]],
  ]);
});
