/** What people say and the types they mean, where the type's own name doesn't tell: facts about the providers, in knowledge/written/aliases.json. */
import aliases from "../knowledge/written/aliases.json" with { type: "json" };
import { tokensOf } from "../language/tokens.ts";
import type { Provider } from "./providers.ts";

export interface Concept {
  provider: Provider | "any";
  types: readonly string[];
  /** Conditions, one of which must hold: types that are meant as well, all of them. None: the phrase means its types by itself. */
  with: readonly (readonly string[])[];
  /** Types beside which the phrase means something of theirs: an instance of a cluster is no machine. */
  unless: readonly string[];
}

export interface Phrase {
  words: readonly string[];
  /** Counts only beside a noun of its concept's condition. */
  adjective: boolean;
  concept: Concept;
  /** What a thing is called that this phrase means. */
  name?: string;
}

const typesOf = (list: string) => list.split(" ").filter((type) => type !== "");

/**
 * A row says `phrases = types ; with ; name`: phrases by `|`, the types that they mean, and the types (by space: one of them; `a+b`: both) that must be meant as
 * well, or with `!` must not. A phrase with `~` is an adjective: it counts where it belongs to such a type ("a private bucket", "a bucket that is private"), not
 * elsewhere. A row without types takes its phrases from shorter ones, and adjectives from other nouns: a private subnet makes no bucket private. A name is what a
 * thing is called that the phrase means.
 */
function phrasesOf(provider: Concept["provider"], row: string): Phrase[] {
  const [said = "", withType = "", name] = row.split(" ; ");
  const [phrases = "", types = ""] = said.split(" = ");
  const concept: Concept = {
    provider,
    types: typesOf(types),
    with: typesOf(withType)
      .filter((type) => !type.startsWith("!"))
      .map((all) => all.split("+")),
    unless: typesOf(withType).flatMap((type) => (type.startsWith("!") ? [type.slice(1)] : [])),
  };
  const read = new Set<string>();
  // "vnet" and "vnets" are one phrase.
  const isNew = (phrase: string) => {
    const key = tokensOf(phrase)
      .map(({ word }) => word)
      .join(" ");
    return !read.has(key) && read.add(key);
  };
  return phrases
    .split("|")
    .filter(isNew)
    .map((phrase) => ({
      words: tokensOf(phrase).map(({ word }) => word),
      adjective: phrase.startsWith("~"),
      concept,
      ...(name !== undefined && { name }),
    }));
}

/** Every phrase by its first word, longest first. */
export const PHRASES: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const index = new Map<string, Phrase[]>();
  const { "//": _, ...tables } = aliases;
  for (const [provider, rows] of Object.entries(tables))
    for (const phrase of rows.flatMap((row) => phrasesOf(provider as Concept["provider"], row))) {
      const first = phrase.words[0] as string;
      const list = index.get(first);
      if (list) list.push(phrase);
      else index.set(first, [phrase]);
    }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
})();

/** Types that the tables name: the usual ones. */
export const USUAL_TYPES: ReadonlySet<string> = new Set([...PHRASES.values()].flat().flatMap((p) => p.concept.types));
