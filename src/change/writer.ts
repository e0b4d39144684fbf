/** What a change asks the model for. */
import type { CompletionRequest } from "../core/completion.ts";

export interface ChangeWriter {
  /** Whether the model heeds constraints; without, it is asked for whole blocks in free text. */
  readonly constrained: boolean;
  /** A completion about the request; `prefill` is what the answer has already, of which the last `context` characters are read. */
  complete(asking: Asking, context?: number): Promise<string>;
}

/** `messages`: a conversation of its own, in the place of the one about the request. */
export type Asking = Pick<CompletionRequest, "prefill" | "constraint" | "stop" | "copies"> &
  Partial<Pick<CompletionRequest, "messages">>;

/** The one of several texts that the model finds most fitting after `prefill`. */
export async function chosen(
  writer: ChangeWriter,
  prefill: string,
  texts: readonly string[],
): Promise<string | undefined> {
  if (texts.length <= 1) return texts[0];
  const asking = writer.constrained
    ? { prefill, constraint: { kind: "one-of" as const, texts: texts.map((one) => `${one}\n`) } }
    : { prefill: `# One of: ${texts.join(", ")}\n${prefill}`, stop: ["\n"] };
  const answer = (await writer.complete(asking)).trim();
  return texts.find((one) => one === answer) ?? texts.find((one) => answer.includes(one)) ?? texts[0];
}
