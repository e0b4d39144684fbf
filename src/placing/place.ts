/**
 * The literals of a request at their places in a drafted program: an encoder says how likely each is the value of each argument, all together are matched, and what is known besides of a literal
 * and of what stands there is weighed with it, by weights that are fitted on programs of others (`npm run place -- --fit`). What the verifier refuses isn't set.
 */
import type { TypeFacts } from "../core/facts.ts";
import { withExpression } from "../core/put.ts";
import { likelyOf, pairsOf } from "../intent/assign.ts";
import { type Literal, literalsIn } from "../intent/literals.ts";
import { matched } from "../intent/matching.ts";
import { valueFor } from "../intent/slots.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { amountsOf } from "../language/quantities.ts";
import { readingOf } from "../language/reading.ts";
import { stem } from "../language/words.ts";
import { type Features, probability, type Weights } from "../rank/logistic.ts";
import fitted from "./place.json" with { type: "json" };
import type { Placer, Scores } from "./placer.ts";
import { type Block, type Place, placesOf } from "./places.ts";

export interface Placing {
  schemas: Schemas;
  facts(type: string): TypeFacts | undefined;
  request: string;
  /** Without one the program stays as it is. */
  placer?: Placer | undefined;
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
  features: Features<Feature>;
}

export type Feature = keyof ReturnType<typeof featuresOf>;

