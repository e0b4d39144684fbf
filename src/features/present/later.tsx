/** The presenter's mode as the page holds it from its first moment: its code comes when it is wanted. Nothing of it is kept. */
import { effect, signal } from "@preact/signals";
import { Lazy } from "../shell/lazy.tsx";
import type { PresentDeps } from "./view.tsx";

export function createPresentLater(deps: Omit<PresentDeps, "onLeave" | "at">) {
  const open = signal(false);
  /** The step that is shown; it stays where it is when one leaves and comes back. */
  const at = signal(0);
  effect(() => {
    deps.prompt.asked.value;
    at.value = open.peek() ? 1 : 0;
  });
  const leave = () => {
    open.value = false;
  };
  const load = async () => {
    const { Presentation } = await import("./view.tsx");
    return () => <Presentation {...deps} at={at} onLeave={leave} />;
  };
  return {
    open,
    toggle() {
      open.value = !open.value;
    },
    leave,
    View: () => (open.value ? <Lazy key="present" load={load} /> : null),
  };
}
