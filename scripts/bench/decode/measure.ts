/** What one engine does with one request, counted at the model and at the loop. */
import type { Completion, CompletionModel } from "../../../src/core/completion.ts";
import { type LoopParts, runLoop } from "../../../src/loop/loop.ts";

export interface Run {
  /** Of the model, over all its completions. */
  tokens: number;
  chosen: number;
  seconds: number;
  constraintSeconds: number;
  /** From the request to the model's first token. */
  firstTokenSeconds: number;
  /** From the request to the end of the loop. */
  loopSeconds: number;
  verified: boolean;
}

/** One request through the loop; without a constraint, whole programs are written anew until one is verified or the rounds are used up. */
export async function run(
  parts: Omit<LoopParts, "model" | "now">,
  model: CompletionModel,
  request: { prompt: string; seed: number; constraint: boolean },
): Promise<Run> {
  const started = performance.now();
  const done: Completion[] = [];
  let firstTokenSeconds: number | undefined;
  const counted: CompletionModel = {
    takesConstraint: model.takesConstraint ?? false,
    async complete(...all) {
      const asked = performance.now();
      const completion = await model.complete(...all);
      if (completion.tokens > 0) firstTokenSeconds ??= (asked - started) / 1000 + completion.firstTokenSeconds;
      done.push(completion);
      return completion;
    },
  };
  const now = () => performance.now() / 1000;
  const outcome = await runLoop({ ...parts, model: counted, now }, request);
  const sum = (of: (one: Completion) => number) => done.reduce((total, one) => total + of(one), 0);
  return {
    tokens: sum((one) => one.tokens),
    chosen: sum((one) => one.chosen ?? one.tokens),
    seconds: sum((one) => one.seconds),
    constraintSeconds: sum((one) => one.constraintSeconds ?? 0),
    firstTokenSeconds: firstTokenSeconds ?? Number.NaN,
    loopSeconds: (performance.now() - started) / 1000,
    verified: outcome.result === "verified",
  };
}
