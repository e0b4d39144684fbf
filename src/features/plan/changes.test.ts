import { expect, it } from "vitest";
import { changesOf, outputsOf, shown } from "./changes.ts";

it("lists what a plan does, with what is known of each resource, value by value", () => {
  const plan = {
    resource_changes: [
      {
        address: 'module.net["a"].aws_vpc.a',
        module_address: 'module.net["a"]',
        type: "aws_vpc",
        change: {
          actions: ["create"],
          after: {
            cidr_block: "10.0.0.0/16",
            tags: null,
            zones: ["a", "b"],
            password: "hunter2",
            unset_secret: null,
            rule: [{ port: 22, note: null, "odd key": 1 }],
            empty: [],
          },
          after_unknown: { id: true, ingress: [], arn: true, rule: [{ id: true }] },
          after_sensitive: { password: true, unset_secret: true },
        },
      },
      { address: "aws_vpc.b", change: { actions: ["no-op"] } },
      { address: "aws_vpc.c", type: "aws_vpc", change: { actions: ["delete", "create"] } },
    ],
  };
  const [create, replace] = changesOf(plan) ?? [];
  expect(create).toMatchObject({ address: 'module.net["a"].aws_vpc.a', module: 'module.net["a"]', action: "create" });
  expect(create?.values.map((value) => `${value.path} = ${shown(value)}`)).toEqual([
    "arn = known after apply",
    'cidr_block = "10.0.0.0/16"',
    "id = known after apply",
    "password = sensitive",
    "rule[0].id = known after apply",
    'rule[0]["odd key"] = 1',
    "rule[0].port = 22",
    'zones = ["a","b"]',
  ]);
  expect(JSON.stringify(create)).not.toContain("hunter2");
  expect(replace).toEqual({ address: "aws_vpc.c", module: "", type: "aws_vpc", action: "replace", values: [] });
});

it("tells outputs, and hides those that are sensitive", () => {
  const plan = {
    output_changes: {
      name: { actions: ["create"], after: "x", after_unknown: false, after_sensitive: false },
      arn: { actions: ["create"], after_unknown: true, after_sensitive: false },
      token: { actions: ["create"], after: "t0p", after_unknown: false, after_sensitive: true },
    },
  };
  expect(outputsOf(plan).map(({ name, values }) => [name, values.map(shown)])).toEqual([
    ["name", ['"x"']],
    ["arn", ["known after apply"]],
    ["token", ["sensitive"]],
  ]);
});

it("is not fooled by what is no plan, or by a plan without an end", () => {
  expect(changesOf(undefined)).toBeUndefined();
  expect(changesOf({ resource_changes: "x" })).toBeUndefined();
  expect(changesOf({})).toEqual([]);
  expect(outputsOf("x")).toEqual([]);
  let deep: unknown = 1;
  for (let i = 0; i < 50_000; i++) deep = { a: deep };
  const plan = { resource_changes: [{ address: "a.b", change: { actions: ["create"], after: deep } }] };
  expect(changesOf(plan)?.[0]?.values).toHaveLength(1);
});
