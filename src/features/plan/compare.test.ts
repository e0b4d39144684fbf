import { expect, it } from "vitest";
import { differencesOf } from "./compare.ts";

const resource = (address: string, after: object, unknown: object = {}, sensitive: object = {}) => ({
  address,
  type: "aws_x",
  change: { actions: ["create"], after, after_unknown: unknown, after_sensitive: sensitive },
});

it("says what comes, what goes, and which values become others", () => {
  const before = {
    resource_changes: [
      resource("aws_x.a", { size: 1, name: "n", password: "one" }, { id: true }, { password: true }),
      resource("aws_x.gone", {}),
      resource("aws_x.same", { size: 1 }),
    ],
    output_changes: { arn: { after_unknown: true } },
  };
  const after = {
    resource_changes: [
      resource(
        "aws_x.a",
        { size: 2, name: null, password: "two", tags: { Env: "x" } },
        { id: true },
        { password: true },
      ),
      resource("aws_x.same", { size: 1 }),
      resource("aws_x.new", {}),
    ],
    output_changes: { arn: { after: "x" } },
  };
  const differences = differencesOf(before, after);
  expect(differences.map(({ address, kind }) => [address, kind])).toEqual([
    ["aws_x.a", "changed"],
    ["aws_x.gone", "removed"],
    ["output.arn", "changed"],
    ["aws_x.new", "added"],
  ]);
  expect(differences[0]?.values.map(({ path, before, after }) => [path, before?.value, after?.value])).toEqual([
    ["name", "n", undefined],
    ["size", 1, 2],
    ["tags.Env", undefined, "x"],
  ]);
});

it("finds nothing between a plan and itself, or where there is none", () => {
  const plan = { resource_changes: [resource("aws_x.a", { size: 1 })] };
  expect(differencesOf(plan, structuredClone(plan))).toEqual([]);
  expect(differencesOf(undefined, undefined)).toEqual([]);
});
