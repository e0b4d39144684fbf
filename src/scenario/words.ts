/** Words of a request and of ways of asking, as the matching of scenarios compares them. */
import { inEnglish } from "../language/languages.ts";
import { readingOf } from "../language/reading.ts";
import type { Word } from "../language/said.ts";
import type { Speller } from "../language/spelling.ts";
import type { Span } from "../language/texts.ts";
import { tokensOf } from "../language/tokens.ts";
import type { Scenario, ScenarioWords } from "./scenario.ts";

/** A text with pauses in place of some of it; places stay true. */
export const without = (text: string, spans: readonly Span[]): string =>
  spans.reduce((rest, { at, end }) => rest.slice(0, at) + ",".padEnd(end - at) + rest.slice(end), text);

/** A word with a number in it, as many products have: s3, ec2, ipv6. */
const PRODUCT = /^[a-z]{1,6}\d{1,3}[a-z]?$/i;

/** Roots of the words that say what is wanted: without names, numbers and other literals; of another language in English. */
export const contentWords = (text: string, speller?: Speller): Set<string> =>
  new Set(telling(text, speller).map(({ root }) => root));

/** "Can't", "dont". */
const NOT = /\b(?:ca|do|does|is|are|wo|must)n['’]?t\b|\bcannot\b/gi;

/** The same, each with whether it is denied: "public" and "not public" are two things. */
export const signedWords = (text: string): Set<string> =>
  new Set(telling(text.replace(NOT, "not")).map(({ root, denied }) => (denied ? `!${root}` : root)));

function telling(text: string, speller?: Speller): Word[] {
  const literals = readingOf(text).texts.filter((one) => !PRODUCT.test(one.text));
  let rest = without(text, literals);
  if (speller)
    rest = speller
      .mend(inEnglish(tokensOf(rest)))
      .map(({ before, said }) => `${before}${said}`)
      .join("");
  return readingOf(rest).words.filter(({ root, number }) => number === undefined && root.length > 1);
}

/** What an ask says whatever the values are; with what it says of switches. */
export const plainAsk = (template: string): string =>
  template.replace(/\{\{[#^/][^}]*\}\}/g, " ").replace(/\{\{[^}]*\}\}/g, " , ");

/** What a request is compared with of a scenario: `npm run scenarios` bundles it. */
export function wordsOf({ asks, groups }: Scenario): ScenarioWords {
  const rows = groups.flatMap(({ rows, isSwitch }) => (isSwitch ? [] : rows));
  return {
    asks: asks.map((ask) => [...contentWords(plainAsk(ask))].join(" ")),
    values: [...new Set(rows.flatMap((row) => [...contentWords(row.join(" , "))]))].join(" "),
  };
}

export interface Said extends Span {
  /** In lower case. */
  word: string;
}

const SAID = /\{\{\w+\}\}|[\p{L}\p{N}/][\p{L}\p{N}_./:@*+~-]*/gu;
/** `60s` and `100GB` are two words. */
const WITH_UNIT = /^(\d+(?:\.\d+)?)([a-z]+)$/i;

/** Every word as it was written, literals whole; `{{name}}` of a template is one. */
export function saidWords(text: string): Said[] {
  return [...text.matchAll(SAID)].flatMap(({ 0: whole, index: at }): Said[] => {
    const word = whole.startsWith("{{") ? whole : whole.replace(/[./:@*+~-]+$/, "");
    const unit = WITH_UNIT.exec(word);
    if (!unit) return word ? [{ word: word.toLowerCase(), at, end: at + word.length }] : [];
    const [, number = "", letters = ""] = unit;
    const middle = at + number.length;
    return [
      { word: number, at, end: middle },
      { word: letters.toLowerCase(), at: middle, end: middle + letters.length },
    ];
  });
}

/** The words of a way of asking, with what it says of switches; its parameters stand alone, as `{{name}}`. */
export const askedWords = (ask: string): Said[] =>
  saidWords(ask.replace(/\{\{[#^/][^}]*\}\}/g, " ").replace(/\{\{(\w+)\}\}/g, " {{$1}} "));
