/** A request, read once: its tokens, the roots of its words, what it denies, what it gives literally. Everything that asks something of a request asks this. */
import { type Literal, literalsOf } from "./literals.ts";
import { type Quantity, quantitiesIn } from "./quantities.ts";
import { type Word, wordsIn } from "./said.ts";
import { Stated } from "./stated.ts";
import { type Text, textsIn } from "./texts.ts";
import { READ_AT_MOST, type Token, tokensOf } from "./tokens.ts";

/** Where a phrase was found: indices of its words. */
export type Hit = readonly number[];

/** Words from a phrase at which a number still belongs to it. */
const REACH = 5;

export class Reading {
  /** What is longer than any request is left unread. */
  readonly text: string;
  #words: readonly Word[] | undefined;
  #places: ReadonlyMap<string, number[]> = new Map();
  #tokens: readonly Token[] | undefined;
  #texts: readonly Text[] | undefined;
  #quantities: readonly Quantity[] | undefined;
  #literals: readonly Literal[] | undefined;
  #stated: Stated | undefined;

  constructor(text: string) {
    this.text = text.slice(0, READ_AT_MOST);
  }

  /** Words in order, with where they stand. */
  get tokens(): readonly Token[] {
    this.#tokens ??= tokensOf(this.text);
    return this.#tokens;
  }

  /** Literal texts by kind. */
  get texts(): readonly Text[] {
    this.#texts ??= textsIn(this.text);
    return this.#texts;
  }

  /** Numbers with their units. */
  get quantities(): readonly Quantity[] {
    this.#quantities ??= quantitiesIn(this.text);
    return this.#quantities;
  }

  #allLiterals(): readonly Literal[] {
    this.#literals ??= literalsOf(this);
    return this.#literals;
  }

  /** What may be a value as it stands, in order. */
  get literals(): readonly Literal[] {
    return this.#allLiterals().filter(({ quantity }) => !quantity?.vague);
  }

  /** What nobody would write in prose, in order; numbers also where an article says them. */
  get outright(): readonly Literal[] {
    return this.#allLiterals().filter(({ doubtful }) => !doubtful);
  }

  /** Names, and what stands beside them. */
  get stated(): Stated {
    this.#stated ??= new Stated(this.text);
    return this.#stated;
  }

  /** Words that say something, as roots; of another language in English. */
  get words(): readonly Word[] {
    if (!this.#words) {
      this.#words = wordsIn(this.text);
      const places = new Map<string, number[]>();
      for (const [i, { root }] of this.#words.entries()) places.set(root, [...(places.get(root) ?? []), i]);
      this.#places = places;
    }
    return this.#words;
  }

  placesOf(root: string): readonly number[] {
    return this.words.length > 0 ? (this.#places.get(root) ?? []) : [];
  }

  /** Whether all of these roots are said, wherever. */
  says(roots: Iterable<string>): boolean {
    return [...roots].every((root) => this.placesOf(root).length > 0);
  }

  /** Words of a phrase in their order, with at most one word between two of them. */
  phrase(roots: readonly string[]): Hit | undefined {
    return this.#found(roots, (root, hit) => {
      const last = hit.at(-1) as number;
      return [last + 1, last + 2].find((at) => this.words[at]?.root === root && this.#isBeside(at, last));
    });
  }

  /** Words in any order that stand together. */
  together(roots: readonly string[]): Hit | undefined {
    return this.#found(roots, (root, hit) => {
      const start = hit[0] as number;
      const isNear = (at: number) => Math.abs(at - start) <= roots.length + 1 && this.#isBeside(at, start);
      return this.placesOf(root).find((at) => !hit.includes(at) && isNear(at));
    });
  }

  #isBeside(a: number, b: number): boolean {
    return this.words[a]?.part === this.words[b]?.part;
  }

  #found([first, ...rest]: readonly string[], next: (root: string, hit: Hit) => number | undefined): Hit | undefined {
    for (const start of first === undefined ? [] : this.placesOf(first)) {
      const hit = [start];
      for (const root of rest) {
        const at = next(root, hit);
        if (at !== undefined) hit.push(at);
        else break;
      }
      if (hit.length === rest.length + 1) return hit;
    }
    return undefined;
  }

  isDenied(hit: Hit): boolean {
    return hit.some((at) => this.words[at]?.denied);
  }

  /** Numbers near a phrase, nearest first, each with the word behind it. */
  numbersNear(hit: Hit): { number: number; unit: string }[] {
    const found = this.words.flatMap(({ number }, i) => {
      const distance = Math.min(...hit.map((at) => Math.abs(at - i)));
      if (number === undefined || distance > REACH) return [];
      return [{ number, unit: this.words[i + 1]?.root ?? "", distance }];
    });
    return found.sort((a, b) => a.distance - b.distance);
  }
}

const LATEST = 8;
const known = new Map<string, Reading>();

/** The reading of a request, or of a part of one; the last few are kept. */
export function readingOf(text: string): Reading {
  const reading = known.get(text) ?? new Reading(text);
  known.delete(text);
  known.set(text, reading);
  if (known.size > LATEST) known.delete(known.keys().next().value as string);
  return reading;
}
