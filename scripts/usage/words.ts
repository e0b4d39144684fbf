/** Which words people use for a type, by where they say them. */
import { FIELDS, stemsOf } from "../../src/knowledge/words.ts";
import type { Page } from "./examples.ts";
import { inner } from "./relations.ts";

/** A word that so many types have by the same way tells nothing of any. */
const TOO_COMMON = 0.2;

/** word → type → the ways in which it is said of it, as bits. */
export function wordsOf(types: readonly string[], pages: readonly Page[]): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>();
  const known = new Set(types);
  const say = (type: string, text: string, field: keyof typeof FIELDS) => {
    for (const word of stemsOf(text)) {
      const of = inner(all, word, () => new Map<string, number>());
      of.set(type, (of.get(type) ?? 0) | FIELDS[field]);
    }
  };
  for (const { type, subcategory, description } of pages) {
    if (!known.has(type)) continue;
    say(type, subcategory, "service");
    say(type, description, "description");
  }
  for (const [word, of] of all) {
    for (const bit of Object.values(FIELDS)) {
      const holders = [...of].filter(([, bits]) => bits & bit);
      if (holders.length > types.length * TOO_COMMON) for (const [type, bits] of holders) of.set(type, bits & ~bit);
    }
    for (const [type, bits] of of) if (bits === 0) of.delete(type);
    if (of.size === 0) all.delete(word);
  }
  return all;
}
