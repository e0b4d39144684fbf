/** Slips of the pen in requests: `buckt`, `loadbalancer`, `event grid`. Words that are known stay as they are. */
import type { Token } from "./tokens.ts";
import { SMALL, stem } from "./words.ts";

/** At most so many different unknown words are looked up: a pasted log isn't a request. */
const LOOKUPS = 25;
/** A shorter word is near too many others; a long one may have two slips. */
const SHORTEST = 5;
const LONG = 9;
const SLIPS_AT_MOST = 2;

export interface Speller {
  mend(tokens: readonly Token[]): Token[];
}

/** `vocabulary`: words as they are written; `known`: their one forms and further words that need no mending. */
export function createSpeller(vocabulary: Iterable<string>, known: ReadonlySet<string>): Speller {
  const list = [...new Set(vocabulary)].filter((word) => word.length >= 3);
  const own = new Set(list.map(stem));
  const alike = new Map<string, string[]>();
  for (const word of list) alike.set(endsOf(word), [...(alike.get(endsOf(word)) ?? []), word]);
  const isKnown = (token: Token) => own.has(token.word) || known.has(token.word) || own.has(token.said);

  function nearest({ said, word }: Token): string | undefined {
    if (said.length < SHORTEST || said.length > 20 || /\d/.test(said)) return undefined;
    const near = (text: string) =>
      (alike.get(endsOf(text)) ?? [])
        .filter(({ length }) => length >= SHORTEST && Math.abs(length - text.length) <= SLIPS_AT_MOST)
        .map((id) => ({ id, slips: slipsIn(text, id) }))
        .filter(({ id, slips }) => slips <= (id.length < LONG ? 1 : SLIPS_AT_MOST))
        .sort((a, b) => a.slips - b.slips || (a.id < b.id ? -1 : 1))[0]?.id;
    return near(said) ?? near(word);
  }

  return {
    mend(tokens) {
      const found = new Map<string, string[]>();
      const lookUp = (token: Token): string[] => {
        const before = found.get(token.said);
        if (before) return before;
        let result = [token.said];
        if (!isKnown(token) && found.size < LOOKUPS) {
          const parts = split(token.said, own);
          result = parts ?? [nearest(token) ?? token.said];
          found.set(token.said, result);
        }
        return result;
      };
      return tokens.flatMap((token) => {
        if (isKnown(token)) return [token];
        const parts = lookUp(token);
        if (parts.length === 1 && parts[0] === token.said) return [token];
        const plural = token.said.endsWith("s");
        return parts.map((part, k) => ({
          ...token,
          word: stem(part),
          said: k === parts.length - 1 && plural && !part.endsWith("s") ? `${part}s` : part,
          before: k === 0 ? token.before : " ",
        }));
      });
    },
  };
}

/** `loadbalancer` as the two known words that it is made of. */
function split(said: string, own: ReadonlySet<string>): string[] | undefined {
  if (said.length > 30) return undefined;
  for (let at = 3; at <= said.length - 3; at++) {
    const parts = [said.slice(0, at), said.slice(at)];
    // "Forget" isn't "for get".
    if (parts.every((part) => own.has(stem(part)) && !SMALL.has(part))) return parts;
  }
  return undefined;
}

/** People miss, double and swap letters inside a word; another first or last letter makes another word ("serves", "server"). */
const endsOf = (word: string) => `${word[0]}${word.at(-1)}`;

/** Letters missed, added, changed, or swapped with a neighbour. */
export function slipsIn(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      rows[i]?.push(least);
    }
  }
  return at(a.length, b.length);
}
