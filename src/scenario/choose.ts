/** Which scenarios a request is about: one, or where its passages together say more than one explains, one for each. */
import type { Match } from "./match.ts";
import { type Passage, rows } from "./passages.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario, and the passages of the request that it is about. */
export interface Chosen {
  match: Match;
  first: number;
  last: number;
}

export interface Choosing {
  request: string;
  passages: readonly Passage[];
  /** The whole request's words, and how much words say. */
  words: ReadonlySet<string>;
  weightOf(words: Iterable<string>): number;
  /** Scenarios for a text, the likeliest first. */
  matchesIn(text: string): Match[];
  /** How likely one has to be that is about all of it. */
  least: number;
}

// These bounds were tried on training/rank (types) and on seventy rows of curation that ask for several things: no others do better on both.
const PARTS_AT_MOST = 4;
/** Of a part a scenario has to be as likely; it takes at least so many words. */
const LIKELY = 0.4;
const WORDS_AT_LEAST = 2;
/** Parts explain so much of the request, and so many times as much as one scenario does. */
const SHARE = 0.65;
const GAIN = 1.2;

export function chosenFor(choosing: Choosing): Chosen[] {
  const { request, passages, words, weightOf, matchesIn, least } = choosing;
  const match = matchesIn(request).find(({ scenario, probability }) => !scenario.on && probability >= least);
  const whole = match ? [{ match, first: 0, last: passages.length - 1 }] : [];
  if (passages.length < 2) return whole;
  const parts = partsOf(choosing);
  const explained = (chosen: readonly Chosen[]) =>
    weightOf(new Set(chosen.flatMap(({ match: { explains } }) => [...explains])));
  const isEnough = explained(parts) >= SHARE * weightOf(words) && explained(parts) >= GAIN * explained(whole);
  return parts.length > 1 && isEnough ? parts : whole;
}

/** The rows of passages that a scenario explains most of, one after the other. */
function partsOf({ request, passages, weightOf, matchesIn }: Choosing): Chosen[] {
  const free = passages.map(() => true);
  const chosen: Chosen[] = [];
  const known = new Map<string, Match[]>();
  const matches = (text: string) => {
    const found = known.get(text) ?? matchesIn(text).slice(0, 10);
    known.set(text, found);
    return found;
  };
  const fits = ({ scenario: { on }, scenario, probability, explains, features: { named } }: Match) =>
    probability >= LIKELY &&
    // "Snapshots kept 5 days" is said of many things: what is no extension is named where it is asked for.
    (chosen.length === 0 || on !== undefined || named > 0) &&
    explains.size >= WORDS_AT_LEAST &&
    chosen.every(({ match }) => match.scenario !== scenario) &&
    (!on || chosen.some(({ match }) => hasOneOf(match.scenario, on)));
  while (chosen.length < PARTS_AT_MOST) {
    const all = rows(free).flatMap(([first, last]): (Chosen & { value: number })[] => {
      const [from, to] = [passages[first]?.from ?? 0, passages[last]?.to ?? request.length];
      const match = last - first + 1 === passages.length ? undefined : matches(request.slice(from, to)).find(fits);
      return match ? [{ match, first, last, value: match.probability * weightOf(match.explains) }] : [];
    });
    if (all.length === 0) break;
    const best = all.reduce((a, b) => (a.value >= b.value ? a : b));
    chosen.push(best);
    free.fill(false, best.first, best.last + 1);
  }
  return chosen;
}

const hasOneOf = ({ programs }: Scenario, types: readonly string[]) =>
  programs.some((program) => types.some((type) => program.types.includes(type)));
