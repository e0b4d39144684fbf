/** The view "Policies" as the page holds it from its first moment: its code comes when it is first wanted. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Located } from "../findings/state.ts";
import type { View } from "../shell/views.tsx";
import type { Policies, PoliciesDeps } from "./policies.tsx";

export interface LaterDeps extends PoliciesDeps {
  /** Brings the view to the front. */
  open(): void;
}

export function createPoliciesLater({ open, ...deps }: LaterDeps) {
  const loaded = signal<Policies>();
  const failure = signal("");
  const load = async (): Promise<Policies | undefined> => {
    try {
      const { createPolicies } = await import("./policies.tsx");
      loaded.value ??= createPolicies(deps);
      failure.value = "";
    } catch (error) {
      failure.value = error instanceof Error ? error.message : String(error);
    }
    return loaded.value;
  };

  function Content() {
    useEffect(() => void load(), []);
    if (loaded.value) return loaded.value.render();
    if (!failure.value) return <p class="section muted">Loading…</p>;
    return (
      <div class="section">
        <p>This part of the page couldn't be loaded: {failure.value}</p>
        <button type="button" class="button" onClick={() => void load()}>
          Try again
        </button>
      </div>
    );
  }

  const view: View = { id: "policies", label: "Policies", render: () => <Content /> };
  return {
    view,
    Dialogs: () => loaded.value?.dialogs ?? null,
    async explain(rule: string) {
      open();
      (await load())?.explain(rule);
    },
    async accept(located: Pick<Located, "finding">) {
      (await load())?.accept(located);
    },
  };
}
