/** What plan and findings say of the nodes of a graph. Pure. */
import { type GraphNode, type ProgramGraph, withoutKeys } from "../../core/graph.ts";
import type { Finding } from "../findings/findings.ts";
import { type Action, changesOf } from "../plan/changes.ts";

/** `policy`: no error or warning, but a policy fails. */
export const TROUBLES = ["error", "warning", "policy"] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface Mark {
  /** What the plan does with its instances; several where it isn't the same with all of them. */
  actions: Action[];
  /** How many instances the plan has of it. */
  instances: number;
  /** The gravest. */
  trouble?: Trouble;
  /** Keys of the findings that are about it, gravest first. */
  findings: string[];
}

const troubleOf = ({ severity, stage, result }: Finding): Trouble | undefined => {
  if (result !== "fail") return undefined;
  if (stage === "policy" && severity !== "error") return "policy";
  return severity === "info" ? undefined : severity;
};

/** Nodes by address. `findings` are in the texts that the graph was made of, gravest first. */
export function marksOf(graph: ProgramGraph, findings: readonly Finding[], plan: unknown): ReadonlyMap<string, Mark> {
  const marks = new Map(
    graph.nodes.map(({ address }): [string, Mark] => [address, { actions: [], instances: 0, findings: [] }]),
  );
  for (const { address, action } of changesOf(plan) ?? []) {
    const mark = marks.get(withoutKeys(address));
    if (!mark) continue;
    mark.instances++;
    if (!mark.actions.includes(action)) mark.actions.push(action);
  }
  const byFile = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) byFile.set(node.file, [...(byFile.get(node.file) ?? []), node]);
  for (const finding of findings) {
    const trouble = troubleOf(finding);
    if (!trouble) continue;
    for (const { address } of aboutOf(finding, byFile.get(finding.file) ?? [])) {
      const mark = marks.get(address) as Mark;
      mark.findings.push(finding.key);
      if (!mark.trouble || TROUBLES.indexOf(trouble) < TROUBLES.indexOf(mark.trouble)) mark.trouble = trouble;
    }
  }
  return marks;
}

/** The nodes within which it stands; of a block that several calls lead to, the one that it names. */
function aboutOf({ range, address = "" }: Finding, nodes: readonly GraphNode[]): GraphNode[] {
  const { byte } = range.start;
  const around = nodes.filter((node) => node.range.start.byte <= byte && byte <= node.range.end.byte);
  const named = around.filter((node) => node.address === withoutKeys(address));
  return named.length > 0 ? named : around;
}

/** Whether a node is what somebody looks for: each word in its address, file or kind. */
export function matches(node: GraphNode, query: string): boolean {
  const text = `${node.address} ${node.file} ${node.kind}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
