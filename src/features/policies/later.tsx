/** The view "Policies" as the page holds it from its first moment: its code comes when it is first wanted. */
import { signal } from "@preact/signals";
import type { Located } from "../findings/state.ts";
import { Lazy } from "../shell/lazy.tsx";
import type { View } from "../shell/views.tsx";
import type { Policies, PoliciesDeps } from "./policies.tsx";

export interface LaterDeps extends PoliciesDeps {
  /** Brings the view to the front. */
  open(): void;
}

export function createPoliciesLater({ open, ...deps }: LaterDeps) {
  const loaded = signal<Policies>();
  const load = async (): Promise<Policies> => {
    const { createPolicies } = await import("./policies.tsx");
    loaded.value ??= createPolicies(deps);
    return loaded.value;
  };

  const view: View = {
    id: "policies",
    label: "Policies",
    render: () => <Lazy key="policies" load={async () => (await load()).render} />,
  };
  return {
    view,
    Dialogs: () => loaded.value?.dialogs ?? null,
    async explain(rule: string) {
      open();
      (await load()).explain(rule);
    },
    async takePlan(file: File) {
      open();
      (await load()).takePlan(file);
    },
    async accept(located: Pick<Located, "finding">) {
      (await load()).accept(located);
    },
  };
}
