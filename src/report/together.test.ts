import { expect, test } from "vitest";
import { diagnostic, policy, REPORT } from "../../test/report.ts";
import type { Report, StageResult } from "../core/report.ts";
import { verdictOf } from "../core/verdict.ts";
import { findingsOf } from "./judged.ts";
import { together } from "./together.ts";

const planned = (plan: StageResult): Report => ({
  ...REPORT,
  ok: true,
  diagnostics: [],
  policies: [],
  stages: { parse: "pass", schema: "pass", plan, lint: "pass", policy: "pass" },
});
const part = (root: string, report: Partial<Report> = {}) => ({
  root,
  report: { ...planned("pass"), ...report },
  files: {},
});

test("files are called as the folder above sees them, those of policies as the user does", () => {
  const edits = [{ ...diagnostic().range, file: "main.tf", range: diagnostic().range, newText: "" }];
  const { report, files } = together([
    { ...part("envs/prod", { diagnostics: [diagnostic({ file: "main.tf", edits })] }), files: { "main.tf": "a" } },
    part("", { policies: [policy("fail", { file: "x.tf" })], diagnostics: [diagnostic({ file: "deny.rego" })] }),
    { ...part("envs/test"), files: { "../../modules/m/a.tf": "b" } },
  ]);
  expect(report.diagnostics.map(({ file }) => file)).toEqual(["envs/prod/main.tf", "deny.rego"]);
  expect(report.diagnostics[0]?.edits?.[0]?.file).toBe("envs/prod/main.tf");
  expect(report.policies[0]?.file).toBe("x.tf");
  expect(files).toEqual({ "envs/prod/main.tf": "a", "modules/m/a.tf": "b" });
});

test("a finding in a module that two programs share is told once, equal blocks of two programs each", () => {
  const shared = policy("fail", { file: "../m/main.tf", address: "module.m.aws_s3_bucket.a" });
  const own = policy("fail", { file: "main.tf" });
  const { report, files } = together([part("a", { policies: [shared, own] }), part("b", { policies: [shared, own] })]);
  expect(report.policies.map(({ file }) => file)).toEqual(["m/main.tf", "a/main.tf", "b/main.tf"]);
  const prints = findingsOf({ report, files }).map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(3);
});

test("nothing is verified unless all is", () => {
  const level = (...plans: StageResult[]) =>
    verdictOf(together(plans.map((plan, i) => part(`${i}`, planned(plan)))).report).level;
  expect(level("pass", "pass")).toBe("verified");
  expect(level("pass", "skipped")).toBe("valid");
  expect(together([part("a"), part("b", { ok: false })]).report.ok).toBe(false);
  expect(together([part("a", { module: true }), part("b")]).report.module).toBeUndefined();
});
