import type { TokenEngine } from "../decode/engine.ts";
import { SelfTestError } from "./errors.ts";

/** Tokens to append, and what a reference implementation ranks first after them, with its logits. */
export interface SelfTestStep {
  append: number[];
  top: number[];
  logits: number[];
}

/** Engines round differently: a token this far below the reference's best may come first. */
const NEAR_TIE = 1.5;
/** Of the reference's five best, so many must be among the engine's first ten. */
const AGREEING = 3;

/**
 * Runs the manifest's prompt and compares. Tolerant of rounding; garbage, constant logits, NaN and a broken KV cache don't pass: it throws
 * a SelfTestError. Leaves the engine empty.
 */
export async function selfTest(engine: TokenEngine, steps: readonly SelfTestStep[]): Promise<void> {
  await engine.rewind(0);
  for (const [index, { append, top, logits }] of steps.entries()) {
    const candidates = await engine.append(append);
    const fail = (what: string) => {
      throw new SelfTestError(
        `The model computes wrong numbers on this engine (self-test step ${index + 1}: ${what}).`,
      );
    };
    if (candidates.ids.length < 10 || !candidates.logits.every(Number.isFinite)) fail("logits that are no numbers");
    if (candidates.logits[0] === candidates.logits[9]) fail("all logits are equal");
    const rank = top.indexOf(candidates.ids[0] as number);
    if (rank < 0 || (logits[0] as number) - (logits[rank] as number) > NEAR_TIE)
      fail("another first choice than expected");
    const first = candidates.ids.subarray(0, 10);
    if (top.filter((token) => first.includes(token)).length < AGREEING) fail("other candidates than expected");
  }
  await engine.rewind(0);
}
