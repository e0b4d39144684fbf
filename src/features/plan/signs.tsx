import type { Action } from "./changes.ts";

/** How Terraform marks what a plan does, so that nobody has to tell colours apart. */
export const SIGNS: Record<Action, { sign: string; tone: string; verb: string }> = {
  create: { sign: "+", tone: "pass", verb: "created" },
  update: { sign: "~", tone: "warning", verb: "changed in place" },
  replace: { sign: "±", tone: "warning", verb: "replaced" },
  delete: { sign: "−", tone: "error", verb: "destroyed" },
  read: { sign: "<", tone: "info", verb: "read" },
};

export const Sign = ({ action }: { action: Action }) => (
  <span class={`sign mono ${SIGNS[action].tone}`} aria-hidden="true">
    {SIGNS[action].sign}
  </span>
);
