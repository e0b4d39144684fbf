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
  /** It is a type's whole name, so that nothing else is meant. */
  isName?: boolean;
}

const typesOf = (list: string) => list.split(" ").filter((type) => type !== "");

/**
 * A row says `phrases = types ; with ; name`: phrases by `|`, the types that they mean, and the types (by space: one of them; `a+b`: both) that must be meant as
 * well, or with `!` must not. A phrase with `~` is an adjective: it doesn't count right before another noun, such as "private" of a subnet.
 * A row without types takes its phrases from shorter ones, and adjectives from other nouns. A name is what a
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
  // "vnet" and "vnets" are one phrase.
  const read = new Map<string, Phrase>();
  for (const phrase of phrases.split("|")) {
    const words = tokensOf(phrase).map(({ word }) => word);
    const adjective = phrase.startsWith("~");
    read.set(words.join(" "), { words, adjective, concept, ...(name !== undefined && { name }) });
  }
  return [...read.values()];
}

/** Every phrase by its first word, longest first. */
export const PHRASES: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const index = new Map<string, Phrase[]>();
  const { "//": _, ...tables } = aliases;
  for (const [provider, rows] of Object.entries(tables))
    for (const phrase of rows.flatMap((row) => phrasesOf(provider as Concept["provider"], row))) {
      const [first = ""] = phrase.words;
      index.set(first, [...(index.get(first) ?? []), phrase]);
    }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
})();
