/** The words of a request that say something, in order. */
import { Denial } from "./denial.ts";
import { english } from "./languages.ts";
import { numberOf } from "./numbers.ts";
import { rootOf, unified } from "./roots.ts";
import { SMALL } from "./words.ts";

export interface Word {
  root: string;
  /** As it was written, in lower case. */
  said: string;
  /** Set of a number. */
  number?: number;
  /** Counts the parts between signs. */
  part: number;
  denied: boolean;
}

const PARTS = /\d+(?:[.:/]\d+)*|\p{L}[\p{L}\p{N}]*|[,;:()!?\n]|\.(?=\s|$)|[–—]/gu;
const BREAKS = new Set("and but while plus whereas with that which whose where".split(" "));

/** Of another language in English. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  const denial = new Denial();
  let part = 0;
  for (const [said] of unified(english(text)).matchAll(PARTS)) {
    const isSign = !/[\p{L}\p{N}]/u.test(said);
    if (isSign || BREAKS.has(said)) {
      if (isSign) part++;
      denial.break();
      continue;
    }
    const isDigits = /^\d/.test(said);
    const number = isDigits ? Number.parseFloat(said) : numberOf(said);
    const word: Word = { root: isDigits ? said : rootOf(said), said, part, denied: false };
    if (number !== undefined) word.number = number;
    denial.next(said, SMALL.has(said) ? undefined : word);
    if (!SMALL.has(said)) words.push(word);
  }
  return words;
}