/** The program with what is likely, but for what the verifier refuses. */
export async function placed(parts: Placing, program: string, weights: Weights<Feature> = fitted): Promise<string> {
  const likelihood = ({ features }: Proposal) => probability(weights, features);
  const likely = (await proposalsFor(parts, program)).filter((one) => likelihood(one) > 0.5);
  if (likely.length === 0) return program;
  const before = await parts.errorsIn(program);
  const with_ = (of: readonly Proposal[]) => withAll(program, of, parts.facts);
  let taken: Proposal[] = [];
  const takes = async (more: readonly Proposal[]): Promise<boolean> => {
    const next = [...taken, ...more];
    const stands = (await parts.errorsIn(with_(next))) <= before;
    if (stands) taken = next;
    return stands;
  };
  // All at once as a rule; else by blocks, and of a block that is refused the likeliest first.
  if (await takes(likely)) return with_(taken);
  for (const address of new Set(likely.map(({ place }) => place.address))) {
    const own = likely.filter(({ place }) => place.address === address);
    if ((await takes(own)) || own.length === 1) continue;
    for (const one of own.toSorted((a, b) => likelihood(b) - likelihood(a))) await takes([one]);
  }
  return with_(taken);
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

/** A place of a literal, with the odds against none, and how likely it is among all that the literal may have. */
interface Choice {
  place: Place;
  literal: Literal;
  text: string;
  score: number;
  likely: number;
  /** By the words around it alone; and of another place, at most. */
  byWords: number;
  otherByWords: number;
}

/** Who may do what is no value among others: a wrong one is a hole. */
const GRANTS = /iam_policy_document$/;
/** Nothing is matched that is less likely, as in `intent/assign.ts`. */
const UNLIKELY = 0.02;

/** What the request says otherwise than the program. */
export async function proposalsFor(
  { schemas, facts, request, placer }: Omit<Placing, "errorsIn">,
  program: string,
): Promise<Proposal[]> {
  if (!placer) return [];
  const reading = readingOf(request);
  const blocks = placesOf(program, schemas, facts, reading).filter(({ type }) => !GRANTS.test(type));
  const literals = literalsIn(reading).filter(({ text }) => !schemas.block(text));
  // Where there is nothing to place, no encoder is loaded.
  if (blocks.length === 0 || literals.length === 0) return [];
  const byWords = likelyByWords(request, blocks, schemas, facts);
  const scores = await placer.scores(request, literals, blocks);
  const choices = choicesOf(literals, scores, byWords, servicesOf(blocks));
  const places = [...new Set(choices.map(({ place }) => place))];
  return places.flatMap((place) => {
    const own = choices.filter((one) => one.place === place).sort((a, b) => a.literal.at - b.literal.at);
    if (place.slot.many) {
      const expression = `[${[...new Set(own.map(({ text }) => text))].join(", ")}]`;
      return proposal(place, 0, expression, own, request);
    }
    // Each instance its own, where so many are said.
    if (place.counted !== undefined)
      return own.length === place.counted
        ? proposal(place, 0, `[${own.map(({ text }) => text).join(", ")}][count.index]`, own, request)
        : [];
    // Several blocks of a name get what is said of them in its order, where there is as much as there are blocks.
    if (place.now.length > 1 && place.now.length !== own.length) return [];
    return own.flatMap((one, nth) =>
      nth < Math.max(1, place.now.length) ? proposal(place, nth, one.text, [one], request) : [],
    );
  });
}

/** "S3" in "an S3 bucket" says what is wanted, and is no value but where one of the name is listed. */
const servicesOf = (blocks: readonly Block[]): ReadonlySet<string> =>
  new Set(blocks.flatMap(({ type }) => type.split("_")[1] ?? []));

/** How likely the words around a literal make it the value of an argument of a type. */
function likelyByWords(request: string, blocks: readonly Block[], schemas: Schemas, facts: Placing["facts"]) {
  const all = likelyOf(pairsOf(readingOf(request), blocks, schemas, facts));
  return new Map(all.map(({ pair: { slot, literal }, likely }) => [wordsKey(slot, literal), likely]));
}

const wordsKey = ({ type, path }: Place["slot"], { at, end }: Literal): string => `${at}-${end} ${type}.${path}`;

function choicesOf(
  literals: readonly Literal[],
  scores: Scores,
  byWords: ReadonlyMap<string, number>,
  services: ReadonlySet<string>,
): Choice[] {
  const places = [...scores.keys()];
  const all = literals.flatMap((literal, i): Choice[] => {
    const isSaidOf = literal.quoted || (literal.kind !== "shape" && literal.kind !== "bare");
    const isService = !isSaidOf && services.has(literal.text.toLowerCase());
    const own = places.flatMap((place) => {
      if (isService && !place.slot.values) return [];
      const text = fitFor(place, literal);
      const score = scores.get(place)?.[i] as number;
      return text === undefined || score === Number.NEGATIVE_INFINITY ? [] : [{ place, literal, text, score }];
    });
    const sum = own.reduce((sum, { score }) => sum + Math.exp(score), 1);
    const words = own.map(({ place }) => byWords.get(wordsKey(place.slot, literal)) ?? 0);
    return own.map((one, k) => ({
      ...one,
      likely: Math.exp(one.score) / sum,
      byWords: words[k] as number,
      otherByWords: Math.max(0, ...words.filter((_, j) => own[j]?.place.slot !== one.place.slot)),
    }));
  });
  const keys = new Map(places.map((place, i) => [place, `${i}`]));
  const room = new Map(
    places.map((place, i) => [
      `${i}`,
      place.slot.many ? Number.POSITIVE_INFINITY : (place.counted ?? Math.max(1, place.now.length)),
    ]),
  );
  const edges = all.map((one) => ({
    from: one.literal.source,
    to: keys.get(one.place) as string,
    one,
    worth: Math.log((one.likely + one.byWords) / 2 / UNLIKELY),
  }));
  return matched(edges, (to) => room.get(to) ?? 1).map(({ one }) => one);
}

/** A word that may be a name is no number. */
export const fitFor = ({ slot }: Place, literal: Literal): string | undefined =>
  literal.kind === "bare" && slot.takes === "number" ? undefined : valueFor(slot, literal, true);

function proposal(place: Place, nth: number, expression: string, own: readonly Choice[], request: string): Proposal[] {
  const now = place.now[nth]?.text;
  if (
    now === undefined
      ? isHalf(place)
      : own.some(({ literal }) => saysAlready(now, literal)) || isOtherForm(now, expression)
  )
    return [];
  if (now !== undefined && plainly(now) === plainly(expression)) return [];
  return [{ place, nth, expression, features: featuresOf(place, now, own, request) }];
}

/** A value that a literal is the beginning of, or a form, or that it comes to in another unit: "orders.fifo", "TLS1_2", "MONDAY" for mondays, "604800s", 1024 for 1 TB. */
function saysAlready(now: string, { text, quantity }: Literal): boolean {
  const letters = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const [has, said] = [letters(now), letters(text)];
  if (said.length > 1 && has !== said && (has.includes(said) || stem(has) === stem(said))) return true;
  const number = Number(/^"?(\d+)s?"?$/.exec(now)?.[1]);
  return quantity !== undefined && number !== quantity.value && amountsOf(quantity).includes(number);
}

/** A name with an ending, in place of which there would be none. */
const isOtherForm = (now: string, expression: string): boolean => /\w\.\w+"$/.test(now) && !/[./]/.test(expression);

/** An argument of a block that isn't there and would lack others. */
const isHalf = ({ slot: { node }, isIn }: Place): boolean =>
  !isIn && node.parent?.children.some(({ required, name }) => required && name !== node.name) === true;

const plainly = (text: string): string => text.replace(/["\s]/g, "").toLowerCase();

/** What speaks for a proposal and against it, each between 0 and 1 or so. */
function featuresOf({ slot, now: all }: Place, now: string | undefined, own: readonly Choice[], request: string) {
  const { literal, score, likely, byWords, otherByWords } = own.reduce((a, b) => (b.score > a.score ? b : a));
  const said = (text: string) => text.length > 1 && request.toLowerCase().includes(text.toLowerCase());
  const isNumber = literal.kind === "number";
  return {
    score: Math.max(-3, Math.min(6, score)) / 3,
    ...{ likely, byWords, otherByWords },
    bare: +(literal.kind === "bare"),
    number: +isNumber,
    unit: +(isNumber && literal.quantity?.measure !== undefined && literal.quantity.measure === slot.measure),
    otherUnit: +(isNumber && literal.quantity?.measure !== slot.measure),
    kind: +(slot.kinds.has(literal.kind as never) && !slot.byName),
    otherKind: +(slot.kinds.size > 0 && !slot.kinds.has(literal.kind as never)),
    listed: +(slot.values !== undefined),
    usual: +slot.usual.has(literal.text.toLowerCase()),
    absent: +(now === undefined),
    absentBare: +(now === undefined && literal.kind === "bare"),
    deep: +(now === undefined && slot.node.optional > 0),
    nowSaid: +(now !== undefined && said(now.replace(/["[\]]/g, ""))),
    repeated: +(all.length > 1),
  };
}
