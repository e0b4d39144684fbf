/** Asks the model on behalf of a change. */
import type { CompletionRequest } from "../core/completion.ts";

/** `prefill`: what the answer has already. `messages`: a conversation of its own, in the place of the one about the request. `maxTokens`: in the place of what a block may take. */
export type Asking = Pick<CompletionRequest, "prefill" | "constraint" | "stop" | "copies"> &
  Partial<Pick<CompletionRequest, "messages" | "maxTokens">>;

export interface Writer {
  /** Whether the model heeds constraints; without, it is asked for whole blocks in free text. */
  readonly constrained: boolean;
  complete(asking: Asking): Promise<string>;
}

/** Characters of the program that the model is given before what it writes: the nearest. More would take a small machine minutes to read. */
const CONTEXT = 1200;

/** The end of a text, from the beginning of a block. */
export function nearest(text: string): string {
  if (text.length <= CONTEXT) return text;
  const cut = text.indexOf("\n\n", text.length - CONTEXT);
  return cut < 0 ? text.slice(-CONTEXT) : text.slice(cut + 2);
}
