/** Which literals of a request may be the values of which arguments of a program, and what is known of each such pair: what an encoder says, the words around it, the kinds of both, what stands there. */
import type { TypeFacts } from "../core/facts.ts";
import { grouped } from "../core/grouped.ts";
import { byLiteral, likelyOf } from "../intent/assign.ts";
import { pairsOf } from "../intent/pairs.ts";
import { valueFor } from "../intent/slots.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Literal } from "../language/literals.ts";
import { amountsOf } from "../language/quantities.ts";
import { readingOf } from "../language/reading.ts";
import { stem } from "../language/words.ts";
import type { Features } from "../rank/logistic.ts";
import type { Placer, Scores } from "./placer.ts";
import { type Block, type Place, placesOf } from "./places.ts";

export interface Asked {
  schemas: Schemas;
  facts(type: string): TypeFacts | undefined;
  request: string;
  /** Without one nothing is placed. */
  placer?: Placer | undefined;
}

/** A place that a literal may have: what it would be there, and what speaks for it and against it. */
export interface Candidate {
  place: Place;
  literal: Literal;
  /** HCL. */
  text: string;
  features: Features<Feature>;
}

export type Feature = keyof ReturnType<typeof featuresOf>;

/** Who may do what is no value among others: a wrong one is a hole. */
const GRANTS = /iam_policy_document$/;
/** What both the encoder and the words around a literal find less likely isn't looked at. */
const UNLIKELY = 0.02;

/** Each literal of the request with each place of the program that it may have. */
export async function candidatesFor({ schemas, facts, request, placer }: Asked, program: string): Promise<Candidate[]> {
  if (!placer) return [];
  const reading = readingOf(request);
  const blocks = placesOf(program, schemas, facts, reading).filter(({ type }) => !GRANTS.test(type));
  const literals = reading.literals.filter(({ text }) => !schemas.block(text));
  // Where there is nothing to place, no encoder is loaded.
  if (blocks.length === 0 || literals.length === 0) return [];
  const byWords = likelyByWords(request, blocks, schemas, facts);
  const scores = await placer.scores(request, literals, blocks);
  return candidatesAmong(literals, scores, byWords, servicesOf(blocks), request);
}

/** "S3" in "an S3 bucket" says what is wanted, and is no value but where one of the name is listed. */
const servicesOf = (blocks: readonly Block[]): ReadonlySet<string> =>
  new Set(blocks.flatMap(({ type }) => type.split("_")[1] ?? []));

/** How likely the words around a literal make it the value of an argument of a type. */
function likelyByWords(request: string, blocks: readonly Block[], schemas: Schemas, facts: Asked["facts"]) {
  const all = likelyOf(pairsOf(readingOf(request), blocks, schemas, facts));
  return new Map(all.map(({ pair: { slot, literal }, likely }) => [wordsKey(slot, literal), likely]));
}

const wordsKey = ({ type, path }: Place["slot"], { at, end }: Literal): string => `${at}-${end} ${type}.${path}`;

/** What is known of a literal and a place by themselves. */
interface Pair extends Omit<Candidate, "features"> {
  /** The encoder's odds against no place at all, as a logarithm; and how likely it is among all that the literal may have, and none. */
  score: number;
  likely: number;
  /** By the words around it alone. */
  byWords: number;
  stands: boolean;
}

