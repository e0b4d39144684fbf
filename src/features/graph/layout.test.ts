import { expect, it } from "vitest";
import { type Box, groupsOf, layout, type Placed } from "./layout.ts";

const box = (id: string, group = ""): Box => ({ id, width: 160, height: 36, group });
const overlaps = (a: Placed, b: Placed) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const holds = (a: Placed, b: Placed) =>
  a.x <= b.x && a.y <= b.y && b.x + b.width <= a.x + a.width && b.y + b.height <= a.y + a.height;

it("has three hundred resources beside each other, none on another, wider than high and not by much", () => {
  const nodes = Array.from({ length: 300 }, (_, i) => box(`n${i}`, i % 10 === 0 ? `module.m${i % 3}` : ""));
  const edges = nodes.flatMap((_, i) => (i % 6 ? [{ from: `n${i}`, to: `n${i - (i % 6)}` }] : []));
  const laid = layout({ nodes, edges });
  expect(laid.nodes).toHaveLength(300);
  expect(laid.lines).toHaveLength(edges.length);
  for (const [i, one] of laid.nodes.entries())
    for (const other of laid.nodes.slice(i + 1)) expect(overlaps(one, other)).toBe(false);
  expect(laid.width / laid.height).toBeGreaterThan(0.4);
  expect(laid.width / laid.height).toBeLessThan(4);
});

it("frames modules, those within them too, and nothing else", () => {
  const nodes = [box("a", "module.m"), box("b", "module.m.module.n"), box("c"), box("d")];
  const { nodes: at, groups } = layout({ nodes, edges: [{ from: "c", to: "b" }] });
  const group = (id: string) => groups.find((one) => one.id === id) as Placed;
  const node = (id: string) => at.find((one) => one.id === id) as Placed;
  expect(groups.map(({ id }) => id).sort()).toEqual(["module.m", "module.m.module.n"]);
  expect(holds(group("module.m"), node("a"))).toBe(true);
  expect(holds(group("module.m"), group("module.m.module.n"))).toBe(true);
  expect(holds(group("module.m.module.n"), node("b"))).toBe(true);
  for (const outside of ["c", "d"]) expect(overlaps(group("module.m"), node(outside))).toBe(false);
});

it("places circles, references to themselves and nothing at all", () => {
  const edges = [
    { from: "a", to: "b" },
    { from: "b", to: "a" },
    { from: "a", to: "a" },
    { from: "a", to: "gone" },
  ];
  expect(layout({ nodes: [box("a"), box("b")], edges }).nodes).toHaveLength(2);
  expect(layout({ nodes: [], edges: [] })).toMatchObject({ nodes: [], width: 0, height: 0 });
});

it("reads which modules a path leads through", () => {
  expect(groupsOf("module.a.module.b")).toEqual(["module.a", "module.a.module.b"]);
  expect(groupsOf("")).toEqual([]);
});
