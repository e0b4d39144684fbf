/**
 * The literals of a request at their places in a drafted program. What is known of each literal at each place (`candidates.ts`) is weighed twice, by weights that are fitted on programs of others (`npm run place -- --fit`): where it belongs,
 * for which all are matched together, and whether it belongs there in place of what stands there. What the verifier refuses isn't set.
 */
import { accepted } from "../core/accepted.ts";
import type { TypeFacts } from "../core/facts.ts";
import { withExpression } from "../core/put.ts";
import { matched } from "../intent/matching.ts";
import { type Features, probability, type Weights, weighed } from "../rank/logistic.ts";
import { type Asked, type Candidate, candidatesFor, type Feature, plainly, saysAlready } from "./candidates.ts";
import fitted from "./place.json" with { type: "json" };
import type { Place } from "./places.ts";

export interface Placing extends Asked {
  /** How many errors the verifier finds in a program. */
  errorsIn(program: string): Promise<number>;
}

/** What a request says for an argument that has another value, or none. */
export interface Proposal {
  place: Place;
  /** HCL. */
  expression: string;
  /** Which of what stands there. */
  nth: number;
  /** Of the literal that belongs there most. */
  features: Features<Feature>;
}

/** Where a literal belongs, of all places; and whether it belongs there in place of what stands there. */
export type Fitted = Readonly<Record<"where" | "whether", Weights<Feature>>>;

/** The program with what is likely, but for what the verifier refuses. */
export async function placed(parts: Placing, program: string, { where, whether }: Fitted = fitted): Promise<string> {
  const likelihood = ({ features }: Proposal) => probability(whether, features);
  const all = proposalsAmong(await candidatesFor(parts, program), where);
  return accepted(
    all.filter((one) => likelihood(one) > 0.5),
    {
      written: (edits) => withAll(program, edits, parts.facts),
      errorsIn: parts.errorsIn,
      partOf: ({ place }) => place.address,
      order: (a, b) => likelihood(b) - likelihood(a),
    },
  );
}

/** From the end to the beginning, so that places stay where they are; what isn't there yet comes last. */
function withAll(program: string, all: readonly Proposal[], factsOf: (type: string) => TypeFacts | undefined): string {
  const there = all.filter(({ place, nth }) => place.now[nth]).sort((a, b) => startOf(b) - startOf(a));
  const text = there.reduce((text, { place, nth, expression }) => {
    const { at, end } = place.now[nth] as { at: number; end: number };
    return text.slice(0, at) + expression + text.slice(end);
  }, program);
  return all
    .filter(({ place, nth }) => !place.now[nth])
    .reduce(
      (text, { place, expression }) =>
        withExpression(text, place.address, place.slot.path.split("."), expression, factsOf(place.type)),
      text,
    );
}

const startOf = ({ place, nth }: Proposal): number => place.now[nth]?.at ?? 0;

/** At worse odds a literal is better left out. Where two want one place it goes to the likelier, and the other where it is next likely. */
const LEAST = Math.log(1 / 4);

/** Which candidate has its place, of all together those that are likeliest; what stands there already is no proposal. */
export function proposalsAmong(candidates: readonly Candidate[], where: Weights<Feature>): Proposal[] {
  const keys = new Map<Place, string>();
  for (const { place } of candidates) if (!keys.has(place)) keys.set(place, `${keys.size}`);
  const room = new Map([...keys].map(([place, key]) => [key, roomOf(place)]));
  const edges = candidates.map((one) => ({
    ...{ ...one, from: one.literal.source, to: keys.get(one.place) as string },
    worth: weighed(where, one.features, where.bias) - LEAST,
  }));
  const chosen = matched(edges, (to) => room.get(to) ?? 1);
  return [...keys.keys()].flatMap((place) => {
    const own = chosen.filter((one) => one.place === place).sort((a, b) => a.literal.at - b.literal.at);
    if (own.length === 0) return [];
    if (place.slot.many) return proposal(place, 0, `[${[...new Set(own.map(({ text }) => text))].join(", ")}]`, own);
    // Each instance its own, where so many are said.
    if (place.counted !== undefined)
      return own.length === place.counted
        ? proposal(place, 0, `[${own.map(({ text }) => text).join(", ")}][count.index]`, own)
        : [];
    // Several blocks of a name get what is said of them in its order, where there is as much as there are blocks.
    if (place.now.length > 1 && place.now.length !== own.length) return [];
    return own.flatMap((one, nth) => proposal(place, nth, one.text, [one]));
  });
}

/** How many literals have room in a place. */
const roomOf = ({ slot, counted, now }: Place): number =>
  slot.many ? Number.POSITIVE_INFINITY : (counted ?? Math.max(1, now.length));

function proposal(place: Place, nth: number, expression: string, own: readonly (Candidate & { worth: number })[]) {
  const now = place.now[nth]?.text;
  if (
    now === undefined
      ? isHalf(place)
      : own.some(({ literal }) => saysAlready(now, literal)) || isOtherForm(now, expression)
  )
    return [];
  if (now !== undefined && plainly(now) === plainly(expression)) return [];
  const { features } = own.reduce((a, b) => (b.worth > a.worth ? b : a));
  return [{ place, nth, expression, features }];
}

/** A name with an ending, in place of which there would be none. */
const isOtherForm = (now: string, expression: string): boolean => /\w\.\w+"$/.test(now) && !/[./]/.test(expression);

/** An argument of a block that isn't there and would lack others. */
const isHalf = ({ slot: { node }, isIn }: Place): boolean =>
  !isIn && node.parent?.children.some(({ required, name }) => required && name !== node.name) === true;
