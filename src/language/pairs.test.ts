/** Pairs of a key and a value. */
import { expect, test } from "vitest";
import { saidPairsIn } from "./pairs.ts";

test.each([
  ["a bucket tagged Environment = prod and Team = data", "tags", { Environment: "prod", Team: "data" }],
  ["tags Env=staging, CostCenter=4410.", "tags", { Env: "staging", CostCenter: "4410" }],
  ["Tag everything with CostCenter = 4711", "tags", { CostCenter: "4711" }],
  ["Tags: Owner = legal; Env = prod", "tags", { Owner: "legal", Env: "prod" }],
  ["with a Name tag of orders", "tags", { Name: "orders" }],
  ["labelled workload=training", "labels", { workload: "training" }],
  ["env vars STAGE=ci and LEVEL=debug, 512 MB", "variables", { STAGE: "ci", LEVEL: "debug" }],
] as const)("%s", (request, of, pairs) => {
  expect(saidPairsIn(request).map((said) => [said.of, Object.fromEntries(said.pairs)])).toEqual([[of, pairs]]);
});

test("an argument with its value is no pair of a map", () => {
  expect(saidPairsIn("instance_type = t3.micro, immutable tags, port = 80")).toEqual([]);
});
