import { expect, test } from "vitest";
import type { PolicyResult, Report } from "../core/report.ts";
import { fails } from "./fail-on.ts";
import { junit } from "./junit.ts";
import { sarif } from "./sarif.ts";
import { reportText, styleFor } from "./text.ts";

const at = { line: 2, column: 3, byte: 10 };
const range = { start: at, end: { ...at, column: 7 } };
const policy = (result: PolicyResult["result"], more: Partial<PolicyResult> = {}): PolicyResult => ({
  rule: "aws/s3-encryption",
  title: "Buckets are encrypted",
  severity: "high",
  address: "aws_s3_bucket.a",
  result,
  file: "a b/main.tf",
  range,
  equivalents: { checkov: [], trivy: [] },
  ...more,
});
const REPORT: Report = {
  ok: false,
  stages: { parse: "pass", schema: "fail", plan: "skipped", lint: "skipped", policy: "fail" },
  diagnostics: [
    {
      stage: "schema",
      code: "unsupported-argument",
      severity: "error",
      summary: 'No "x" & <y>',
      detail: "De\u0001tail",
      address: "aws_s3_bucket.a",
      file: "a b/main.tf",
      range,
    },
    { stage: "plan", code: "limit", severity: "warning", summary: "Large", detail: "", file: "", range },
  ],
  policies: [
    policy("fail"),
    policy("pass"),
    policy("unknown"),
    policy("fail", { suppressed: { reason: "accepted", by: "comment" } }),
  ],
  providers: [],
};

test("SARIF: diagnostics and failing policies, each with its rule and place", () => {
  const [run] = JSON.parse(sarif(REPORT)).runs;
  expect(run.results.map((r: { ruleId: string; level: string }) => [r.ruleId, r.level])).toEqual([
    ["unsupported-argument", "error"],
    ["limit", "warning"],
    ["aws/s3-encryption", "error"],
    ["aws/s3-encryption", "error"],
  ]);
  for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  expect(run.results[0].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: "a%20b/main.tf" },
    region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 },
  });
  expect(run.results[1].locations).toEqual([]);
  expect(run.results[3].suppressions).toEqual([{ kind: "inSource", justification: "accepted (comment)" }]);
});

test("SARIF and JUnit say what was verified, in the words of the text", () => {
  const { verdict } = JSON.parse(sarif(REPORT)).runs[0].properties;
  expect(verdict).toMatchObject({ level: "invalid", not: ["1 policy fails: 1 high.", "Not judged: plan."] });
  expect(junit(REPORT, "high")).toContain(
    '<property name="verdict" value="It has 1 error. 1 policy fails: 1 high. Not judged: plan."/>',
  );
  expect(reportText(REPORT, {}, styleFor({}))).toContain("Not valid. 1 error, 1 warning.\n1 policy fails: 1 high.\n");
});

test("a stage that judged nothing is no passed test, and says why", () => {
  const waits = {
    stage: "plan",
    code: "variables-without-value",
    severity: "info",
    summary: "Wants",
    file: "",
  } as const;
  const diagnostics = [{ ...waits, detail: "region", range }];
  const stages = { parse: "pass", schema: "pass", plan: "skipped", lint: "skipped", policy: "skipped" } as const;
  const xml = junit({ ...REPORT, ok: true, stages, diagnostics, policies: [] }, "error");
  expect(xml).toContain('name="plan">\n      <skipped message="Wants: region"/>');
  expect(xml).toContain('name="lint">\n      <skipped message="nothing judged"/>');
});

test("JUnit: well-formed, with what --fail-on counts as failures", () => {
  const xml = junit(REPORT, "high");
  expect(xml).toContain('<testsuite name="stages" tests="5" failures="1" skipped="2">');
  expect(xml).toContain('<testsuite name="policies" tests="4" failures="1" skipped="2">');
  expect(xml).toContain('message="No &quot;x&quot; &amp; &lt;y&gt;"');
  expect(xml).not.toContain("\u0001");
  expect(junit(REPORT, "error")).toContain('<testsuite name="policies" tests="4" failures="0" skipped="3">');
});

test("--fail-on is one scale", () => {
  const clean: Pick<Report, "ok" | "diagnostics" | "policies"> = { ok: true, diagnostics: [], policies: [] };
  const high = { ...clean, policies: [policy("fail")] };
  const warning = { ...clean, diagnostics: REPORT.diagnostics.slice(1) };
  const seen = (report: typeof clean) =>
    (["error", "critical", "high", "medium", "low", "warning", "info"] as const).filter((step) => fails(report, step));
  expect(seen(clean)).toEqual([]);
  expect(seen(high)).toEqual(["high", "medium", "low", "warning", "info"]);
  expect(seen(warning)).toEqual(["warning", "info"]);
  expect(seen({ ...clean, policies: [policy("fail", { severity: "weird" })] })).toEqual(["low", "warning", "info"]);
  expect(
    seen({ ...clean, policies: [policy("unknown"), policy("fail", { suppressed: { reason: "x", by: "comment" } })] }),
  ).toEqual([]);
});

test("text: a wide character before the place doesn't move its mark off; colours only on a terminal", () => {
  const files = { "a b/main.tf": 'one\n\tä = "x"\n' };
  const text = reportText(REPORT, files, styleFor({ isTTY: false }));
  expect(text).toContain('2 │ \tä = "x"\n    │ \t ^^^^');
  expect(text).toContain("Policies: 1 passed, 1 failed, 1 unknown, 1 suppressed.");
  expect(text).not.toContain("\u001b");
  expect(reportText(REPORT, files, styleFor({ isTTY: true }))).toContain("\u001b[31m");
});
