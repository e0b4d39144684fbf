import { expect, test } from "vitest";
import type { PolicyResult, Report, StageResult, UnsetVariable } from "../core/report.ts";
import { compareScores, scoreOf } from "./ladder.ts";

const PROGRAM = 'resource "aws_vpc" "a" {\n}\n';

function report(
  parse: StageResult,
  schema: StageResult,
  plan: StageResult,
  policies: PolicyResult["result"][] = [],
): Report {
  const stages = { parse, schema, plan, lint: "skipped", policy: "pass" } as const;
  return {
    ok: plan === "pass",
    stages,
    diagnostics: [],
    policies: policies.map((result) => ({ result }) as PolicyResult),
    providers: [],
  };
}

test("each step of the ladder is above the one before", () => {
  const steps = [
    scoreOf("", report("pass", "pass", "pass"), []),
    scoreOf(PROGRAM, report("fail", "skipped", "skipped"), []),
    scoreOf(PROGRAM, report("pass", "pass", "fail"), []),
    scoreOf(PROGRAM, { ...report("pass", "pass", "skipped"), unset: [{ name: "x" } as UnsetVariable] }, []),
    scoreOf(PROGRAM, report("pass", "pass", "pass", ["pass"]), ["aws_subnet"]),
    scoreOf(PROGRAM, report("pass", "pass", "pass", ["fail", "fail"]), ["aws_vpc"]),
    scoreOf(PROGRAM, report("pass", "pass", "pass", ["pass", "fail", "unknown"]), ["aws_vpc"]),
    scoreOf(PROGRAM, report("pass", "pass", "pass", ["pass", "unknown"]), ["aws_vpc"]),
  ];
  for (let i = 1; i < steps.length; i++)
    expect(compareScores(steps[i] as never, steps[i - 1] as never)).toBeGreaterThan(0);
  expect(compareScores(steps[4] as never, steps[4] as never)).toBe(0);
});

test("a clean program without a resource is on the lowest step", () => {
  for (const program of ["", "# nothing\n", 'variable "x" {}\n', 'data "aws_region" "here" {}\n'])
    expect(scoreOf(program, report("pass", "pass", "pass"), []).level).toBe("nothing");
});

test("an unknown or suppressed result neither helps nor hurts", () => {
  const results = report("pass", "pass", "pass", ["unknown", "fail"]);
  (results.policies[1] as PolicyResult).suppressed = { reason: "accepted", by: "comment" };
  expect(scoreOf(PROGRAM, results, []).policies).toBe(1);
});

test("of two equal verdicts the one that keeps more of what was written wins", () => {
  const clean = scoreOf(PROGRAM, report("pass", "pass", "pass"), []);
  const cut = scoreOf(PROGRAM, report("pass", "pass", "pass"), [], [{ kind: "drop-argument", title: "x" }]);
  expect(compareScores(clean, cut)).toBeGreaterThan(0);
});
