/** Types that a program for a request may have, each with how likely: what the tables name, what was answered before, and the documentation's words, weighed. */
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Hints } from "../scenario/match.ts";
import { type Features, probability, type Weights } from "./logistic.ts";
import { NOTHING, type Past, type Told } from "./past.ts";
import fitted from "./types.json" with { type: "json" };

/** Why the tables have a type: its phrase is said, its name is, what is named can't be without it, or a role has no rights without. */
export type Ground = "said" | "name" | "need" | "grant";

export type TypeFeature = Ground | keyof Told | "score" | "lead" | "first" | "data" | "among" | "elsewhere";

export type TypeFeatures = ReadonlyMap<string, Features<TypeFeature>>;

export interface RankedType {
  type: string;
  /** That the program has it. */
  probability: number;
}

/** Further down the words of the documentation say hardly anything, and so does the past. */
const BY_WORDS = 15;
const BY_PAST = 40;

const providerOf = (type: string) => type.replace(/^data\./, "").split("_")[0] as string;

/** A request, as far as the ranking goes by it. */
export interface Asking {
  request: string;
  /** Its words, without what is there already or isn't to be. */
  asked: string;
  /** What it says of types and clouds. */
  hints: Hints;
  /** Of the types that the tables find. */
  grounds: ReadonlyMap<string, Ground>;
  providers: ReadonlySet<string>;
}

/** What is known of the candidates of a request. */
export function typeFeatures(
  { request, asked, hints, grounds, providers }: Asking,
  knowledge: Pick<Knowledge, "typesFor">,
  past: Past,
): TypeFeatures {
  const words = knowledge.typesFor(asked, { limit: BY_WORDS, providers });
  const best = words[0]?.score ?? 0;
  const told = past.of(request, hints);
  const often = [...told].sort(([, a], [, b]) => weightOf(b) - weightOf(a)).slice(0, BY_PAST);
  const named = [...grounds.values()].filter((ground) => ground === "said" || ground === "name").length;
  const types = new Set([...grounds.keys(), ...words.map(({ type }) => type), ...often.map(([type]) => type)]);
  const found = new Map<string, Features<TypeFeature>>();
  for (const type of types) {
    const at = words.findIndex((one) => one.type === type);
    const score = words[at]?.score ?? 0;
    const ground = grounds.get(type);
    found.set(type, {
      ...{ said: 0, name: 0, need: 0, grant: 0 },
      ...(ground && { [ground]: 1 }),
      ...(told.get(type) ?? NOTHING),
      score,
      // How far it is behind the first, and before the next.
      lead: at < 0 ? -1 : at === 0 ? score - (words[1]?.score ?? 0) : score - best,
      first: at < 0 ? 0 : 1 / (1 + at),
      data: Number(type.startsWith("data.")),
      among: Math.log(1 + named),
      elsewhere: Number(!providers.has(providerOf(type))),
    });
  }
  return found;
}

const weightOf = ({ share, near }: Told) => share + near;

/** Likeliest first. */
export const rankTypes = (features: TypeFeatures, weights: Weights<TypeFeature> = fitted): RankedType[] =>
  [...features]
    .map(([type, own]) => ({ type, probability: probability(weights, own) }))
    .sort((a, b) => b.probability - a.probability || (a.type < b.type ? -1 : 1));
