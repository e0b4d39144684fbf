/** Pairs of a key and a value. */
import { expect, test } from "vitest";
import { namedValuesIn, saidPairsIn } from "./pairs.ts";

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

test.each([
  ["set MAX_PIXELS to 80000 for it", { MAX_PIXELS: "80000" }],
  [
    "new settings: SEARCH_URL = https://search.acme.example and cache.size should be 500",
    {
      SEARCH_URL: "https://search.acme.example",
      "cache.size": "500",
    },
  ],
  ["a variable REGION with the value eu-west-1", { REGION: "eu-west-1" }],
  ["set the memory to 512 and retries = 3, FEATURE_X isn't read", {}],
] as const)("names that are given values: %s", (text, pairs) => {
  expect(Object.fromEntries(namedValuesIn(text))).toEqual(pairs);
});
