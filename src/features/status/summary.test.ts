import { expect, it } from "vitest";
import { milliseconds, planSummary, providerLabel } from "./summary.ts";

const plan = (...actions: string[][]) => ({ resource_changes: actions.map((a) => ({ change: { actions: a } })) });

it("sums a plan up as Terraform does", () => {
  expect(planSummary(plan(["create"], ["create"], ["update"], ["delete", "create"], ["read"], ["no-op"]))).toBe(
    "2 to add, 1 to change, 1 to replace, 1 to read",
  );
  expect(planSummary(plan(["no-op"]))).toBe("no changes");
  expect(planSummary({})).toBe("no changes");
  expect(planSummary(undefined)).toBeUndefined();
  expect(planSummary({ resource_changes: "x" })).toBeUndefined();
});

it("names the provider version, and the one that was asked for", () => {
  const use = { source: "registry.terraform.io/hashicorp/aws", version: "6.66.0" };
  expect(providerLabel({ ...use, exact: true })).toBe("aws 6.66.0");
  expect(providerLabel({ ...use, exact: false, constraint: "~> 4.0" })).toBe("aws 6.66.0 (not ~> 4.0)");
  expect(providerLabel({ ...use, exact: false, constraint: ">= 4.0", locked: "6.1.0" })).toBe("aws 6.66.0 (not 6.1.0)");
});

it("rounds times to what can be read", () => {
  expect([4.26, 48.4, 1234].map(milliseconds)).toEqual(["4.3 ms", "48 ms", "1.2 s"]);
});
