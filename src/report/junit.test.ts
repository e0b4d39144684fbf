import { expect, test } from "vitest";
import { at, JUDGED, REPORT } from "../../test/report.ts";
import { junit } from "./junit.ts";

const xml = junit(JUDGED);

test("well-formed, with what --fail-on counts as failures", () => {
  expect(xml).toContain('<testsuite name="stages" tests="5" failures="1" skipped="1">');
  expect(xml).toContain('<testsuite name="policies" tests="4" failures="1" skipped="2">');
  expect(xml).toContain('message="No &quot;x&quot; &amp; &lt;y&gt;"');
  expect(xml).toContain('name="aws_s3_bucket.a" file="infra/a b/main.tf"');
  expect(xml).toContain("infra/a b/main.tf:1: aws_s3_bucket.a: Buckets are encrypted");
  expect(xml).not.toContain("\u0001");
  expect(junit({ ...JUDGED, failOn: "error" })).toContain(
    '<testsuite name="policies" tests="4" failures="0" skipped="3">',
  );
});

test("what is suppressed is a skipped case that says by whom and why", () => {
  expect(xml).toContain('<testsuite name="suppressed" tests="1" failures="0" skipped="1">');
  expect(xml).toContain('<skipped message="suppressed: later (waiver of ops until 2026-12-31)"/>');
  expect(xml).toContain('<skipped message="suppressed: accepted (comment)"/>');
});

test("it says what was verified", () => {
  expect(xml).toContain('<property name="verdict" value="It has 1 error. 1 policy fails: 1 high. Not judged: plan."/>');
});

test("a stage that judged nothing is no passed test, and says why", () => {
  const waits = {
    stage: "plan",
    code: "variables-without-value",
    severity: "info",
    summary: "Wants",
    file: "",
  } as const;
  const diagnostics = [{ ...waits, detail: "region", range: at(1, 1) }];
  const stages = { parse: "pass", schema: "pass", plan: "skipped", lint: "skipped", policy: "skipped" } as const;
  const text = junit({ ...JUDGED, report: { ...REPORT, ok: true, stages, diagnostics, policies: [] } });
  expect(text).toContain('name="plan">\n      <skipped message="Wants: region"/>');
  expect(text).toContain('name="lint">\n      <skipped message="nothing judged"/>');
});
