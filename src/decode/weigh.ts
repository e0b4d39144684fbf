/** How likely a model finds what stands at places of a text, and what might stand there instead: one reading of the whole text, then a few tokens for each place. */
import type { Place } from "../core/completion.ts";
import type { KvCache } from "./cache.ts";
import type { Candidates } from "./engine.ts";
import { logProbabilityOf } from "./sampling.ts";

/** An option is read as far as its first tokens don't make it less likely than what stands there; so many of a place are. */
const READ_AT_MOST = 6;
/** Tokens that the longest option may have beyond what it stands for. */
const ROOM = 64;

interface Time {
  /** Milliseconds since some moment. */
  now?: () => number;
  /** That it may take once the text is read. */
  maxSeconds?: number;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/**
 * For each place the logarithms of the probabilities of its text, then of each of its options; NaN of one that is less likely than the text. Each is weighed with the
 * text that stands before it, whatever is more likely at the places there; a place for which there was no time has none. Undefined when the signal ended it, or where the engine has no `appendDraft` or no room.
 */
export async function weigh(
  cache: KvCache,
  prompt: readonly number[],
  text: string,
  places: readonly Place[],
  signal?: AbortSignal,
  { now = () => 0, maxSeconds = 1 }: Time = {},
): Promise<number[][] | undefined> {
  const { engine } = cache;
  if (!engine.appendDraft) return undefined;
  const tokens = engine.tokenize(text);
  if (prompt.length + tokens.length + ROOM > engine.contextLength) return undefined;
  // The prompt first: by it the engine learns how many tokens to read at once.
  const after = (await cache.hold(prompt, signal)) && (await cache.holdDraft(prompt, tokens, signal));
  if (!after) return undefined;
  const read = now();
  /** Where in the bytes of the text each token ends. */
  const ends: number[] = [];
  for (const token of tokens) ends.push((ends.at(-1) ?? 0) + engine.piece(token).length);
  const bytes = bytesOf(text);
  const lengthOf = (until: number) => bytesOf(text.slice(0, until)).length;
  const tokenAt = (byte: number) => ends.findIndex((end) => end > byte);
  const found: number[][] = places.map(() => []);
  // From the last place to the first, so that what is read again of the text is nothing.
  for (const [i, { at, end, options }] of [...places.entries()].reverse()) {
    const [from, to] = [lengthOf(at), lengthOf(end)];
    if ((now() - read) / 1000 >= maxSeconds) break;
    // The token behind belongs to it: a text that goes on is another text.
    const [first, last] = [tokenAt(from), tokenAt(to)];
    if (first < 0 || last < 0) continue;
    const decode = (start: number, stop: number) => new TextDecoder().decode(bytes.subarray(start, stop));
    const [lead, trail] = [decode(ends[first - 1] ?? 0, from), decode(to, ends[last] as number)];
    const own = sum(after.slice(first), tokens.slice(first, last + 1));
    const weights = options.map(() => Number.NaN);
    const next = after[first] as Candidates;
    const all = options.map((option, at) => {
      const ids = engine.tokenize(lead + option + trail);
      return { at, ids, first: logProbabilityOf(next, ids[0] ?? -1) };
    });
    const likely = all.filter((one) => one.first > own).sort((a, b) => b.first - a.first);
    for (const one of likely.slice(0, READ_AT_MOST)) {
      const rest = await cache.holdDraft([...prompt, ...tokens.slice(0, first)], one.ids, signal);
      if (!rest) return undefined;
      weights[one.at] = sum(rest, one.ids);
    }
    found[i] = [own, ...weights];
  }
  return found;
}

const sum = (candidates: readonly Candidates[], tokens: readonly number[]) =>
  tokens.reduce((total, token, i) => total + logProbabilityOf(candidates[i] as Candidates, token), 0);
