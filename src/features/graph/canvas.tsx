import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { GraphNode } from "../../core/graph.ts";
import { SIGNS, Sign } from "../plan/signs.tsx";
import { Icon } from "../shell/icon.tsx";
import type { Line, Placed } from "./layout.ts";
import type { Mark } from "./marks.ts";
import type { GraphState } from "./state.ts";

const MARGIN = 16;

export const ICONS = { error: "error", warning: "warning", policy: "shield" } as const;
export const TROUBLE_TEXT = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  policy: ["failing policy", "failing policies"],
} as const;

interface CanvasProps {
  graph: GraphState;
  canvas: RefObject<HTMLDivElement | null>;
  onOpen(node: GraphNode): void;
}

/** The graph as a picture. Its nodes are buttons: arrow keys go to the next one in their direction, Enter to the source. */
export function Canvas({ graph, canvas, onOpen }: CanvasProps) {
  const laid = graph.laid.value;
  const zoom = graph.zoom.value;
  const selected = graph.selected.value;
  usePanning(canvas, graph);
  const nodes = useMemo(() => new Map(laid?.graph.nodes.map((node) => [node.address, node])), [laid]);
  if (!laid) return <div class="graph-canvas" ref={canvas} />;
  const { layout } = laid;
  const near = new Set([
    ...graph.around.value.to.map(({ to }) => to),
    ...graph.around.value.from.map(({ from }) => from),
  ]);
  const found = graph.found.value;
  const first = layout.nodes.some(({ id }) => id === selected) ? selected : layout.nodes[0]?.id;
  const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN];

  const press = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).dataset.address;
    const at = layout.nodes.find((node) => node.id === id);
    if (!at) return;
    const node = nodes.get(at.id);
    const next = nextIn(event.key, at, layout.nodes);
    if (event.key === "Enter" && node) onOpen(node);
    else if (next) {
      graph.selected.value = next.id;
      canvas.current?.querySelector<HTMLElement>(`[data-address="${CSS.escape(next.id)}"]`)?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div class="graph-canvas" ref={canvas} data-testid="graph-canvas">
      <div style={{ width: width * zoom, height: height * zoom }}>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons that are told apart by their places */}
        <div
          class="graph-plane"
          role="group"
          aria-label="Graph of the program"
          style={{ width, height, transform: `scale(${zoom})` }}
          onKeyDown={press}
        >
          {layout.groups
            .toSorted((a, b) => b.width * b.height - a.width * a.height)
            .map((group) => (
              <div key={group.id} class="graph-group" style={place(group)}>
                <span class="graph-group-name mono">{group.id}</span>
              </div>
            ))}
          <svg class="graph-lines" width={width} height={height} aria-hidden="true">
            <defs>
              <marker
                id="graph-arrow"
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="7"
                markerHeight="7"
                orient="auto"
              >
                <path d="M0 0.5 7 4 0 7.5" fill="none" stroke="context-stroke" stroke-width="1.4" />
              </marker>
            </defs>
            {layout.lines.map((line) => (
              <path
                key={`${line.from} ${line.to}`}
                class={`graph-line ${line.from === selected || line.to === selected ? "graph-line-near" : selected ? "graph-line-far" : ""}`}
                d={curve(line)}
                marker-end="url(#graph-arrow)"
              />
            ))}
          </svg>
          {layout.nodes.map((at) => {
            const node = nodes.get(at.id);
            return (
              node && (
                <Node
                  key={at.id}
                  node={node}
                  at={at}
                  mark={graph.marks.value.get(at.id)}
                  state={at.id === selected ? "selected" : near.has(at.id) ? "near" : ""}
                  faded={found !== undefined && !found.has(at.id)}
                  tab={at.id === first}
                  onSelect={() => {
                    graph.selected.value = at.id;
                  }}
                  onOpen={() => onOpen(node)}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface NodeProps {
  node: GraphNode;
  at: Placed;
  mark: Mark | undefined;
  state: string;
  faded: boolean;
  tab: boolean;
  onSelect(): void;
  onOpen(): void;
}

function Node({ node, at, mark, state, faded, tab, onSelect, onOpen }: NodeProps) {
  const { address, type, kind, name, source } = node;
  const trouble = mark?.trouble;
  return (
    <button
      type="button"
      class={`graph-node graph-node-${kind} ${trouble ? `graph-node-${trouble}` : ""} ${state ? `graph-node-is-${state}` : ""} ${faded ? "graph-node-faded" : ""}`}
      style={place(at)}
      data-address={address}
      tabIndex={tab ? 0 : -1}
      aria-pressed={state === "selected"}
      title={address}
      onClick={onSelect}
      onDblClick={onOpen}
    >
      <span class="sr-only">{nodeText(node, mark)}</span>
      <span class="graph-node-marks" aria-hidden="true">
        {trouble && <Icon name={ICONS[trouble]} class={trouble === "error" ? "error" : "warning"} />}
        {mark?.actions.map((action) => (
          <Sign key={action} action={action} />
        ))}
      </span>
      <span class="graph-node-type" aria-hidden="true">
        {kind === "data" ? `data ${type}` : (type ?? source ?? kind)}
        {mark && mark.instances > 1 && ` × ${mark.instances}`}
      </span>
      <span class="graph-node-name mono" aria-hidden="true">
        {name}
      </span>
    </button>
  );
}

/** "aws_vpc.main, to be created, 1 error". */
export function nodeText({ address }: Pick<GraphNode, "address">, mark: Mark | undefined): string {
  const { actions = [], instances = 0, findings = [], trouble } = mark ?? {};
  const verbs = actions.map((action) => SIGNS[action].verb).join(" or ");
  return [
    address,
    ...(verbs ? [`to be ${verbs}`] : []),
    ...(instances > 1 ? [`${instances} instances`] : []),
    ...(trouble
      ? [
          `${findings.length} ${findings.length === 1 ? "finding" : "findings"}, the gravest: ${TROUBLE_TEXT[trouble][0]}`,
        ]
      : []),
  ].join(", ");
}

const place = ({ x, y, width, height }: Placed) => ({
  left: `${x + MARGIN}px`,
  top: `${y + MARGIN}px`,
  width: `${width}px`,
  height: `${height}px`,
});

/** A line through the points, its corners round. */
function curve({ points }: Line): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: x + MARGIN, y: y + MARGIN }));
  if (!first) return "";
  let path = `M${first.x} ${first.y}`;
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    path += next
      ? ` Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
      : ` L${point.x} ${point.y}`;
  });
  return path;
}

const DIRECTIONS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest node in a direction; what lies aside counts as twice as far. */
export function nextIn(key: string, from: Placed, nodes: readonly Placed[]): Placed | undefined {
  const [dx, dy] = DIRECTIONS[key] ?? [0, 0];
  if (dx === 0 && dy === 0) return undefined;
  const middle = ({ x, y, width, height }: Placed) => [x + width / 2, y + height / 2] as const;
  const [x, y] = middle(from);
  let best: { node: Placed; far: number } | undefined;
  for (const node of nodes) {
    const [a, b] = middle(node);
    const along = (a - x) * dx + (b - y) * dy;
    const aside = Math.abs((a - x) * dy) + Math.abs((b - y) * dx);
    const far = along + 2 * aside;
    if (node !== from && along > 1 && (!best || far < best.far)) best = { node, far };
  }
  return best?.node;
}

/** The background can be dragged; Ctrl and the wheel, or two fingers, make it larger and smaller around the pointer. */
function usePanning(canvas: RefObject<HTMLDivElement | null>, graph: GraphState) {
  const around = useRef<{ x: number; y: number; zoom: number } | undefined>(undefined);
  const zoom = graph.zoom.value;
  useEffect(() => {
    const box = canvas.current;
    const at = around.current;
    if (!box || !at) return;
    const grown = zoom / at.zoom;
    box.scrollLeft = (box.scrollLeft + at.x) * grown - at.x;
    box.scrollTop = (box.scrollTop + at.y) * grown - at.y;
    around.current = undefined;
  }, [zoom]);
  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      around.current = { x: event.clientX - left, y: event.clientY - top, zoom: graph.zoom.peek() };
      graph.zoomTo(graph.zoom.peek() * Math.exp(-event.deltaY / 300));
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === "touch" || (event.target as HTMLElement).closest("button"))
        return;
      const [x, y] = [event.clientX + box.scrollLeft, event.clientY + box.scrollTop];
      const move = ({ clientX, clientY }: PointerEvent) => box.scrollTo(x - clientX, y - clientY);
      const end = () => {
        removeEventListener("pointermove", move);
        box.classList.remove("graph-canvas-dragged");
      };
      box.classList.add("graph-canvas-dragged");
      addEventListener("pointermove", move);
      addEventListener("pointerup", end, { once: true });
      event.preventDefault();
    };
    box.addEventListener("wheel", wheel, { passive: false });
    box.addEventListener("pointerdown", down);
    return () => {
      box.removeEventListener("wheel", wheel);
      box.removeEventListener("pointerdown", down);
    };
  }, []);
}
