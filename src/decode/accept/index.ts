/** What decoding accepts: programs, blocks, and choices among texts. */
import type { Constraint, Layout, Scope } from "../constraint.ts";
import { canonicalBlock, canonicalProgram } from "./canonical.ts";
import { freeProgram } from "./free/program.ts";
import { State } from "./machine.ts";
import { acceptOneOf } from "./words.ts";

export { acceptOneOf, State };

/** A program's top-level blocks. */
export function acceptProgram(scope: Scope, layout: Layout): State {
  return State.of(layout === "free" ? freeProgram(scope) : canonicalProgram(scope));
}

/** What a completion may be. A block ends with its closing brace. After a start that isn't accepted, nothing is. */
export function acceptorOf(constraint: Constraint): State {
  if (constraint.kind === "one-of") return acceptOneOf(constraint.texts);
  return State.of(canonicalBlock(constraint.scope)).next(constraint.start) ?? new State([]);
}
