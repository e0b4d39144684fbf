import { describe, expect, test } from "vitest";
import type { Report } from "../core/report.ts";
import { planDifference, renamed } from "./proof.ts";

const planned = (resources: Record<string, unknown>, outputs: Record<string, unknown> = {}) =>
  ({
    diagnostics: [],
    plan: {
      resource_changes: Object.entries(resources).map(([address, after]) => ({ address, change: { after } })),
      output_changes: outputs,
    },
  }) as unknown as Report;

describe("addresses that have become others", () => {
  test.each([
    ["aws_vpc.a", "aws_vpc.a", "aws_vpc.b", "aws_vpc.b"],
    ["aws_vpc.ab", "aws_vpc.a", "aws_vpc.b", "aws_vpc.ab"],
    ["aws_vpc.a[1]", "aws_vpc.a", "aws_vpc.b", "aws_vpc.b[1]"],
    ["aws_vpc.a[0]", "aws_vpc.a[0]", 'aws_vpc.a["x.y"]', 'aws_vpc.a["x.y"]'],
    ["aws_vpc.a[1]", "aws_vpc.a[0]", 'aws_vpc.a["x"]', "aws_vpc.a[1]"],
    ["aws_vpc.a[0]", "aws_vpc.a[0]", "aws_vpc.a", "aws_vpc.a"],
    ['module.m["k"].aws_vpc.a', "module.m.aws_vpc.a", "module.m.aws_vpc.b", 'module.m["k"].aws_vpc.b'],
    ['module.m["k"].aws_vpc.a[0]', "module.m", "module.n", 'module.n["k"].aws_vpc.a[0]'],
    ["aws_vpc.a[0]", "aws_vpc.a", "module.n.aws_vpc.a", "module.n.aws_vpc.a[0]"],
    ["module.m[0].aws_vpc.a", "module.m.aws_vpc.a", "module.m.module.n.aws_vpc.a", "module.m[0].module.n.aws_vpc.a"],
    ["data.aws_ami.x", "data.aws_ami.x", "data.aws_ami.y", "data.aws_ami.y"],
  ])("%s: %s is %s", (address, from, to, expected) => {
    expect(renamed(address, [{ from, to }])).toBe(expected);
  });
});

describe("the difference of two plans", () => {
  const [a, b] = [planned({ "t_x.a": { n: 1 } }, { o: 1 }), planned({ "t_x.b": { n: 1 } }, { o: 1 })];

  test("none but the address", () => {
    expect(planDifference(a, b, [{ from: "t_x.a", to: "t_x.b" }])).toEqual([]);
  });
  test("without a move it is two resources", () => {
    expect(planDifference(a, b, [])).toEqual(["t_x.a is planned no more", "t_x.b is planned in addition"]);
  });
  test("other values, other outputs", () => {
    const other = planned({ "t_x.a": { n: 2 } }, { p: 1 });
    expect(planDifference(a, other, [{ from: "output.o", to: "output.p" }])).toEqual([
      "t_x.a is planned with other values",
    ]);
  });
  test("nothing can be said without a plan", () => {
    expect(planDifference(a, { diagnostics: [] } as unknown as Report, [])).toBeUndefined();
  });
});
