/** Ranks types by the words of a request. */
import type { ProviderKnowledge } from "./provider.ts";
import { FIELDS, stemsOf } from "./words.ts";

export interface ScoredType {
  type: string;
  score: number;
}

/** What a word counts by where it is said of a type; several places count as the best of them. */
const WEIGHTS: readonly (readonly [bit: number, weight: number])[] = [
  [FIELDS.name, 1],
  [FIELDS.title, 0.6],
  [FIELDS.service, 0.5],
  [FIELDS.description, 0.4],
];

export function rankTypes(providers: readonly ProviderKnowledge[], text: string, limit: number): ScoredType[] {
  const scored: ScoredType[] = [];
  for (const { header, words } of providers) {
    const scores = new Float64Array(header.types.length);
    for (const word of stemsOf(text)) {
      const fields = Object.hasOwn(words, word) ? Object.entries(words[word] ?? {}) : [];
      const holders = fields.reduce((sum, [, types]) => sum + types.length, 0);
      // Rare words tell more than common ones.
      const told = Math.log(header.types.length / Math.max(1, holders));
      for (const [bits, types] of fields) {
        const weight = WEIGHTS.find(([bit]) => Number(bits) & bit)?.[1] ?? 0;
        for (const type of types) scores[type] = (scores[type] ?? 0) + told * weight;
      }
    }
    header.types.forEach((type, i) => {
      const score = scores[i] ?? 0;
      if (score > 0) scored.push({ type, score });
    });
  }
  return scored.sort((a, b) => b.score - a.score || (a.type < b.type ? -1 : 1)).slice(0, limit);
}
