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

/** @param all the views beside the code, in their order */
export function createViews(all: readonly View[]) {
  const current = signal(CODE);
  return {
    all,
    current: current as ReadonlySignal<string>,
    /** What stands in the place of the code, if anything does. */
    shown: computed(() => all.find(({ id }) => id === current.value)),
    open(id: string) {
      current.value = all.some((view) => view.id === id) ? id : CODE;
    },
  };
}

export type Views = ReturnType<typeof createViews>;

export function ViewButtons({ views }: { views: Views }) {
  return (
    <nav class="views" aria-label="Views">
      {[{ id: CODE, label: "Code", count: undefined }, ...views.all].map(({ id, label, count }) => (
        <button
          key={id}
          type="button"
          class="view-button"
          aria-current={views.current.value === id ? "page" : undefined}
          onClick={() => views.open(id)}
        >
          {label}
          {count && count.value > 0 && <span class="view-count">{count.value}</span>}
        </button>
      ))}
    </nav>
  );
}
