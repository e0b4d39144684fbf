import type { Candidates, TokenEngine } from "../decode/engine.ts";
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

/** For models without a reference: any that learnt a language expects most of this. */
export const PLAIN = "The sun rises in the east and sets in the west.";
/** Of the words of it, the share that must be among the 64 most probable: by chance it would be 64 of the whole vocabulary. */
const EXPECTED = 0.3;

/**
 * Runs the manifest's prompt and compares; without one, looks whether the numbers can be right. Tolerant of rounding; garbage, constant logits, NaN and
 * a broken KV cache don't pass: it throws a SelfTestError. Leaves the engine empty.
 */
export async function selfTest(engine: TokenEngine, steps: readonly SelfTestStep[] | undefined): Promise<void> {
  await engine.rewind(0);
  await (steps ? compare(engine, steps) : plausible(engine));
  await engine.rewind(0);
}

async function compare(engine: TokenEngine, steps: readonly SelfTestStep[]): Promise<void> {
  for (const [index, { append, top, logits }] of steps.entries()) {
    const candidates = await engine.append(append);
    const fail = failing(`step ${index + 1}`);
    sound(candidates, fail);
    const rank = top.indexOf(candidates.ids[0] as number);
    if (rank < 0 || (logits[0] as number) - (logits[rank] as number) > NEAR_TIE)
      fail("another first choice than expected");
    const first = candidates.ids.subarray(0, 10);
    if (top.filter((token) => first.includes(token)).length < AGREEING) fail("other candidates than expected");
  }
}

/** Plain text word by word, and again at once: what is expected must be language, and both times the same. */
async function plausible(engine: TokenEngine): Promise<void> {
  const tokens = engine.tokenize(PLAIN);
  const fail = failing("without a reference");
  let expected = 0;
  let last: Candidates | undefined;
  for (const token of tokens) {
    if (last?.ids.includes(token)) expected++;
    last = await engine.append([token]);
    sound(last, fail);
  }
  if (expected < EXPECTED * tokens.length) fail("plain text is as unlikely as nonsense");
  await engine.rewind(0);
  const again = await engine.append(tokens);
  const at = last?.ids.indexOf(again.ids[0] as number) ?? -1;
  const gap = Math.abs((last?.logits[at] ?? Number.NaN) - (last?.logits[0] ?? Number.NaN));
  if (!(gap <= NEAR_TIE)) fail("the same text, read again, goes on otherwise");
}

function sound({ ids, logits }: Candidates, fail: (what: string) => never): void {
  if (ids.length < 10 || !logits.every(Number.isFinite)) fail("logits that are no numbers");
  if (logits[0] === logits[9]) fail("all logits are equal");
}

const failing = (where: string) => (what: string) => {
  throw new SelfTestError(`The model computes wrong numbers on this engine (self-test, ${where}: ${what}).`);
};
