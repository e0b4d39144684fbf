import { expect, test } from "vitest";
import { diagnostic, JUDGED, policy, REPORT } from "../../test/report.ts";
import type { Diagnostic, PolicyResult, Report } from "../core/report.ts";
import { fails } from "../core/severity.ts";
import { knownIn, readBaseline, withBaseline, writeBaseline } from "./baseline.ts";

const { files } = JUDGED;
const reportOf = (diagnostics: Diagnostic[], policies: PolicyResult[] = []): Report => {
  const ok = diagnostics.every(({ severity }) => severity !== "error");
  return { ...REPORT, ok, diagnostics, policies };
};
const lint = diagnostic({ stage: "lint", code: "lint/naming", severity: "warning" });
const denial = diagnostic({ stage: "policy", code: "policy-deny" });

test("what a baseline is written of, it knows: nothing of it fails, and nothing is gone", () => {
  const report = reportOf([lint, denial, diagnostic({ severity: "warning" })], [policy("fail")]);
  const known = readBaseline(writeBaseline(knownIn(report, files)));
  expect(known.map(({ rule }) => rule).sort()).toEqual(
    ["aws/s3-encryption", "lint/naming", "policy-deny", "unsupported-argument"].sort(),
  );
  const after = withBaseline(report, files, known);
  expect(after.gone).toEqual([]);
  expect(after.report.ok).toBe(true);
  expect(after.report.stages).toMatchObject({ lint: "pass", policy: "pass" });
  expect(fails(after.report, "info")).toBe(false);
  for (const finding of [...after.report.diagnostics, ...after.report.policies])
    expect(finding.suppressed?.by).toBe("baseline");
});

test("what is new fails", () => {
  const known = knownIn(reportOf([lint], [policy("fail")]), files);
  const more = policy("fail", { address: "aws_s3_bucket.new" });
  const after = withBaseline(reportOf([lint], [policy("fail"), more]), files, known);
  expect(after.report.policies.map(({ suppressed }) => suppressed?.by)).toEqual(["baseline", undefined]);
  expect(after.report.stages).toMatchObject({ lint: "pass", policy: "fail" });
  expect(fails(after.report, "high")).toBe(true);
});

test("errors of the program, and of the policies themselves, are never known", () => {
  for (const error of [diagnostic(), diagnostic({ stage: "policy", code: "rego-error" })]) {
    expect(knownIn(reportOf([error]), files)).toEqual([]);
    const forged = knownIn(reportOf([{ ...error, severity: "warning" }]), files);
    expect(withBaseline(reportOf([error]), files, forged).report.ok).toBe(false);
  }
});

test("notes, what passes, what is unknown and what is suppressed otherwise aren't written", () => {
  const suppressed = { reason: "x", by: "comment" } as const;
  const policies = [policy("pass"), policy("unknown"), policy("fail", { suppressed })];
  expect(knownIn(reportOf([diagnostic({ severity: "info" }), { ...lint, suppressed }], policies), files)).toEqual([]);
});

test("what no longer occurs is told, unless its stage didn't run", () => {
  const known = knownIn(reportOf([lint], [policy("fail")]), files);
  const rules = (report: Report) => withBaseline(report, files, known).gone.map(({ rule }) => rule);
  expect(rules(reportOf([], [policy("pass")]))).toEqual(["aws/s3-encryption", "lint/naming"]);
  expect(rules({ ...reportOf([]), stages: { ...REPORT.stages, policy: "skipped" } })).toEqual(["lint/naming"]);
});

test("what a comment suppresses keeps its reason, and isn't gone", () => {
  const known = knownIn(reportOf([], [policy("fail")]), files);
  const suppressed = { reason: "x", by: "comment" } as const;
  const after = withBaseline(reportOf([], [policy("fail", { suppressed })]), files, known);
  expect(after.report.policies[0]?.suppressed).toEqual(suppressed);
  expect(after.gone).toEqual([]);
});

test.each([
  ["", "it is no JSON"],
  ["[]", 'no "version": 1'],
  ['{"version": 2, "findings": []}', 'no "version": 1'],
  ['{"version": 1, "findings": [null]}', "finding 1 has no fingerprint"],
  ['{"version": 1, "findings": [{"fingerprint": "a", "rule": "b", "stage": "c"}]}', "finding 1 has no"],
])("a baseline that isn't one: %s", (text, message) => {
  expect(() => readBaseline(text)).toThrow(message);
});
