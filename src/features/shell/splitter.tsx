/** A border that can be dragged, or moved by arrow keys, to give one side more room. */
export interface SplitterProps {
  label: string;
  /** `row`: between what is above and below. */
  axis: "row" | "column";
  /** Pixels that the panel below, or to the right, has. */
  size: number;
  min: number;
  max: number;
  onSize(size: number): void;
}

const STEP = 24;

export function Splitter({ label, axis, size, min, max, onSize }: SplitterProps) {
  const set = (wanted: number) => onSize(Math.round(Math.min(max, Math.max(min, wanted))));
  const at = (event: PointerEvent) => (axis === "row" ? event.clientY : event.clientX);

  const drag = (down: PointerEvent) => {
    const bar = down.currentTarget as HTMLElement;
    bar.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) => set(size + at(down) - at(event));
    bar.addEventListener("pointermove", move);
    bar.addEventListener("lostpointercapture", () => bar.removeEventListener("pointermove", move), { once: true });
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: STEP, ArrowLeft: STEP, ArrowDown: -STEP, ArrowRight: -STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    set(size + by);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved; <hr> is one that can't
    <div
      class={`splitter splitter-${axis}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === "row" ? "horizontal" : "vertical"}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
