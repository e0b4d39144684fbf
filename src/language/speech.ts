/** A request as what is looked for in it: roots of its words in order, numbers with their units, and what it denies. */
import { rootOf, SMALL, unified } from "./roots.ts";
import { READ_AT_MOST } from "./tokens.ts";

export interface Word {
  root: string;
  /** As it was written, in lower case. */
  said: string;
  /** Set of a number. */
  number?: number;
  /** Counts the parts between commas, full stops and conjunctions. */
  clause: number;
  /** Counts the parts between signs. */
  part: number;
  denied: boolean;
}

/** Where a phrase was found: indices of its words. */
export type Hit = readonly number[];

const PARTS = /\d+(?:[.:/]\d+)*|\p{L}[\p{L}\p{N}]*|[,;:()!?\n]|\.(?=\s|$)|[–—]/gu;
const BREAKS = new Set("and but while plus whereas with that which whose where".split(" "));
const DENIES = new Set(
  "no not without never nobody nothing refuses rejects close closed disable disabled disables deactivate deactivated forbid prevent refuse nor neither skip skipped".split(
    " ",
  ),
);
/** Deny what stands before them. */
const DENIES_BEFORE = new Set(
  "off disabled forbidden denied closed blocked deactivated skipped refused prevented".split(" "),
);
const ENDS_DENIAL = new Set("on for in".split(" "));
const REACH = 5;

export class Speech {
  readonly words: readonly Word[];
  /** Indices by root. */
  readonly #places = new Map<string, number[]>();

  constructor(readonly text: string) {
    this.words = read(text);
    for (const [i, { root }] of this.words.entries()) this.#places.set(root, [...(this.#places.get(root) ?? []), i]);
  }

  placesOf(root: string): readonly number[] {
    return this.#places.get(root) ?? [];
  }

  /** Words of a phrase in their order, with at most one word between two of them. */
  phrase(roots: readonly string[]): Hit | undefined {
    const [first, ...rest] = roots;
    if (first === undefined) return undefined;
    for (const start of this.placesOf(first)) {
      const hit = [start];
      for (const root of rest) {
        const last = hit.at(-1) as number;
        const { part } = this.words[last] as Word;
        const next = [1, 2].find((step) => {
          const word = this.words[last + step];
          return word?.root === root && word.part === part;
        });
        if (next === undefined) break;
        hit.push(last + next);
      }
      if (hit.length === roots.length) return hit;
    }
    return undefined;
  }

  /** Words in any order that stand together. */
  together(roots: readonly string[]): Hit | undefined {
    const [first, ...rest] = roots;
    if (first === undefined) return undefined;
    for (const start of this.placesOf(first)) {
      const hit = [start];
      for (const root of rest) {
        const near = this.placesOf(root).find(
          (at) =>
            !hit.includes(at) &&
            Math.abs(at - start) <= roots.length + 1 &&
            this.words[at]?.part === this.words[start]?.part,
        );
        if (near !== undefined) hit.push(near);
      }
      if (hit.length === roots.length) return hit;
    }
    return undefined;
  }

  isDenied(hit: Hit): boolean {
    return hit.some((at) => this.words[at]?.denied);
  }

  /** Numbers at most `reach` words away, nearest first, each with the word behind it. */
  numbersNear(hit: Hit, reach = REACH): { number: number; unit: string }[] {
    const found: { number: number; unit: string; distance: number }[] = [];
    for (const [i, word] of this.words.entries()) {
      if (word.number === undefined) continue;
      const distance = Math.min(...hit.map((at) => Math.abs(at - i)));
      if (distance <= reach) found.push({ number: word.number, unit: this.words[i + 1]?.root ?? "", distance });
    }
    return found.sort((a, b) => a.distance - b.distance);
  }
}

const SPELT = new Map(
  "two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 fifteen 15 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 ninety 90 hundred 100"
    .split(/ (?=[a-z])/)
    .map((pair) => [pair.split(" ")[0] as string, Number(pair.split(" ")[1])]),
);

function read(text: string): Word[] {
  const words: Word[] = [];
  let clause = 0;
  let section = 0;
  let denying = 0;
  for (const [part] of unified(text.slice(0, READ_AT_MOST)).matchAll(PARTS)) {
    if (!/[\p{L}\p{N}]/u.test(part)) {
      clause++;
      section++;
      denying = 0;
      continue;
    }
    if (BREAKS.has(part)) {
      clause++;
      denying = 0;
      continue;
    }
    if (DENIES.has(part)) {
      denying = REACH;
      // "The token isn't mounted."
      const before = words.at(-1);
      if (part === "not" && before?.clause === clause) before.denied = true;
    }
    if (DENIES_BEFORE.has(part))
      for (const before of words.slice(-4)) if (before.clause === clause) before.denied = true;
    if ((ENDS_DENIAL.has(part) && denying < REACH - 1) || /^\d/.test(part)) denying = 0;
    if (SMALL.has(part)) continue;
    const number = /^\d/.test(part) ? Number.parseFloat(part) : SPELT.get(part);
    words.push({
      root: number !== undefined && /^\d/.test(part) ? part : rootOf(part),
      said: part,
      ...(number === undefined ? {} : { number }),
      clause,
      part: section,
      denied: denying > 0 && !DENIES.has(part),
    });
    if (denying > 0) denying--;
  }
  return words;
}

/** Roots of a phrase as tables have it. */
export const rootsOfPhrase = (phrase: string): string[] =>
  (unified(phrase).match(/\p{L}[\p{L}\p{N}]*|\d+(?:\.\d+)?/gu) ?? []).filter((word) => !SMALL.has(word)).map(rootOf);
