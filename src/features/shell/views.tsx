import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";

/** What the main area can show in place of the code, by a button of the header. */
export interface View {
  id: string;
  /** One word. */
  label: string;
  /** How much there is to see, beside the label. */
  count?: ReadonlySignal<number>;
  render(): ComponentChildren;
}

/** The view of files, findings and proposals: always there, and first. */
export const CODE = "code";

/** What a narrow screen shows one at a time: the main area, the findings below the code, the assistant beside it. */
export type Panel = "main" | "findings" | "side";

/** On screens narrower than this, in CSS pixels, there is one column: layout.css has the same figure. */
export const NARROW = "(max-width: 760px)";

const LABELS: readonly [Panel, string][] = [
  ["findings", "Findings"],
  ["side", "Assistant"],
];

/**
 * @param all the views beside the code, in their order
 * @param narrow whether there is room for one panel only
 */
export function createViews(all: readonly View[], narrow: ReadonlySignal<boolean> = signal(false)) {
  const current = signal(CODE);
  const panel = signal<Panel>("main");
  return {
    all,
    narrow,
    /** The panel that a narrow screen shows. */
    panel: panel as ReadonlySignal<Panel>,
    openPanel(next: Panel) {
      panel.value = next;
      // The findings stand below the code, and nowhere else.
      if (next === "findings") current.value = CODE;
    },
    current: current as ReadonlySignal<string>,
    /** What stands in the place of the code, if anything does. */
    shown: computed(() => all.find(({ id }) => id === current.value)),
    open(id: string) {
      panel.value = "main";
      current.value = all.some((view) => view.id === id) ? id : CODE;
    },
  };
}

export type Views = ReturnType<typeof createViews>;

export function ViewButtons({ views }: { views: Views }) {
  const { narrow, panel } = views;
  const inMain = !narrow.value || panel.value === "main";
  return (
    <nav class="views" aria-label="Views">
      <ViewButton views={views} id={CODE} label="Code" current={inMain} />
      {narrow.value &&
        LABELS.map(([id, label]) => (
          <button
            key={id}
            type="button"
            class="view-button"
            aria-current={panel.value === id ? "page" : undefined}
            onClick={() => views.openPanel(id)}
          >
            {label}
          </button>
        ))}
      {views.all.map(({ id, label, count }) => (
        <ViewButton key={id} views={views} id={id} label={label} count={count} current={inMain} />
      ))}
    </nav>
  );
}

interface ViewButtonProps extends Pick<View, "id" | "label"> {
  views: Views;
  count?: View["count"] | undefined;
  /** Whether the view that is chosen is to be seen. */
  current: boolean;
}

function ViewButton({ views, id, label, count, current }: ViewButtonProps) {
  return (
    <button
      type="button"
      class="view-button"
      aria-current={current && views.current.value === id ? "page" : undefined}
      onClick={() => views.open(id)}
    >
      {label}
      {count && count.value > 0 && <span class="view-count">{count.value}</span>}
    </button>
  );
}

/** Follows a media query. */
export function mediaSignal(query: string): ReadonlySignal<boolean> {
  const media = matchMedia(query);
  const matches = signal(media.matches);
  media.addEventListener("change", (event) => {
    matches.value = event.matches;
  });
  return matches;
}
