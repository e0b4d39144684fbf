import { describe, expect, test } from "vitest";
import { built, terraformer } from "../../test/cli/run.ts";
import { RULE } from "../../test/report.ts";
import type { Rule } from "../core/rules.ts";
import { chosen, type ListFlags } from "./rules.ts";

const RULES: Rule[] = [
  RULE,
  { ...RULE, id: "google/bucket-public", provider: "google", severity: "critical", title: "Buckets aren't public" },
  {
    id: "lint/naming",
    kind: "lint",
    title: "Names",
    severity: "warning",
    equivalents: { checkov: [], trivy: [], tflint: ["terraform_naming_convention"] },
  },
  { id: "deprecated", kind: "diagnostic", title: "Still taken.", equivalents: { checkov: [], trivy: [] } },
];

test.each<[string | undefined, ListFlags, string[]]>([
  [undefined, {}, ["aws/s3-encryption", "google/bucket-public", "lint/naming"]],
  ["bucket PUBLIC", {}, ["google/bucket-public"]],
  ["ckv_aws_19", { provider: "aws" }, ["aws/s3-encryption"]],
  ["naming_convention", {}, ["lint/naming"]],
  [undefined, { severity: "critical, warning" }, ["google/bucket-public", "lint/naming"]],
  [undefined, { kind: "diagnostic" }, ["deprecated"]],
  ["nothing", {}, []],
])("%j %j", (text, flags, ids) => {
  expect(chosen(RULES, text, flags).map(({ id }) => id)).toEqual(ids);
});

test.each<[ListFlags, string]>([
  [{ provider: "mars" }, "--provider mars: must be one of aws, google"],
  [{ severity: "grave" }, "--severity grave: must be one of error, critical"],
  [{ kind: "odd" }, "--kind odd: must be one of policy, lint, secret, diagnostic"],
])("%j is told", (flags, message) => {
  expect(() => chosen(RULES, undefined, flags)).toThrow(message);
});

describe.skipIf(!built)("of those that ship", () => {
  test("a list, and as JSON", () => {
    const { code, stdout } = terraformer(["rules", "list", "versions", "--provider", "aws"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^aws\/s3-versioning +medium +S3 buckets keep versions of their objects CKV_AWS_21 AWS-0090$/m,
    );
    const all = JSON.parse(terraformer(["rules", "list", "--json"]).stdout) as Rule[];
    expect(all.length).toBeGreaterThan(500);
    for (const rule of all.filter(({ kind }) => kind === "policy"))
      expect([rule.rationale, rule.remediation, rule.references?.[0]].every(Boolean), rule.id).toBe(true);
  });

  test("one, by its name and by what others call it", () => {
    const { stdout } = terraformer(["rules", "show", "aws/kms-key-rotation"]);
    expect(stdout).toContain("Symmetric KMS keys rotate [aws/kms-key-rotation]\nmedium · policy\n\nWhy\n  ");
    expect(stdout).toContain("Benchmarks\n  CIS Amazon Web Services Foundations Benchmark 3.0.0: 3.6");
    expect(terraformer(["rules", "show", "ckv_aws_7"]).stdout).toBe(stdout);
    expect(terraformer(["rules", "show", "AVD-AWS-0065"]).stdout).toBe(stdout);
    expect(terraformer(["rules", "show", "unsupported-argument"]).stdout).toContain("diagnostic");
  });

  test("none: what was meant, or how to look for it", () => {
    expect(terraformer(["rules", "show", "aws/s3-versionning"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "rules show aws/s3-versionning: there is no such rule. Did you mean aws/s3-versioning?\n",
    });
    expect(terraformer(["rules", "show", "encryption"]).stderr).toContain("`rules list encryption` looks for it");
  });
});
