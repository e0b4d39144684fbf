import { expect, it } from "vitest";
import { type GraphNode, type ProgramGraph, reduced, withoutKeys } from "./graph.ts";

const start = { line: 1, column: 1, byte: 0 };
const node = (address: string, kind: GraphNode["kind"]): GraphNode => ({
  address,
  kind,
  module: "",
  name: address,
  file: "main.tf",
  range: { start, end: start },
});
const graph: ProgramGraph = {
  nodes: [node("a.b", "resource"), node("local.x", "local"), node("local.y", "local"), node("c.d", "resource")],
  edges: [
    { from: "a.b", to: "local.x", arguments: ["name"] },
    { from: "a.b", to: "c.d", arguments: ["depends_on"] },
    { from: "local.x", to: "local.y", arguments: [] },
    { from: "local.y", to: "local.x", arguments: [] },
    { from: "local.y", to: "c.d", arguments: [] },
  ],
  unread: [],
};

it("leads references through what isn't shown, also in circles, and says by which arguments", () => {
  expect(reduced(graph, ({ kind }) => kind === "resource").edges).toEqual([
    { from: "a.b", to: "c.d", arguments: ["name", "depends_on"] },
  ]);
  expect(reduced(graph, () => true).edges).toHaveLength(5);
});

it("knows the block of an instance by its address", () => {
  expect(withoutKeys('module.a["x.y[0]"].aws_vpc.v[3]')).toBe("module.a.aws_vpc.v");
  expect(withoutKeys("aws_vpc.v")).toBe("aws_vpc.v");
});
