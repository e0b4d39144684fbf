/** A proposal with another value in the place of one that was chosen. */
import { isNative } from "../../core/file-kinds.ts";
import { own } from "../../core/own.ts";
import { withValue } from "../../core/plain-values.ts";
import type { ChosenValue } from "../../loop/record.ts";
import type { Proposal } from "./state.ts";

/** Undefined where it doesn't fit there. */
export function amended(proposal: Proposal, value: ChosenValue, text: string): Proposal | undefined {
  const files = Object.entries(proposal.files).map(([path, old]) => {
    const isNew = isNative(path) && own(proposal.base, path) !== old;
    return [path, (isNew ? withValue(old, value, text) : undefined) ?? old] as const;
  });
  if (files.every(([path, text]) => proposal.files[path] === text)) return undefined;
  const { address, path, nth, others } = value;
  const now: ChosenValue = { address, path, nth, text, who: "request", others: [...others, value.text] };
  const values = proposal.values?.map((one) => (one === value ? now : one));
  return { ...proposal, files: Object.fromEntries(files), ...(values && { values }) };
}
