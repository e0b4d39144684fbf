import { expect, it } from "vitest";
import { changesOf } from "./changes.ts";

it("lists what a plan does, with what is known of each resource", () => {
  const plan = {
    resource_changes: [
      {
        address: "aws_vpc.a",
        change: {
          actions: ["create"],
          after: { cidr_block: "10.0.0.0/16", tags: null },
          after_unknown: { id: true, ingress: [], arn: true },
        },
      },
      { address: "aws_vpc.b", change: { actions: ["no-op"] } },
      { address: "aws_vpc.c", change: { actions: ["delete", "create"] } },
    ],
  };
  expect(changesOf(plan)).toEqual([
    { address: "aws_vpc.a", action: "create", known: [["cidr_block", "10.0.0.0/16"]], unknown: ["id", "arn"] },
    { address: "aws_vpc.c", action: "replace", known: [], unknown: [] },
  ]);
});

it("is not fooled by what is no plan", () => {
  expect(changesOf(undefined)).toBeUndefined();
  expect(changesOf({ resource_changes: "x" })).toBeUndefined();
  expect(changesOf({})).toEqual([]);
});
