/** What a program consists of and what refers to what, as the engine reads it (wasm/internal/refactor/graph.go). */
import type { Files, Range } from "./report.ts";

export const NODE_KINDS = ["resource", "data", "ephemeral", "module", "variable", "local", "output", "check"] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** A block, or a local value, in a module of the program. All its instances are one. */
export interface GraphNode {
  /** As the root module names it: `module.net.aws_vpc.a`. */
  address: string;
  /** "" of the root module, else `module.net`. */
  module: string;
  kind: NodeKind;
  type?: string;
  name: string;
  file: string;
  range: Range;
  /** Of a call of a module. */
  source?: string;
  /** Of a call: the module's folder is in the workspace. */
  local?: boolean;
}

/** `from` refers to `to` in these arguments. */
export interface GraphEdge {
  from: string;
  to: string;
  arguments: string[];
}

export interface ProgramGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Files whose references aren't in it, or not all: JSON syntax, syntax errors. */
  unread: string[];
  /** The program has more than is shown. */
  cut?: boolean;
}

export interface GraphSource {
  graph(files: Files, signal?: AbortSignal): Promise<ProgramGraph>;
}

/** `aws_vpc.a` of `aws_vpc.a["x"]`, through modules, too. */
export const withoutKeys = (address: string): string => address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");

/** The graph with those nodes alone that `shows` wants; what they refer to through others, they refer to themselves. */
export function reduced(graph: ProgramGraph, shows: (node: GraphNode) => boolean): ProgramGraph {
  const nodes = graph.nodes.filter(shows);
  const kept = new Set(nodes.map(({ address }) => address));
  const leads = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) leads.set(edge.from, [...(leads.get(edge.from) ?? []), edge]);
  const edges = nodes.flatMap(({ address }) => {
    const found = new Map<string, GraphEdge>();
    const seen = new Set([address]);
    const walk = (at: string, names: readonly string[] | undefined) => {
      for (const { to, arguments: own } of leads.get(at) ?? []) {
        const by = names ?? own;
        if (kept.has(to)) {
          const known = found.get(to);
          if (known) known.arguments = [...new Set([...known.arguments, ...by])];
          else if (to !== address) found.set(to, { from: address, to, arguments: [...by] });
        } else if (!seen.has(to)) {
          seen.add(to);
          walk(to, by);
        }
      }
    };
    walk(address, undefined);
    return [...found.values()];
  });
  return { ...graph, nodes, edges };
}