function candidatesAmong(
  literals: readonly Literal[],
  scores: Scores,
  byWords: ReadonlyMap<string, number>,
  services: ReadonlySet<string>,
  request: string,
): Candidate[] {
  const pairs = literals.flatMap((literal, i): Pair[] => {
    const isSaidOf = literal.quoted || (literal.kind !== "shape" && literal.kind !== "bare");
    const isService = !isSaidOf && services.has(literal.text.toLowerCase());
    const own = [...scores].flatMap(([place, odds]): Omit<Pair, "likely">[] => {
      if (isService && !place.slot.values) return [];
      const text = fitFor(place, literal);
      const score = odds[i] as number;
      if (text === undefined || score === Number.NEGATIVE_INFINITY) return [];
      const words = byWords.get(wordsKey(place.slot, literal)) ?? 0;
      return [{ place, literal, text, score, byWords: words, stands: standsAt(place, literal, text) }];
    });
    const all = sumOf(own);
    return own.map((one) => ({ ...one, likely: Math.exp(one.score) / all }));
  });
  const ofPlace = grouped(pairs, ({ place }) => place);
  return byLiteral(pairs).flatMap((own) =>
    own
      .filter(({ likely, byWords, stands }) => Math.max(likely, byWords) > UNLIKELY || stands)
      .map((pair): Candidate => {
        const { place, literal, text } = pair;
        const rivals = (ofPlace.get(place) ?? []).filter((one) => one.literal.source !== literal.source);
        return { place, literal, text, features: featuresOf(pair, own, rivals, request) };
      }),
  );
}

/** A word that may be a name is no number. */
export const fitFor = ({ slot }: Place, literal: Literal): string | undefined =>
  literal.kind === "bare" && slot.takes === "number" ? undefined : valueFor(slot, literal, true);

const standsAt = ({ now }: Place, literal: Literal, text: string): boolean =>
  now.some((one) => plainly(one.text).includes(plainly(text)) || saysAlready(one.text, literal));

/** A value that a literal is the beginning of, or a form, or that it comes to in another unit: "orders.fifo", "TLS1_2", "MONDAY" for mondays, "604800s", 1024 for 1 TB. */
export function saysAlready(now: string, { text, quantity }: Literal): boolean {
  const letters = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const [has, said] = [letters(now), letters(text)];
  if (said.length > 1 && has !== said && (has.includes(said) || stem(has) === stem(said))) return true;
  const number = Number(/^"?(\d+)s?"?$/.exec(now)?.[1]);
  return quantity !== undefined && number !== quantity.value && amountsOf(quantity).includes(number);
}

export const plainly = (text: string): string => text.replace(/["\s]/g, "").toLowerCase();

/** What speaks for a literal at a place and against it, each between 0 and 1 or so. `own`: the literal wherever it may be; `rivals`: other literals at the place. */
function featuresOf(pair: Pair, own: readonly Pair[], rivals: readonly Pair[], request: string) {
  const { literal, score, likely, byWords, stands } = pair;
  const { slot, now } = pair.place;
  const said = (text: string) => text.length > 1 && request.toLowerCase().includes(text.toLowerCase());
  const isNumber = literal.kind === "number";
  const isBare = literal.kind === "bare";
  const isAbsent = now.length === 0;
  return {
    score: Math.max(-6, Math.min(6, score)) / 3,
    likely,
    likeliest: Math.exp(score) / sumOf([pair, ...rivals]),
    byWords,
    wordsBeside: Math.max(0, ...own.filter(({ place }) => place.slot !== slot).map((one) => one.byWords)),
    wordsOfRivals: Math.max(0, ...rivals.map((one) => one.byWords)),
    stands: +stands,
    standsElsewhere: +own.some((one) => one !== pair && one.stands),
    rivalStands: +rivals.some((one) => one.stands),
    bare: +isBare,
    number: +isNumber,
    unit: +(isNumber && literal.quantity?.measure !== undefined && literal.quantity.measure === slot.measure),
    otherUnit: +(isNumber && literal.quantity?.measure !== slot.measure),
    kind: +(slot.kinds.has(literal.kind as never) && !slot.byName),
    otherKind: +(slot.kinds.size > 0 && !slot.kinds.has(literal.kind as never)),
    listed: +(slot.values !== undefined),
    usual: +slot.usual.has(literal.text.toLowerCase()),
    absent: +isAbsent,
    absentBare: +(isAbsent && isBare),
    deep: +(isAbsent && slot.node.optional > 0),
    nowSaid: +now.some(({ text }) => said(text.replace(/["[\]]/g, ""))),
    repeated: +(now.length > 1),
  };
}

/** Of all odds, those of nothing with them. */
const sumOf = (all: readonly Pick<Pair, "score">[]): number => all.reduce((sum, { score }) => sum + Math.exp(score), 1);
