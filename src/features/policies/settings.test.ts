import { expect, it, test } from "vitest";
import { diagnostic, policy, RULE } from "../../../test/report.ts";
import type { Rule } from "../../core/rules.ts";
import { blockFor, stateOf, talliesOf } from "./settings.ts";

const lint = (preset: string): Rule => ({
  id: "lint/naming",
  kind: "lint",
  title: "Names",
  severity: "warning",
  preset,
  equivalents: { checkov: [], trivy: ["AVD-X-1"], tflint: ["terraform_naming_convention"] },
});

test.each([
  ["a policy, when nothing is said", RULE, {}, true, "high"],
  ["a policy by checkov's name", RULE, { settings: [{ rule: "ckv_aws_19", enabled: false }] }, false, "high"],
  ["a policy by a pattern", RULE, { settings: [{ rule: "aws/*", severity: "low" }] }, true, "low"],
  [
    "what is said of it alone before what is said of many",
    RULE,
    {
      settings: [
        { rule: "aws/*", enabled: false, severity: "low" },
        { rule: "aws/s3-encryption", enabled: true },
      ],
    },
    true,
    "low",
  ],
  ["another's pattern", RULE, { settings: [{ rule: "aws/s3", enabled: false }] }, true, "high"],
  ["lint of the recommended", lint("recommended"), {}, true, "warning"],
  ["lint of all", lint("all"), {}, false, "warning"],
  ["lint of all, when all are wanted", lint("all"), { preset: "all" }, true, "warning"],
  ["no lint", lint("recommended"), { preset: "none" }, false, "warning"],
  ["all lint", lint("all"), { settings: [{ rule: "all", enabled: true }] }, true, "warning"],
  ["Trivy's name without its prefix", lint("all"), { settings: [{ rule: "X-1", enabled: true }] }, true, "warning"],
])("%s", (_, rule, controls, on, severity) => {
  expect(stateOf(rule, controls)).toMatchObject({ on, severity });
});

it("says in the block only what isn't usual", () => {
  const names = ["CKV_AWS_19"];
  expect(blockFor(RULE, {}, { on: true, severity: "high" })).toEqual({ id: RULE.id, names });
  expect(blockFor(RULE, {}, { on: false, severity: "low" })).toEqual({
    id: RULE.id,
    names,
    enabled: false,
    severity: "low",
  });
  // What a block for many says has to be taken back.
  const many = { settings: [{ rule: "aws/*", enabled: false }] };
  expect(blockFor(RULE, many, { on: true, severity: "high" })).toEqual({ id: RULE.id, names, enabled: true });
});

it("counts what comes of each rule, the accepted apart", () => {
  const accepted = { reason: "r", by: "comment" } as const;
  const policies = [policy("fail"), policy("pass"), policy("unknown"), policy("fail", { suppressed: accepted })];
  const tallies = talliesOf({ policies, diagnostics: [diagnostic({ code: "lint/naming" })] });
  expect(tallies.get(RULE.id)).toEqual({ fail: 1, unknown: 1, pass: 1, suppressed: 1 });
  expect(tallies.get("lint/naming")?.fail).toBe(1);
});
