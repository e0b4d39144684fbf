/** The most usual words of requests in other languages, as English ones. Words that English has too (`file`, `red`) count only once the language is clear. */

import languages from "./languages.json" with { type: "json" };
import { type Token, tokensOf } from "./tokens.ts";
import { SMALL, stem } from "./words.ts";

/** First word → whole phrase in words and what it is in English, longest first. */
type Lexicon = Map<string, { from: string[]; to: string[] }[]>;
const { "//": _, ...tables } = languages;
const LEXICONS: readonly Lexicon[] = Object.values(tables).map((table) => {
  const lexicon: Lexicon = new Map();
  for (const entry of table) {
    const [spellings = "", english = ""] = entry.split("=");
    for (const spelling of spellings.split(",")) {
      const from = spelling.trim().split(/[\s-]+/);
      const list = lexicon.get(from[0] as string) ?? [];
      lexicon.set(from[0] as string, [...list, { from, to: english.split(" ") }]);
    }
  }
  for (const list of lexicon.values()) list.sort((a, b) => b.from.length - a.from.length);
  return lexicon;
});

/** The tokens with words of another language put in English; as they are where the request is English. */
export function inEnglish(tokens: readonly Token[]): Token[] {
  const sample = tokens.slice(0, 200);
  const hits = LEXICONS.map(
    (lexicon) => new Set(sample.filter(({ said }) => lexicon.has(said)).map(({ said }) => said)),
  );
  const most = Math.max(...hits.map(({ size }) => size));
  const english = sample.filter(({ said }) => SMALL.has(said)).length;
  // Two different words, and more of them than of English ones: "red", "code", "table" alone are English.
  if (most < 2 || english >= most) return [...tokens];
  const lexicon = LEXICONS[hits.findIndex(({ size }) => size === most)] as Lexicon;
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token;
    const entry = lexicon.get(token.said)?.find(({ from }) => from.every((word, k) => tokens[i + k]?.said === word));
    const end = tokens[i + (entry?.from.length ?? 1) - 1] as Token;
    const plural = entry !== undefined && token.said.length > 3 && /(?:en|s|e|x|i)$/.test(end.said);
    if (!entry) out.push(token);
    for (const [k, word] of (entry?.to ?? []).entries()) {
      const last = k === (entry?.to.length ?? 0) - 1;
      const said = last && plural && !word.endsWith("s") && !UNCOUNTED.has(word) ? `${word}s` : word;
      out.push({ ...token, word: stem(word), said, before: k === 0 ? token.before : " ", end: end.end });
    }
    i += entry?.from.length ?? 1;
  }
  return out;
}

/** A text with words of another language in English; as it is where it is English. */
export function english(text: string): string {
  const tokens = tokensOf(text);
  const translated = inEnglish(tokens);
  if (translated.length === tokens.length && translated.every(({ said }, i) => said === tokens[i]?.said)) return text;
  return translated.map(({ before, said }) => `${before}${said}`).join("") + text.slice(tokens.at(-1)?.end ?? 0);
}

/** Words that have no plural. */
const UNCOUNTED = new Set(
  "a the with without and or of in for to no two three four five named create access encrypted public private versioning storage".split(
    " ",
  ),
);
