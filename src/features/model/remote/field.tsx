import type { ComponentChildren } from "preact";
import type { Model } from "../state.ts";
import "./style.css";

/** Whether what was filled in is in use. */
export const settled = (model: Model) => ["ready", "loading"].includes(model.load.value.kind);

export const Field = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label class="remote-field">
    <span class="muted">{label}</span>
    {children}
  </label>
);
