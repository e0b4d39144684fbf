/** Where the nodes of a graph stand: each connected part by dagre, from left to right as things are used; the parts side by side. Pure. */
import { layout as dagre, Graph } from "@dagrejs/dagre";

export interface Box {
  id: string;
  width: number;
  height: number;
  /** The module that it stands in; "" of none. */
  group: string;
}

export interface Placed {
  id: string;
  /** Upper left corner. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Line {
  from: string;
  to: string;
  points: { x: number; y: number }[];
}

export interface Layout {
  nodes: Placed[];
  groups: Placed[];
  lines: Line[];
  width: number;
  height: number;
}

export interface LayoutRequest {
  nodes: Box[];
  edges: { from: string; to: string }[];
}

const GAP = 24;
/** Room within a module's frame: its name stands on top. */
const PAD = 14;
/** A little wider than high, as screens are. */
const SHAPE = 1.6;

/** The modules that a path leads through, outermost first: `module.a`, `module.a.module.b`. */
export function groupsOf(group: string): string[] {
  const steps = group === "" ? [] : group.split(/\.(?=module\.)/);
  return steps.map((_, i) => steps.slice(0, i + 1).join("."));
}

export function layout({ nodes, edges }: LayoutRequest): Layout {
  const parts = partsOf(nodes, edges);
  const alone = parts.filter(({ length }) => length === 1).flat();
  const joined = parts.filter(({ length }) => length > 1).map((part) => placed(part, edges));
  // What nothing refers to and has no module to be shown in needs no lines, only a place.
  return packed([...joined, ...(alone.length > 0 ? [grid(alone)] : [])]);
}

/** Nodes that references or modules hold together, largest part first. */
function partsOf(nodes: readonly Box[], edges: LayoutRequest["edges"]): Box[][] {
  const parent = new Map(nodes.map(({ id }) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    while (parent.get(at) !== at) at = parent.get(at) as string;
    parent.set(id, at);
    return at;
  };
  const join = (one: string, other: string) => parent.set(root(one), root(other));
  const first = new Map<string, string>();
  for (const { id, group } of nodes) {
    const outermost = groupsOf(group)[0];
    if (outermost === undefined) continue;
    const known = first.get(outermost);
    if (known === undefined) first.set(outermost, id);
    else join(id, known);
  }
  for (const { from, to } of edges) if (parent.has(from) && parent.has(to)) join(from, to);
  const parts = new Map<string, Box[]>();
  for (const node of nodes) parts.set(root(node.id), [...(parts.get(root(node.id)) ?? []), node]);
  return [...parts.values()].sort((a, b) => b.length - a.length);
}

function placed(nodes: readonly Box[], edges: LayoutRequest["edges"]): Layout {
  const graph = new Graph({ compound: true });
  graph.setGraph({ rankdir: "LR", nodesep: 10, ranksep: 56, edgesep: 8, ranker: "tight-tree" });
  graph.setDefaultEdgeLabel(() => ({}));
  const own = new Set(nodes.map(({ id }) => id));
  const groups = new Set<string>();
  for (const { id, width, height, group } of nodes) {
    graph.setNode(id, { width, height });
    const path = groupsOf(group);
    for (const [i, name] of path.entries()) {
      if (!groups.has(name)) graph.setNode(frame(name), {});
      groups.add(name);
      if (i > 0) graph.setParent(frame(name), frame(path[i - 1] as string));
    }
    if (path.length > 0) graph.setParent(id, frame(path.at(-1) as string));
  }
  for (const { from, to } of edges) if (own.has(from) && own.has(to)) graph.setEdge(from, to);
  dagre(graph);
  const at = (id: string, name: string): Placed => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(id) as Partial<Placed>;
    return { id: name, x: x - width / 2, y: y - height / 2, width, height };
  };
  const laid: Layout = {
    nodes: nodes.map(({ id }) => at(id, id)),
    groups: [...groups].map((name) => grown(at(frame(name), name))),
    lines: graph.edges().map(({ v, w }) => ({ from: v, to: w, points: graph.edge(v, w).points ?? [] })),
    width: 0,
    height: 0,
  };
  return atOrigin(laid);
}

/** Frames stand among nodes in dagre's graph, under names that no node has. */
const frame = (group: string) => `\0${group}`;

const grown = ({ x, y, width, height, ...rest }: Placed): Placed => ({
  ...rest,
  x: x - PAD / 2,
  y: y - PAD,
  width: width + PAD,
  height: height + 1.5 * PAD,
});

function atOrigin({ nodes, groups, lines }: Layout): Layout {
  const all = [...nodes, ...groups];
  const points = lines.flatMap((line) => line.points);
  const left = Math.min(...all.map(({ x }) => x), ...points.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y), ...points.map(({ y }) => y));
  const right = Math.max(...all.map(({ x, width }) => x + width), ...points.map(({ x }) => x));
  const bottom = Math.max(...all.map(({ y, height }) => y + height), ...points.map(({ y }) => y));
  return moved({ nodes, groups, lines, width: right - left, height: bottom - top }, -left, -top);
}

const moved = ({ nodes, groups, lines, ...size }: Layout, dx: number, dy: number): Layout => {
  const by = <T extends { x: number; y: number }>(one: T): T => ({ ...one, x: one.x + dx, y: one.y + dy });
  return {
    ...size,
    nodes: nodes.map(by),
    groups: groups.map(by),
    lines: lines.map((line) => ({ ...line, points: line.points.map(by) })),
  };
};

function grid(nodes: readonly Box[]): Layout {
  const width = Math.max(...nodes.map((node) => node.width));
  const height = Math.max(...nodes.map((node) => node.height));
  const columns = Math.max(1, Math.round(Math.sqrt((nodes.length * height * SHAPE) / width)));
  const cell = (i: number) => ({
    x: (i % columns) * (width + GAP / 2),
    y: Math.floor(i / columns) * (height + GAP / 2),
  });
  return atOrigin({
    nodes: nodes.map(({ id, width, height }, i) => ({ id, width, height, ...cell(i) })),
    groups: [],
    lines: [],
    width: 0,
    height: 0,
  });
}

/** Parts in rows, the highest first, so that each row wastes little. */
function packed(parts: readonly Layout[]): Layout {
  const area = parts.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const limit = Math.max(Math.sqrt(area * SHAPE), ...parts.map(({ width }) => width));
  const all: Layout = { nodes: [], groups: [], lines: [], width: 0, height: 0 };
  let [x, y, row] = [0, 0, 0];
  for (const part of parts.toSorted((a, b) => b.height - a.height)) {
    if (x > 0 && x + part.width > limit) [x, y, row] = [0, y + row + GAP, 0];
    const { nodes, groups, lines } = moved(part, x, y);
    all.nodes.push(...nodes);
    all.groups.push(...groups);
    all.lines.push(...lines);
    x += part.width + GAP;
    row = Math.max(row, part.height);
    all.width = Math.max(all.width, x - GAP);
    all.height = Math.max(all.height, y + row);
  }
  return all;
}
