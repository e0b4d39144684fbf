import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

/** A part of the page that comes when it is first shown. */
export function Lazy({ load }: { load(): Promise<() => ComponentChildren> }) {
  const part = useSignal<{ render(): ComponentChildren } | undefined>(undefined);
  const failure = useSignal("");
  const fetch = () => {
    failure.value = "";
    load().then(
      (render) => {
        part.value = { render };
      },
      (error) => {
        failure.value = error instanceof Error ? error.message : String(error);
      },
    );
  };
  useEffect(fetch, []);
  if (part.value) return <>{part.value.render()}</>;
  if (!failure.value)
    return (
      <p class="view-note muted" role="status">
        Loading…
      </p>
    );
  return (
    <p class="view-note error" role="alert">
      This view could not be loaded ({failure.value}).{" "}
      <button type="button" class="button button-small" onClick={fetch}>
        Try again
      </button>
    </p>
  );
}
