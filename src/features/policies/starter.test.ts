import { describe, expect, it } from "vitest";
import { built } from "../../../test/cli/run.ts";
import { createNodeVerifier } from "../../verifier/node.ts";
import { starter, subjectOf } from "./starter.ts";

const change = (type: string, after: object, unknown: object = {}) => ({
  mode: "managed",
  type,
  change: { after, after_unknown: unknown },
});

it("is about a type of the program, rather one that can say who owns it", () => {
  const plan = { resource_changes: [change("aws_a", { x: 1 }), change("google_b", {}, { labels: true })] };
  expect(subjectOf(plan)).toEqual({ type: "google_b", says: "labels" });
  expect(subjectOf({ resource_changes: [change("aws_a", { x: 1 })] })).toEqual({ type: "aws_a", says: undefined });
  expect(subjectOf(undefined).type).toBe("aws_s3_bucket");
});

describe.skipIf(!built)("what it writes", () => {
  it.each([
    ["tags", { type: "aws_vpc", says: "tags" }, 'resource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n}\n'],
    ["names", { type: "random_id", says: undefined }, 'resource "random_id" "A-1" {\n  byte_length = 8\n}\n'],
  ])("finds what is wrong in a program, by its %s, and passes its own tests", async (_, subject, program) => {
    const verifier = await createNodeVerifier();
    try {
      const policies = starter("rule", subject);
      const report = await verifier.verify({ files: { "main.tf": program }, policies, bundledPolicies: false });
      expect(report.diagnostics.filter(({ stage }) => stage === "policy").map(({ code }) => code)).toEqual([
        "policy-deny",
      ]);
      const { results, diagnostics } = await verifier.testPolicies({ files: policies });
      expect(diagnostics).toEqual([]);
      expect(results.map(({ name, pass }) => [name, pass])).toEqual([
        ["test_denies_what_is_wrong", true],
        ["test_takes_what_is_right", true],
      ]);
      expect((await verifier.formatPolicies(policies)).files).toEqual(policies);
    } finally {
      await verifier.dispose();
    }
  });
});
