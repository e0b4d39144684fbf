/** What is accepted of a whole program. Apart from the rest, so that a worker that only decodes blocks is without what people may write. */
import type { Layout, Scope } from "../../core/constraint.ts";
import { canonicalProgram } from "./canonical.ts";
import { freeProgram } from "./free/program.ts";
import { State } from "./machine.ts";

/** A program's top-level blocks. */
export function acceptProgram(scope: Scope, layout: Layout): State {
  return State.of(layout === "free" ? freeProgram(scope) : canonicalProgram(scope));
}
