/** A report with something of everything, for tests of what is made of reports. */
import type { Diagnostic, PolicyResult, Range, Report } from "../src/core/report.ts";
import type { Rule } from "../src/core/rules.ts";
import type { Judged } from "../src/report/judged.ts";

export const at = (line: number, column: number, end = column + 1): Range => ({
  start: { line, column, byte: Math.max(0, column - 1) },
  end: { line, column: end, byte: Math.max(0, end - 1) },
});

export const policy = (result: PolicyResult["result"], more: Partial<PolicyResult> = {}): PolicyResult => ({
  rule: "aws/s3-encryption",
  title: "Buckets are encrypted",
  severity: "high",
  address: "aws_s3_bucket.a",
  result,
  file: "a b/main.tf",
  range: at(1, 1, 29),
  equivalents: { checkov: ["CKV_AWS_19"], trivy: [] },
  ...more,
});

export const diagnostic = (more: Partial<Diagnostic> = {}): Diagnostic => ({
  stage: "schema",
  code: "unsupported-argument",
  severity: "error",
  summary: 'No "x" & <y>',
  detail: "De\u0001tail",
  address: "aws_s3_bucket.a",
  file: "a b/main.tf",
  range: at(2, 3, 7),
  edits: [{ file: "a b/main.tf", range: at(2, 3, 7), newText: "tags", title: "Change to tags" }],
  ...more,
});

export const RULE: Rule = {
  id: "aws/s3-encryption",
  kind: "policy",
  provider: "aws",
  title: "Buckets are encrypted",
  severity: "high",
  rationale: "Else they are read.",
  remediation: "Encrypt them.",
  references: ["https://example.com/s3"],
  equivalents: { checkov: ["CKV_AWS_19"], trivy: [] },
};

const accepted = { reason: "accepted", by: "comment" } as const;

export const REPORT: Report = {
  ok: false,
  stages: { parse: "pass", schema: "fail", plan: "skipped", lint: "fail", policy: "fail" },
  diagnostics: [
    diagnostic(),
    { stage: "plan", code: "limit", severity: "warning", summary: "Large", detail: "", file: "", range: at(1, 1) },
    diagnostic({
      stage: "lint",
      code: "lint/unused-declaration",
      severity: "warning",
      summary: "Nothing uses it",
      address: "var.x",
      edits: [],
      suppressed: { reason: "later", by: "waiver", owner: "ops", expires: "2026-12-31" },
    }),
  ],
  policies: [
    policy("fail"),
    policy("pass", { address: "aws_s3_bucket.b" }),
    policy("unknown", { address: "aws_s3_bucket.c" }),
    policy("fail", { address: "aws_s3_bucket.d", suppressed: accepted }),
  ],
  providers: [{ source: "registry.terraform.io/hashicorp/aws", version: "6.66.0", constraint: "~> 7.0", exact: false }],
};

export const JUDGED: Judged = {
  report: REPORT,
  files: { "a b/main.tf": 'resource "aws_s3_bucket" "a" {\n  taags = {}\n}\n' },
  rules: [RULE],
  failOn: "high",
  name: "infra",
  root: "infra",
};
