/** What a request states of arguments by their whole names: "buffering size of 64", "LATEST as the starting position"; and what was named last before a place, which that is told of. */
import { rootOf, rootsOfName } from "./roots.ts";
import type { Span } from "./texts.ts";
import { SMALL } from "./words.ts";

interface Word extends Span {
  root: string;
}

/** What may stand between a name and its value. */
const LINK = String.raw`(?:\s*[=:]\s*|\s+(?:(?:is|are|be|being|set|to|of|as|at|with|equals?|equal|an?|the|values?|should|must|will)\s+)*)`;
const BEHIND = new RegExp(`^${LINK}["'“\`]?$`, "i");
const BEFORE = /^["'”`]?\s+as\s+(?:the|its|their|an?)?\s*$/i;
const NEXT = /^["'”`]?(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)["'“`]?$/i;
const CALLED =
  /(?<=[\s,(])(?:named|called|titled|with (?:the )?name)(?:\s*[=:]|\s+(?:it|them|as|of|set to))?\s*["'“`]?$/i;
const DEFINITE = /\b(?:the|this|that|its)\s+(?:(?!an?\b)[\w-]+\s+){0,2}$/i;
const UNIT = /_(?:in_)?(?:seconds|minutes|hours|days|gb|gib|mb|mib|kb|bytes|percent)$/;

/** Whether a name is no more than a word, beside a unit. */
export const isOneWord = (name: string): boolean => rootsOfName(name.replace(UNIT, "")).length < 2;

/** A request's words with their places, for looking up names in. */
export class Stated {
  readonly #text: string;
  readonly #words: readonly Word[];
  readonly #byRoot = new Map<string, number[]>();
  readonly #places = new Map<string, readonly Span[]>();
  /** Of each place, how many brackets are open there. */
  readonly #depth: Uint8Array;

  constructor(text: string) {
    this.#text = text;
    this.#words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index: at }): Word[] =>
      SMALL.has(word.toLowerCase()) ? [] : [{ root: rootOf(word.toLowerCase()), at, end: at + word.length }],
    );
    for (const [i, { root }] of this.#words.entries()) this.#byRoot.set(root, [...(this.#byRoot.get(root) ?? []), i]);
    this.#depth = new Uint8Array(text.length + 1);
    let depth = 0;
    for (let i = 0; i < text.length; i++) {
      if (text[i] === "(") depth++;
      this.#depth[i] = depth;
      if (text[i] === ")" && depth > 0) depth--;
    }
  }

  /** Where a name is said whole, word by word. */
  placesOf(name: string): readonly Span[] {
    const known = this.#places.get(name);
    if (known) return known;
    const [first = "", ...rest] = rootsOfName(name);
    const found = (this.#byRoot.get(first) ?? []).flatMap((i): Span[] => {
      const last = this.#words[i + rest.length];
      const own = this.#words[i] as Word;
      const isWhole = rest.every((root, k) => this.#words[i + k + 1]?.root === root && this.#isJoined(i + k));
      return last && isWhole ? [{ at: own.at, end: last.end }] : [];
    });
    this.#places.set(name, found);
    return found;
  }

  /** Where as much of the end of a type's name as is said stands. */
  placesOfType(type: string): readonly Span[] {
    const words = type.replace(/^data\./, "").split("_");
    return words.map((_, i) => this.placesOf(words.slice(i + 1).join("_"))).find(({ length }) => length > 0) ?? [];
  }

  isSaid = (name: string): boolean => this.placesOf(name).length > 0;

  #isJoined(i: number): boolean {
    const [a, b] = [this.#words[i] as Word, this.#words[i + 1] as Word];
    return /^(?:[\s_-]|\s(?:in|of|for|to|the|from|by|at)\s)*$/i.test(this.#text.slice(a.end, b.at));
  }

  /** The place of the name that a literal is the value of, as it is stated; undefined where it isn't. */
  nameOf(name: string, { at, end }: Span): Span | undefined {
    const isBeside = (place: Span) =>
      place.end <= at
        ? BEHIND.test(this.#text.slice(place.end, at))
        : place.at >= end && BEFORE.test(this.#text.slice(end, place.at));
    const short = name.replace(UNIT, "");
    return [name, ...(short === name ? [] : [short])].flatMap((one) => this.placesOf(one)).find(isBeside);
  }

  /** The place of "named" or "called" right before a literal. */
  calledAt({ at }: Span): Span | undefined {
    const said = CALLED.exec(this.#text.slice(Math.max(0, at - 24), at));
    return said ? { at: at - said[0].length, end: at } : undefined;
  }

  /** Whether one literal goes on the list that another is in: "a, b and c". */
  isNext(one: Span, other: Span): boolean {
    return one.end <= other.at && NEXT.test(this.#text.slice(one.end, other.at));
  }

  /**
   * Of things that are named before a place, the one named last: outside of brackets that are closed there, as what such brackets are of; and not where "the" only refers to it.
   */
  lastNamed<T extends Span>(things: readonly T[], place: number): T | undefined {
    let lowest = this.#depth[place] ?? 0;
    for (let i = place - 1; i >= 0; i--) {
      const depth = this.#depth[i] as number;
      if (depth < lowest) lowest = depth;
      if (depth > lowest) continue;
      const found = things.find(({ end }) => end === i + 1);
      if (
        found &&
        !this.#isClosed(found, place) &&
        !DEFINITE.test(this.#text.slice(Math.max(0, found.at - 30), found.at))
      )
        return found;
    }
    return undefined;
  }

  /** Whether brackets right behind a thing end before a place that is in others. */
  #isClosed({ end }: Span, place: number): boolean {
    if (this.#depth[place] === 0) return false;
    const open = /^\s*\(/.exec(this.#text.slice(end, place));
    const first = end + (open?.[0].length ?? 0) - 1;
    return open !== null && this.#depth.subarray(first, place).some((depth) => depth < (this.#depth[first] as number));
  }
}
