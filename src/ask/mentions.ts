/** Where a request names something that the concept tables know. */

import { isPause, lineOf, stands, type Token } from "../language/tokens.ts";
import { PHRASES, type Phrase } from "./concepts.ts";
import type { Marks } from "./given.ts";
import { cuesIn, type Provider, providersOf } from "./providers.ts";

export interface Mention {
  phrase: Phrase;
  /** First token, and the one after the last. */
  from: number;
  to: number;
  given: boolean;
  refused: boolean;
}

type Accepts = (phrase: Phrase) => boolean;

/** Nouns of the request: phrases that mean their types by themselves; the longest one from the left, so that a load balancer isn't also a load. */
export function nounsIn(
  tokens: readonly Token[],
  marks: Marks,
  present: ReadonlySet<string> = new Set(),
  namesAt: (tokens: readonly Token[], from: number) => readonly Phrase[] = () => [],
): { nouns: Mention[]; providers: ReadonlySet<string> } {
  const text = lineOf(tokens);
  const clouds = providersOf(text, present);
  const providers = new Set<string>(clouds);
  const nouns: Mention[] = [];
  for (let from = 0; from < tokens.length; ) {
    if (isInName(tokens, from)) {
      from++;
      continue;
    }
    const isOurs = ({ concept }: Phrase) => concept.provider === "any" || providers.has(concept.provider);
    const said = phrasesAt(tokens, from, (phrase) => phrase.concept.with.length === 0 && isOurs(phrase));
    const nameAt = (at: number) => namesAt(tokens, at).find(isOurs);
    const name = nameAt(from);
    // A longer name that begins inside of what people say: "EventBridge" and "Scheduler schedule group".
    const isCutShort = said[0]?.words.some((_, k, { length }) => {
      const other = k > 0 ? (nameAt(from + k)?.words.length ?? 0) : 0;
      return other > length && k + other > length;
    });
    if (isCutShort) {
      from++;
      continue;
    }
    // What people call a thing otherwise than its type is meant otherwise.
    const isLonger = name && name.words.length > (said[0]?.words.length ?? 0);
    const all = isLonger ? [withCompanions(name, tokens, from)] : said;
    const longest = all.filter(({ words }) => words.length === all[0]?.words.length);
    const isSeveral = new Set(longest.map(({ concept }) => concept.provider)).size > 1;
    const near = isSeveral ? nearestProvider(tokens, text, from) : undefined;
    const meant = longest.filter(
      ({ concept }) => concept.provider === "any" || concept.provider === (near ?? clouds[0]),
    );
    const [first] = longest;
    if (!first) {
      from++;
      continue;
    }
    const to = from + first.words.length;
    for (const phrase of isSeveral && meant.length > 0 ? meant : longest)
      nouns.push({ phrase, from, to, ...state(marks, from, to) });
    from = to;
  }
  return { nouns, providers };
}

/** A name with what the tables have for its end to come along: the bucket of a "bucket policy" is that of an "S3 bucket policy". */
function withCompanions(name: Phrase, tokens: readonly Token[], from: number): Phrase {
  const [type = ""] = name.concept.types;
  const ends = name.words.flatMap((_, k, { length }) =>
    phrasesAt(tokens, from + k, ({ concept, words }) => k + words.length === length && concept.with.length === 0),
  );
  const same = ends.find(({ concept }) => concept.types.includes(type));
  return same
    ? { ...name, concept: { ...name.concept, types: [type, ...same.concept.types.filter((one) => one !== type)] } }
    : name;
}

/** Phrases that count beside something else. */
export function dependentsIn(tokens: readonly Token[], marks: Marks): Mention[] {
  const found: Mention[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (const phrase of phrasesAt(tokens, from, ({ concept }) => concept.with.length > 0)) {
      const to = from + phrase.words.length;
      found.push({ phrase, from, to, ...state(marks, from, to) });
    }
  }
  return found;
}

/** Whether a word is part of somebody's name for a thing: "called app-queue", `"log bucket"`. */
function isInName(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (first > 0 && JOINS.test(tokens[first]?.before ?? "")) first--;
  const before = isPause(tokens[first] as Token) ? "" : (tokens[first - 1]?.said ?? "");
  if (LABELS.has(before)) return true;
  if (first < at) return NAMES.has(before) || !ARTICLES.has(tokens[first - 1]?.said ?? "");
  return NAMES.has(before) && JOINS.test(tokens[at + 1]?.before ?? "");
}
const JOINS = /^[-_./]$/;
const NAMES = new Set("named called name alias".split(" "));
/** What follows these is somebody's name for a thing, in one word too. */
const LABELS = new Set("cname subdomain hostname chart".split(" "));
const ARTICLES = new Set("a an the no one two three second another new and with".split(" "));

/** Phrases of the tables that stand at a token, longest first. */
export function phrasesAt(tokens: readonly Token[], from: number, accepts: Accepts): Phrase[] {
  const candidates = PHRASES.get(tokens[from]?.word ?? "") ?? [];
  return candidates.filter((phrase) => accepts(phrase) && stands(tokens, from, phrase.words));
}

function state({ given, refused }: Marks, from: number, to: number): Pick<Mention, "given" | "refused"> {
  return {
    given: (given[from] ?? false) && (given[to - 1] ?? false),
    refused: refused[from] ?? false,
  };
}

/** The provider said nearest to a token: where a request is about several clouds. */
function nearestProvider(tokens: readonly Token[], text: string, token: number): Provider | undefined {
  const here = tokens.slice(0, token).reduce((length, { word }) => length + word.length + 1, 0);
  return cuesIn(text).sort((a, b) => Math.abs(a.at - here) - Math.abs(b.at - here))[0]?.provider;
}
