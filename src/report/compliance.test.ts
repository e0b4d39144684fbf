import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { policy } from "../../test/report.ts";
import type { PolicyResult } from "../core/report.ts";
import { answersOf, BENCHMARKS, benchmarksOf, type Compliance } from "./compliance.ts";

test("benchmarks name rules that ship, and each recommendation once, in order", () => {
  expect(BENCHMARKS).toHaveLength(4);
  for (const { version, recommendations } of BENCHMARKS) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const rules = recommendations.flatMap((one) => one.rules);
    expect(rules.filter((rule) => !existsSync(new URL(`../../policies/${rule}/rule.rego`, import.meta.url)))).toEqual(
      [],
    );
    const ids = recommendations.flatMap(({ id }) => id.split(", "));
    const sorted = ids.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
    expect(ids).toEqual(sorted);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

const suppressed = { reason: "x", by: "comment" } as const;
test.each<[Compliance, PolicyResult[]]>([
  ["nothing", []],
  ["nothing", [policy("fail", { rule: "another" })]],
  ["pass", [policy("pass"), policy("pass")]],
  ["suppressed", [policy("pass"), policy("fail", { suppressed })]],
  ["unknown", [policy("pass"), policy("unknown"), policy("fail", { suppressed })]],
  ["fail", [policy("pass"), policy("unknown"), policy("fail")]],
])("the worst is what counts: %s", (compliance, policies) => {
  const recommendations = [{ id: "1.1", title: "t", rules: ["aws/s3-encryption"] }];
  const [answer] = answersOf({ id: "b", title: "B", version: "1.0.0", recommendations }, { policies });
  expect(answer?.compliance).toBe(compliance);
  expect(answer?.results).toHaveLength(compliance === "nothing" ? 0 : policies.length);
});

test("a rule knows who asks for it", () => {
  expect(benchmarksOf("aws/kms-key-rotation")).toEqual([
    "CIS Amazon Web Services Foundations Benchmark 3.0.0: 3.6 Symmetric KMS keys rotate",
  ]);
  expect(benchmarksOf("aws/nothing")).toEqual([]);
});
