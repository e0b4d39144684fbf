import type { Completion, CompletionModel } from "../core/completion.ts";
import { acceptorOf } from "../decode/accept/index.ts";
import { certainText } from "../decode/acceptor.ts";

/**
 * A model that is asked from its first choice on: an answer that leaves none is written without, so that what needs no model doesn't wait for one to be
 * loaded. Once it was asked, it is there, and everything goes to it.
 */
export function lazy(model: CompletionModel): CompletionModel {
  let asked = false;
  return {
    get takesGrammar() {
      return model.takesGrammar ?? false;
    },
    get takesConstraint() {
      return model.takesConstraint ?? false;
    },
    get format() {
      return model.format;
    },
    async complete(request, onText, signal, onReading) {
      const text = asked || !request.constraint ? undefined : certainText(acceptorOf(request.constraint));
      if (text === undefined) {
        asked = true;
        return model.complete(request, onText, signal, onReading);
      }
      if (text) onText?.(text);
      return { ...UNASKED, text };
    },
  };
}

const UNASKED: Completion = {
  text: "",
  tokens: 0,
  promptTokens: 0,
  seconds: 0,
  firstTokenSeconds: 0,
  stop: "end",
  chosen: 0,
  constraintSeconds: 0,
};
