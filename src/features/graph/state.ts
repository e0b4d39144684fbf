/** The graph of the program that is open: laid out in a worker while somebody looks at it. */
import { batch, computed, effect, signal } from "@preact/signals";
import { type GraphNode, NODE_KINDS, type NodeKind, type ProgramGraph, reduced } from "../../core/graph.ts";
import type { Findings } from "../findings/state.ts";
import type { Action } from "../plan/changes.ts";
import type { Program } from "../program/state.ts";
import type { Verification } from "../verification/state.ts";
import type { Layout, LayoutRequest } from "./layout.ts";
import { type Mark, marksOf, matches, type Trouble } from "./marks.ts";

export interface GraphDeps {
  program: Program;
  verification: Verification;
  findings: Findings;
  /** Rejects when it can't be laid out; `stop` gives it up. */
  layout(request: LayoutRequest, stop: AbortSignal): Promise<Layout>;
}

/** A graph and where its nodes stand, all made of the same texts. */
export interface Laid {
  graph: ProgramGraph;
  layout: Layout;
}

/** Shown unless somebody says otherwise: what Terraform makes and reads. */
const FIRST_SHOWN: readonly NodeKind[] = ["resource", "data", "ephemeral", "module"];

/** Of nodes, in pixels: a line for the type, one for the name. */
export const NODE_HEIGHT = 40;
const LETTER = 6.9;

export const widthOf = ({ type, source = "", name }: GraphNode): number => {
  const letters = Math.max((type ?? source).length, name.length);
  return Math.round(Math.min(240, Math.max(110, letters * LETTER + 48)));
};

/** Of the layout: what counts as the node's own module. A local module's call stands in the frame of what it calls. */
const groupOf = ({ module, kind, local, address }: GraphNode) => (kind === "module" && local ? address : module);

export function createGraph({ program, verification, findings, layout }: GraphDeps) {
  const kinds = signal<ReadonlySet<NodeKind>>(new Set(FIRST_SHOWN));
  const query = signal("");
  const chosenTroubles = signal<ReadonlySet<Trouble>>(new Set());
  const chosenActions = signal<ReadonlySet<Action>>(new Set());
  const selected = signal("");
  const zoom = signal(1);
  const laid = signal<Laid>();
  const trouble = signal("");

  const dispose = effect(() => {
    const graph = program.graph.value;
    if (!graph || program.watched.value === 0) return;
    const shown = reduced(graph, ({ kind }) => kinds.value.has(kind));
    const stop = new AbortController();
    const nodes = shown.nodes.map((node) => ({
      id: node.address,
      width: widthOf(node),
      height: NODE_HEIGHT,
      group: groupOf(node),
    }));
    layout({ nodes, edges: shown.edges }, stop.signal).then(
      (made) => {
        if (stop.signal.aborted) return;
        batch(() => {
          trouble.value = "";
          laid.value = { graph: shown, layout: made };
        });
      },
      (error) => {
        if (!stop.signal.aborted) trouble.value = error instanceof Error ? error.message : String(error);
      },
    );
    return () => stop.abort();
  });

  /** Of the newest verdict, where it is about the texts that are shown. */
  const marks = computed((): ReadonlyMap<string, Mark> => {
    const graph = laid.value?.graph;
    if (!graph) return new Map();
    const late = verification.late.value;
    return marksOf(graph, findings.all.value, late?.report.plan);
  });

  /** Addresses of what isn't filtered away; undefined when nothing is. */
  const found = computed(() => {
    const graph = laid.value?.graph;
    const [text, troubles, actions] = [query.value.trim(), chosenTroubles.value, chosenActions.value];
    if (!graph || (text === "" && troubles.size === 0 && actions.size === 0)) return undefined;
    const fits = ({ trouble, actions: own }: Mark) =>
      (troubles.size === 0 || (trouble !== undefined && troubles.has(trouble))) &&
      (actions.size === 0 || own.some((action) => actions.has(action)));
    const nodes = graph.nodes.filter(
      (node) =>
        matches(node, text) && fits(marks.value.get(node.address) ?? { actions: [], instances: 0, findings: [] }),
    );
    return new Set(nodes.map(({ address }) => address));
  });

  const flip = <T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> => {
    const next = new Set(set);
    if (!next.delete(one)) next.add(one);
    return next;
  };

  return {
    kinds,
    query,
    troubles: chosenTroubles,
    actions: chosenActions,
    selected,
    zoom,
    laid,
    marks,
    found,
    /** Why there is nothing to see. */
    failure: computed(() => program.failure.value || trouble.value),
    watch: program.watch,
    /** How many nodes of each kind the program has. */
    counts: computed(() => {
      const all = program.graph.value?.nodes ?? [];
      return new Map(NODE_KINDS.map((kind) => [kind, all.filter((node) => node.kind === kind).length]));
    }),
    node: computed(() => laid.value?.graph.nodes.find(({ address }) => address === selected.value)),
    /** What the selected node refers to, and what refers to it. */
    around: computed(() => {
      const edges = laid.value?.graph.edges ?? [];
      return {
        to: edges.filter(({ from }) => from === selected.value),
        from: edges.filter(({ to }) => to === selected.value),
      };
    }),
    toggleKind(kind: NodeKind) {
      kinds.value = flip(kinds.value, kind);
    },
    toggleTrouble(trouble: Trouble) {
      chosenTroubles.value = flip(chosenTroubles.value, trouble);
    },
    toggleAction(action: Action) {
      chosenActions.value = flip(chosenActions.value, action);
    },
    zoomTo(wanted: number) {
      zoom.value = Math.min(2, Math.max(0.15, wanted));
    },
    dispose,
  };
}

export type GraphState = ReturnType<typeof createGraph>;
