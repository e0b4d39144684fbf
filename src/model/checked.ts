import type { Completion, CompletionModel, CompletionRequest } from "../core/completion.ts";

/** Whether a program, whose last block was just written, may stay as it is. */
export type Accepts = (program: string) => boolean | Promise<boolean>;

/** With which a block's request asks to stop; it is cut from the completion. */
const BLOCK_END = "\n}";
const TRIES = 3;
/** Greedy, a second try would write the same. */
const WARM = 0.4;

/**
 * For engines that give no logits and follow no grammar: a block that isn't accepted is asked for again, with another seed, at most three times
 * in all. When none is accepted the first stands, for repair. Text is told only of the completion that stands. Other requests than those for
 * one block pass through.
 */
export function checked(model: CompletionModel, accepts: Accepts, tries = TRIES): CompletionModel {
  return {
    ...(model.takesGrammar === undefined ? {} : { takesGrammar: model.takesGrammar }),
    async complete(request, onText = () => {}, signal, onReading) {
      if (!request.stop?.includes(BLOCK_END)) return model.complete(request, onText, signal, onReading);
      const done: Completion[] = [];
      let standing: Completion | undefined;
      while (!standing && done.length < tries && !signal?.aborted) {
        const completion = await model.complete(nth(request, done.length), undefined, signal, onReading);
        done.push(completion);
        if (signal?.aborted || (await accepts(programOf(request, completion)))) standing = completion;
      }
      const kept = standing ?? done[0] ?? (await model.complete(request, undefined, signal, onReading));
      if (kept.text) onText(kept.text);
      const sum = (of: (completion: Completion) => number) => done.reduce((total, one) => total + of(one), 0);
      return done.length > 1 ? { ...kept, tokens: sum((one) => one.tokens), seconds: sum((one) => one.seconds) } : kept;
    },
  };
}

function nth(request: CompletionRequest, tried: number): CompletionRequest {
  if (tried === 0) return request;
  return { ...request, seed: (request.seed + tried * 0x9e37) >>> 0, temperature: Math.max(request.temperature, WARM) };
}

const programOf = ({ prefill = "" }: CompletionRequest, { text, stop }: Completion): string =>
  `${prefill}${text}${stop === "stopped" ? BLOCK_END : ""}\n`;
