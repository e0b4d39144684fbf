import type { Completion, CompletionModel, CompletionRequest } from "../core/completion.ts";
import type { Constraint } from "../core/constraint.ts";

/** The model broke off and couldn't go on. `partial` is what it had written; the message says why and what to do. */
export class InterruptedError extends Error {
  override name = "InterruptedError";
  constructor(
    readonly partial: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * A model that goes on once where `model` broke off: `recover` gets the error, puts things right if it can, and says whether it could. The
 * second attempt continues the text so far (an engine builds its KV cache anew from it), so that nothing that was told by `onText` is lost or
 * told twice. Rejects with an InterruptedError when recovery fails or the second attempt breaks off, too.
 */
export function resuming(model: CompletionModel, recover: (error: unknown) => Promise<boolean>): CompletionModel {
  return {
    ...(model.takesGrammar === undefined ? {} : { takesGrammar: model.takesGrammar }),
    ...(model.takesConstraint === undefined ? {} : { takesConstraint: model.takesConstraint }),
    async complete(request, onText = () => {}, signal, onReading) {
      const started = performance.now();
      let text = "";
      let pieces = 0;
      const told = (piece: string) => {
        text += piece;
        pieces++;
        onText(piece);
      };
      try {
        return await model.complete(request, told, signal, onReading);
      } catch (error) {
        if (signal?.aborted) return stoppedAt(text, pieces, started);
        const recovered = await recover(error).catch(() => false);
        if (signal?.aborted) return stoppedAt(text, pieces, started);
        if (!recovered) throw new InterruptedError(text, error);
      }
      const before = { text, pieces };
      try {
        const rest = await model.complete(continued(request, text, pieces), told, signal, onReading);
        const { text: more, tokens } = rest;
        return { ...rest, text: before.text + more, tokens: before.pieces + tokens, seconds: secondsSince(started) };
      } catch (error) {
        if (signal?.aborted) return stoppedAt(text, pieces, started);
        throw new InterruptedError(text, error);
      }
    },
  };
}

/** The request for what is missing after `text`. A grammar describes a whole completion, so it can't guide the rest of one; a constraint can. */
function continued(request: CompletionRequest, text: string, tokens: number): CompletionRequest {
  if (text === "") return request;
  const { grammar: _, constraint, ...rest } = request;
  const maxTokens = Math.max(1, request.maxTokens - tokens);
  const constrained = constraint && { constraint: constraintAfter(constraint, text) };
  return { ...rest, ...constrained, prefill: (request.prefill ?? "") + text, maxTokens };
}

function constraintAfter(constraint: Constraint, text: string): Constraint {
  if (constraint.kind === "block") return { ...constraint, start: constraint.start + text };
  const begun = constraint.texts.filter((whole) => whole.startsWith(text));
  return { ...constraint, texts: begun.map((whole) => whole.slice(text.length)) };
}

const secondsSince = (started: number) => (performance.now() - started) / 1000;

const stoppedAt = (text: string, tokens: number, started: number): Completion => ({
  text,
  tokens,
  promptTokens: 0,
  seconds: secondsSince(started),
  firstTokenSeconds: 0,
  stop: "stopped",
});
