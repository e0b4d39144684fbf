import { expect, test } from "vitest";
import { nextNetwork, numberOf, subnetOf } from "./free-network.ts";

test.each([
  ["10.0.0.0/24", "10.0.0.0/16", [], "10.0.1.0/24"],
  ["10.0.1.0/24", "10.0.0.0/16", ["10.0.2.0/24", "10.0.3.128/25"], "10.0.4.0/24"],
  // A larger one is in the way with all that it holds.
  ["10.0.1.0/24", "10.0.0.0/16", ["10.0.0.0/18"], "10.0.64.0/24"],
  // Behind the last it goes on from the first.
  ["10.0.255.0/24", "10.0.0.0/16", ["10.0.0.0/24"], "10.0.1.0/24"],
  ["10.0.0.0/25", "10.0.0.0/24", ["10.0.0.128/25"], undefined],
  ["10.0.0.0/24", "10.0.0.0/24", [], undefined],
  ["10.1.0.0/24", "10.0.0.0/16", [], undefined],
  ["10.0.0.0/24", "2001:db8::/56", [], undefined],
])("after %s in %s", (like, whole, taken, next) => expect(nextNetwork(like, whole, taken)).toBe(next));

test("as cidrsubnet counts", () => {
  expect(subnetOf("10.20.0.0/16", 8, 3)).toBe("10.20.3.0/24");
  expect(subnetOf("10.20.0.0/16", 4, 16)).toBeUndefined();
  expect(subnetOf("10.20.0.0/16", 20, 0)).toBeUndefined();
  expect(numberOf("10.20.3.0/24", "10.20.0.0/16")).toBe(3);
});
