/** What decoding accepts: blocks in the canonical layout, and choices among texts. Whole programs are in program.ts. */
import type { Constraint } from "../../core/constraint.ts";
import { canonicalBlock } from "./canonical.ts";
import { State } from "./machine.ts";
import { acceptOneOf } from "./words.ts";

export { asWritten } from "./written.ts";
export { acceptOneOf, State };

/** What a completion may be. A block ends with its closing brace. After a start that isn't accepted, nothing is. */
export function acceptorOf(constraint: Constraint): State {
  if (constraint.kind === "one-of") return acceptOneOf(constraint.texts);
  return State.of(canonicalBlock(constraint.scope)).next(constraint.start) ?? new State([]);
}
