/** Types that a program for a request may have though the tables don't name them: those of which the documentation says the words of the request, weighed. */
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Features, probability, type Weights } from "./logistic.ts";
import fitted from "./types.json" with { type: "json" };

export type TypeFeature = "score" | "lead" | "first" | "alone" | "data" | "among";

export type TypeFeatures = ReadonlyMap<string, Features<TypeFeature>>;

export interface RankedType {
  type: string;
  /** That the program has it. */
  probability: number;
}

/** Further down the words say hardly anything. */
const CANDIDATES = 15;

/** What is known of the candidates of a request, likeliest words first; `named`: the types that the tables find. */
export function typeFeatures(
  request: string,
  named: ReadonlySet<string>,
  providers: Iterable<string>,
  knowledge: Pick<Knowledge, "typesFor">,
): TypeFeatures {
  const words = knowledge.typesFor(request, { limit: CANDIDATES, providers });
  const best = words[0]?.score ?? 0;
  const found = new Map<string, Features<TypeFeature>>();
  for (const [at, { type, score }] of words.entries()) {
    if (named.has(type)) continue;
    const next = words[at + 1]?.score ?? 0;
    found.set(type, {
      score,
      // How far it is behind the first, and before the next.
      lead: at === 0 ? score - next : score - best,
      first: 1 / (1 + at),
      alone: Number(named.size === 0),
      data: Number(type.startsWith("data.")),
      among: Math.log(1 + named.size),
    });
  }
  return found;
}

/** Likeliest first. */
export const rankTypes = (features: TypeFeatures, weights: Weights<TypeFeature> = fitted): RankedType[] =>
  [...features]
    .map(([type, own]) => ({ type, probability: probability(weights, own) }))
    .sort((a, b) => b.probability - a.probability || (a.type < b.type ? -1 : 1));
