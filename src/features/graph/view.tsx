import { useEffect, useRef } from "preact/hooks";
import type { GraphEdge, GraphNode, NodeKind } from "../../core/graph.ts";
import type { Findings } from "../findings/state.ts";
import { ACTIONS } from "../plan/changes.ts";
import { SIGNS, Sign } from "../plan/signs.tsx";
import type { SourcePlace } from "../program/state.ts";
import { Icon } from "../shell/icon.tsx";
import { Canvas, ICONS, nodeText, TROUBLE_TEXT } from "./canvas.tsx";
import { TROUBLES } from "./marks.ts";
import type { GraphState } from "./state.ts";
import "./style.css";

export interface GraphProps {
  graph: GraphState;
  findings: Findings;
  /** Where an address stands. */
  placeOf(address: string): SourcePlace | undefined;
  goTo(place: SourcePlace): void;
  /** Begins a request for a change of one block. */
  onChange(address: string): void;
}

const KINDS: [NodeKind, string][] = [
  ["resource", "Resources"],
  ["data", "Data sources"],
  ["module", "Modules"],
  ["variable", "Variables"],
  ["local", "Local values"],
  ["output", "Outputs"],
];

export function GraphView({ graph, findings, placeOf, goTo, onChange }: GraphProps) {
  const canvas = useRef<HTMLDivElement>(null);
  useEffect(() => graph.watch(), []);
  const laid = graph.laid.value;
  const open = ({ address }: Pick<GraphNode, "address">) => {
    const place = placeOf(address);
    if (place) goTo(place);
  };
  const fitInto = (least: number) => {
    const box = canvas.current;
    if (!box || !laid) return;
    const { width, height } = laid.layout;
    graph.zoomTo(Math.max(least, Math.min(1, box.clientWidth / (width + 40), box.clientHeight / (height + 40))));
  };
  const isLaid = laid !== undefined;
  // Small enough to see much of it, and large enough to read it.
  useEffect(() => fitInto(0.75), [isLaid]);
  const { failure } = graph;
  return (
    <div class="graph">
      <Tools graph={graph} onFit={() => fitInto(0)} />
      {failure.value && (
        <p class="view-note error" role="alert">
          The graph could not be made: {failure.value}
        </p>
      )}
      {laid && laid.graph.unread.length > 0 && (
        <p class="view-note muted" role="status">
          Not all references are shown: {laid.graph.unread.join(", ")} {laid.graph.unread.length === 1 ? "is" : "are"}{" "}
          written in JSON, or can’t be read whole.
        </p>
      )}
      {laid?.graph.cut && (
        <p class="view-note muted" role="status">
          The program has more than {laid.graph.nodes.length.toLocaleString("en")} blocks; the rest isn’t shown.
        </p>
      )}
      {laid && laid.graph.nodes.length === 0 ? (
        <p class="view-note muted">There is nothing to show: no block of the chosen kinds is in the root module.</p>
      ) : (
        <div class="graph-body">
          <List graph={graph} onOpen={open} />
          <Canvas graph={graph} canvas={canvas} onOpen={open} />
          <Details {...{ graph, findings, onChange }} onOpen={open} />
        </div>
      )}
    </div>
  );
}

/** What to show, what to look for, how large. The filters say what signs and colours mean. */
function Tools({ graph, onFit }: { graph: GraphState; onFit(): void }) {
  const { kinds, counts, query, zoom } = graph;
  const marks = [...graph.marks.value.values()];
  return (
    <div class="view-tools" role="toolbar" aria-label="Graph">
      <input
        class="field"
        type="search"
        aria-label="Find in the graph"
        placeholder="Find, by address, file or kind"
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
        }}
      />
      <fieldset class="chips" aria-label="Show">
        {KINDS.map(([kind, label]) => (
          <button
            key={kind}
            type="button"
            class="chip graph-chip"
            aria-pressed={kinds.value.has(kind)}
            onClick={() => graph.toggleKind(kind)}
          >
            {label} {counts.value.get(kind) ?? 0}
          </button>
        ))}
      </fieldset>
      <fieldset class="chips" aria-label="Only with">
        {TROUBLES.map((trouble) => {
          const count = marks.filter((mark) => mark.trouble === trouble).length;
          return (
            <button
              key={trouble}
              type="button"
              class="chip"
              aria-pressed={graph.troubles.value.has(trouble)}
              disabled={count === 0 && !graph.troubles.value.has(trouble)}
              onClick={() => graph.toggleTrouble(trouble)}
            >
              <Icon name={ICONS[trouble]} class={trouble === "error" ? "error" : "warning"} />
              {count} {TROUBLE_TEXT[trouble][count === 1 ? 0 : 1]}
            </button>
          );
        })}
        {ACTIONS.map((action) => {
          const count = marks.filter((mark) => mark.actions.includes(action)).length;
          if (count === 0 && !graph.actions.value.has(action)) return null;
          return (
            <button
              key={action}
              type="button"
              class="chip graph-chip"
              aria-pressed={graph.actions.value.has(action)}
              onClick={() => graph.toggleAction(action)}
            >
              <Sign action={action} />
              {count} {SIGNS[action].verb}
            </button>
          );
        })}
      </fieldset>
      <span class="grow" />
      <span class="graph-zoom">
        <button type="button" class="icon-button" aria-label="Smaller" onClick={() => graph.zoomTo(zoom.value / 1.25)}>
          −
        </button>
        <button type="button" class="button button-small" title="Fit into the window" onClick={onFit}>
          <span class="sr-only">Fit into the window, now </span>
          {Math.round(zoom.value * 100)} %
        </button>
        <button type="button" class="icon-button" aria-label="Larger" onClick={() => graph.zoomTo(zoom.value * 1.25)}>
          +
        </button>
      </span>
    </div>
  );
}

