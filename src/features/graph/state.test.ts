import { signal } from "@preact/signals";
import { expect, it } from "vitest";
import type { GraphNode, ProgramGraph } from "../../core/graph.ts";
import type { Finding } from "../findings/findings.ts";
import type { Findings } from "../findings/state.ts";
import { createProgram } from "../program/state.ts";
import type { Verification } from "../verification/state.ts";
import { createWorkspace } from "../workspace/state.ts";
import { nextIn } from "./canvas.tsx";
import { layout } from "./layout.ts";
import { createGraph } from "./state.ts";

const at = (byte: number) => ({ line: 1, column: byte + 1, byte });
const node = (address: string, kind: GraphNode["kind"], from: number, to: number, more = {}): GraphNode => ({
  ...{ address, kind, module: "", name: address, file: "main.tf", range: { start: at(from), end: at(to) } },
  ...more,
});
const finding = (byte: number, changes: Partial<Finding>): Finding => ({
  ...{ key: `f${byte}`, stage: "schema", severity: "error", result: "fail", code: "c", summary: "s", detail: "" },
  ...{ file: "main.tf", range: { start: at(byte), end: at(byte) } },
  ...changes,
});

const GRAPH: ProgramGraph = {
  nodes: [
    node("aws_x.a", "resource", 0, 10),
    node("var.v", "variable", 11, 20),
    node("module.m.aws_x.b", "resource", 0, 9, { file: "m/main.tf", module: "module.m" }),
    node("module.n.aws_x.b", "resource", 0, 9, { file: "m/main.tf", module: "module.n" }),
  ],
  edges: [
    { from: "aws_x.a", to: "var.v", arguments: ["size"] },
    { from: "var.v", to: "module.m.aws_x.b", arguments: [] },
  ],
  unread: [],
};

const plan = {
  resource_changes: [
    { address: "aws_x.a[0]", change: { actions: ["create"] } },
    { address: "aws_x.a[1]", change: { actions: ["create"] } },
    { address: 'module.n["k"].aws_x.b', change: { actions: ["delete", "create"] } },
  ],
};

function graphOf(found: Finding[]) {
  const workspace = createWorkspace();
  workspace.replace({ "main.tf": "one" });
  const asked: unknown[] = [];
  const verifier = {
    graph: async (files: unknown) => {
      asked.push(files);
      return GRAPH;
    },
  };
  const program = createProgram({ workspace, verifier, waitsMs: 1 });
  const graph = createGraph({
    program,
    verification: { late: signal({ report: { plan } }) } as unknown as Verification,
    findings: { all: signal(found) } as unknown as Findings,
    layout: async (request) => layout(request),
  });
  return { workspace, program, graph, asked };
}
const settled = () => new Promise((done) => setTimeout(done, 30));

it("reads the program only while somebody looks, and again when it changes", async () => {
  const { workspace, program, graph, asked } = graphOf([]);
  await settled();
  expect(asked).toEqual([]);
  const end = graph.watch();
  await settled();
  workspace.edit("main.tf", "two");
  await settled();
  expect(asked).toEqual([{ "main.tf": "one" }, { "main.tf": "two" }]);
  expect(program.placeOf("aws_x.a[1]")).toMatchObject({ file: "main.tf", files: { "main.tf": "two" } });
  expect(program.placeOf("aws_x.zzz")).toBeUndefined();
  end();
  workspace.edit("main.tf", "three");
  await settled();
  expect(asked).toHaveLength(2);
});

it("leaves variables out until they are wanted, and leads references through them", async () => {
  const { graph } = graphOf([]);
  graph.watch();
  await settled();
  expect(graph.laid.value?.graph.edges).toEqual([{ from: "aws_x.a", to: "module.m.aws_x.b", arguments: ["size"] }]);
  graph.toggleKind("variable");
  await settled();
  expect(graph.laid.value?.graph.edges).toHaveLength(2);
  expect(graph.counts.value.get("resource")).toBe(3);
  graph.selected.value = "aws_x.a";
  expect(graph.around.value.to.map(({ to }) => to)).toEqual(["var.v"]);
});

it("marks what plan and findings are about, also where several calls lead to one block", async () => {
  const { graph } = graphOf([
    finding(2, {}),
    finding(3, { stage: "policy", severity: "warning" }),
    finding(4, { severity: "info" }),
    finding(5, { stage: "policy", severity: "info", result: "pass" }),
    finding(6, { file: "m/main.tf", stage: "policy", severity: "warning", address: 'module.n["k"].aws_x.b' }),
  ]);
  graph.watch();
  await settled();
  const mark = (address: string) => graph.marks.value.get(address);
  expect(mark("aws_x.a")).toEqual({ actions: ["create"], instances: 2, trouble: "error", findings: ["f2", "f3"] });
  expect(mark("module.n.aws_x.b")).toMatchObject({ actions: ["replace"], trouble: "policy" });
  expect(mark("module.m.aws_x.b")).toEqual({ actions: [], instances: 0, findings: [] });
});

it("finds by words, by trouble and by what the plan does", async () => {
  const { graph } = graphOf([finding(2, {})]);
  graph.watch();
  await settled();
  expect(graph.found.value).toBeUndefined();
  graph.query.value = "MODULE.N aws";
  expect([...(graph.found.value ?? [])]).toEqual(["module.n.aws_x.b"]);
  graph.query.value = "";
  graph.toggleTrouble("error");
  expect([...(graph.found.value ?? [])]).toEqual(["aws_x.a"]);
  graph.toggleTrouble("error");
  graph.toggleAction("replace");
  expect([...(graph.found.value ?? [])]).toEqual(["module.n.aws_x.b"]);
});

it("keeps its size within what can be seen", () => {
  const { graph } = graphOf([]);
  graph.zoomTo(100);
  expect(graph.zoom.value).toBe(2);
  graph.zoomTo(0);
  expect(graph.zoom.value).toBe(0.15);
});

it("goes by arrow keys to what lies in their direction", () => {
  const box = (id: string, x: number, y: number) => ({ id, x, y, width: 10, height: 10 });
  const [middle, right, below, far] = [box("m", 0, 0), box("r", 50, 5), box("b", 5, 50), box("f", 30, 60)];
  const all = [middle, right, below, far];
  expect(nextIn("ArrowRight", middle, all)?.id).toBe("r");
  expect(nextIn("ArrowDown", middle, all)?.id).toBe("b");
  expect(nextIn("ArrowLeft", middle, all)).toBeUndefined();
  expect(nextIn("x", middle, all)).toBeUndefined();
});
