/** Roots of words, so that "kept" finds `retention_in_days` and "encrypted" `encryption`: what requests and names of arguments have in common. */
import groups from "./roots.json" with { type: "json" };
import { SMALL, stem } from "./words.ts";

const SUFFIXES: readonly (readonly [suffix: RegExp, least: number])[] = [
  [/(?:ability|ibility)$/, 4],
  [/(?:able|ible)$/, 4],
  [/(?:ing|ed|ment|ness)$/, 3],
  [/ly$/, 4],
  [/(?<=[ts])ion$/, 3],
];

/** The word without its endings; equal for words of one root, and no word of English. */
function bare(word: string): string {
  let root = stem(word);
  for (let again = true; again; ) {
    again = false;
    for (const [suffix, least] of SUFFIXES) {
      const rest = root.replace(suffix, "");
      if (rest === root || rest.length < least) continue;
      root = rest.replace(/([bdgklmnprt])\1$/, "$1");
      again = true;
    }
  }
  return root.length > 4 ? root.replace(/e$/, "") : root;
}

const CANON: ReadonlyMap<string, string> = new Map(
  groups.alike
    .map((row) => row.split(" ").map(bare))
    .flatMap(([first, ...rest]) => rest.map((other) => [other, first as string] as const)),
);

const known = new Map<string, string>();

export function rootOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const root = bare(word);
  const canon = CANON.get(root) ?? root;
  if (known.size < 20_000) known.set(word, canon);
  return canon;
}

/** What is written in two words or one. */
const JOINED: readonly (readonly [RegExp, string])[] = [
  [/\bback(?:ed|ing|s)?[ -]?ups?\b/g, "backup"],
  [/\bfail(?:s|ed|ing)?[ -]?over\b/g, "failover"],
  [/\brolls?(?:ed|ing)?[ -]?back\b/g, "rollback"],
  [/\btimes?[ -]?outs?\b/g, "timeout"],
  [/\bend[ -]points?\b/g, "endpoint"],
  [/\blife[ -]?cycles?\b/g, "lifecycle"],
  [/\bhost[ -]names?\b/g, "hostname"],
  [/\bauto[ -]?scal/g, "auto scal"],
  [/\bgeo[ -]?replic/g, "geo replic"],
  [/\bdead[ -]?letter/g, "dead letter"],
  [/\bfile[ -]?systems?\b/g, "filesystem"],
  [/\bname[ -]spaces?\b/g, "namespace"],
  [/\bdata[ -]?base/g, "database"],
  [/\btime[ -]zone/g, "timezone"],
  [/\be-?mail/g, "email"],
  [/\bhttps?[ /]2\b/g, "http2"],
  [/\b(?:an?|one) (?=(?:week|month|year|day|hour|minute|fortnight)\b)/g, "1 "],
  [/\bi\/o\b/g, "io"],
  [/\btwice\b/g, "two times"],
  [/\bnon[ -]/g, "non"],
  [/\bmulti[ -]/g, "multi "],
  [/\bcan'?t\b|\bcannot\b/g, "can not"],
  [/n't\b/g, " not"],
  [/%/g, " percent "],
];

/** A text in lower case, with what is written in several ways written in one. */
export const unified = (text: string): string =>
  JOINED.reduce((said, [pattern, one]) => said.replace(pattern, one), text.toLowerCase());

/** Roots of a phrase, without words that say nothing. */
export const rootsOfPhrase = (phrase: string): string[] =>
  (unified(phrase).match(/\p{L}[\p{L}\p{N}]*|\d+(?:\.\d+)?/gu) ?? []).filter((word) => !SMALL.has(word)).map(rootOf);

/** Roots of a name of an argument or block. */
export const rootsOfName = (name: string): string[] => rootsOfPhrase(name.replaceAll("_", " "));
