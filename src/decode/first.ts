/**
 * A model that is none: of what a constraint takes it writes the first, which of usual values is the most usual. So schema, data and request write alone: where no
 * weights are at hand, and to tell what of a result owes nothing to a model.
 */
import type { CompletionModel, CompletionRequest } from "../core/completion.ts";
import { acceptorOf } from "./accept/index.ts";

/** What `--model` calls it. */
export const NO_MODEL = "none";

function first({ constraint }: CompletionRequest): string {
  if (!constraint) return "";
  if (constraint.kind === "one-of") return constraint.texts[0] ?? "";
  let text = "";
  for (let state = acceptorOf(constraint); !state.complete; ) {
    const more = state.forced() || state.closing();
    const next = more === "" ? undefined : state.next(more);
    if (!next) break;
    text += more;
    state = next as typeof state;
  }
  return text;
}

export const firstChoice: CompletionModel = {
  takesConstraint: true,
  complete: async (request) => ({
    ...{ text: first(request), tokens: 0, promptTokens: 0, seconds: 0, firstTokenSeconds: 0 },
    ...{ chosen: 0, constraintSeconds: 0, stop: "end" },
  }),
};