/** The same as a list: for who doesn't see the picture, or has too much of it. */
function List({ graph, onOpen }: { graph: GraphState; onOpen(node: GraphNode): void }) {
  const found = graph.found.value;
  const all = graph.laid.value?.graph.nodes ?? [];
  const nodes = found ? all.filter(({ address }) => found.has(address)) : all;
  const modules = [...new Set(nodes.map(({ module }) => module))].sort();
  return (
    <section class="graph-list" aria-label="Blocks">
      <p class="graph-list-count muted" role="status">
        {found ? `${nodes.length} of ${all.length}` : all.length} {all.length === 1 ? "block" : "blocks"}
      </p>
      {modules.map((module) => (
        <div key={module}>
          {module && <h3 class="mono">{module}</h3>}
          <ul>
            {nodes
              .filter((node) => node.module === module)
              .map((node) => (
                <li key={node.address}>
                  <Row graph={graph} node={node} onOpen={() => onOpen(node)} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Row({ graph, node, onOpen }: { graph: GraphState; node: GraphNode; onOpen(): void }) {
  const { address, module } = node;
  const mark = graph.marks.value.get(address);
  return (
    <button
      type="button"
      class="graph-row mono"
      aria-pressed={graph.selected.value === address}
      onClick={() => {
        graph.selected.value = address;
        document
          .querySelector(`.graph-plane [data-address="${CSS.escape(address)}"]`)
          ?.scrollIntoView({ block: "center", inline: "center" });
      }}
      onDblClick={onOpen}
    >
      <span class="sr-only">{nodeText(node, mark)}</span>
      <span class="graph-row-name" aria-hidden="true">
        {module ? address.slice(module.length + 1) : address}
      </span>
      {mark?.trouble && <Icon name={ICONS[mark.trouble]} class={mark.trouble === "error" ? "error" : "warning"} />}
      {mark?.actions.map((action) => (
        <Sign key={action} action={action} />
      ))}
    </button>
  );
}

interface DetailsProps {
  graph: GraphState;
  findings: Findings;
  onOpen(node: GraphNode): void;
  onChange(address: string): void;
}

/** Changes in words are of the root module's resources and data sources. */
const canChange = ({ kind }: GraphNode) => kind === "resource" || kind === "data";

/** The selected block: what it refers to, what refers to it, what is found in it. */
function Details({ graph, findings, onOpen, onChange }: DetailsProps) {
  const node = graph.node.value;
  if (!node) return null;
  const { address, file, range } = node;
  const mark = graph.marks.value.get(address);
  const { to, from } = graph.around.value;
  return (
    <section class="graph-details" aria-label={`About ${address}`}>
      <header>
        <h3 class="mono">{address}</h3>
        <button
          type="button"
          class="icon-button"
          aria-label="Close"
          onClick={() => {
            graph.selected.value = "";
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      <p class="graph-details-actions">
        <button type="button" class="button button-small" onClick={() => onOpen(node)}>
          Open {file}:{range.start.line}
        </button>
        {canChange(node) && (
          <button type="button" class="button button-small" onClick={() => onChange(address)}>
            Change this block…
          </button>
        )}
      </p>
      <Ways title="Refers to" edges={to} of={(edge) => edge.to} graph={graph} />
      <Ways title="Referred to by" edges={from} of={(edge) => edge.from} graph={graph} />
      {mark && mark.findings.length > 0 && (
        <>
          <h4>Findings</h4>
          <ul>
            {mark.findings.map((key) => (
              <li key={key}>
                <button type="button" class="link-button" onClick={() => findings.select(key)}>
                  {findings.at(key)?.finding.summary}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface WaysProps {
  title: string;
  edges: readonly GraphEdge[];
  of(edge: GraphEdge): string;
  graph: GraphState;
}

function Ways({ title, edges, of, graph }: WaysProps) {
  if (edges.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {edges.map((edge) => (
          <li key={of(edge)}>
            <button
              type="button"
              class="link-button mono"
              onClick={() => {
                graph.selected.value = of(edge);
              }}
            >
              {of(edge)}
            </button>
            {edge.arguments.length > 0 && <span class="muted"> by {edge.arguments.join(", ")}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
