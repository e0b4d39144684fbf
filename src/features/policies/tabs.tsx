import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";

export interface Tab {
  id: string;
  label: string;
  render(): ComponentChildren;
}

/** Panels of which one is shown, chosen by arrow keys as well. */
export function TabPanels({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: Signal<string> }) {
  const shown = tabs.find(({ id }) => id === current.value) ?? tabs[0];
  if (!shown) return null;
  const press = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = tabs[(tabs.indexOf(shown) + by + tabs.length) % tabs.length] ?? shown;
    current.value = next.id;
    document.getElementById(`tab-${next.id}`)?.focus();
    event.preventDefault();
  };
  return (
    <>
      <div class="panel-tabs" role="tablist" aria-label={label}>
        {tabs.map(({ id, label: text }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            class="panel-tab"
            aria-selected={id === shown.id}
            aria-controls={`panel-${shown.id}`}
            tabIndex={id === shown.id ? 0 : -1}
            onKeyDown={press}
            onClick={() => {
              current.value = id;
            }}
          >
            {text}
          </button>
        ))}
      </div>
      <div class="panel-body" role="tabpanel" id={`panel-${shown.id}`} aria-labelledby={`tab-${shown.id}`}>
        {shown.render()}
      </div>
    </>
  );
}
