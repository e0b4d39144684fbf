import { tokensOf } from "../language/tokens.ts";
import { AWS_COMPUTE } from "./concepts/aws-compute.ts";
import { AWS_CONTROL } from "./concepts/aws-control.ts";
import { AWS_DATA } from "./concepts/aws-data.ts";
import { AWS_NETWORK } from "./concepts/aws-network.ts";
import { AZURERM } from "./concepts/azurerm.ts";
import { AZURERM_APPS } from "./concepts/azurerm-apps.ts";
import { GOOGLE } from "./concepts/google.ts";
import { GOOGLE_APPS } from "./concepts/google-apps.ts";
import { KUBERNETES } from "./concepts/kubernetes.ts";
import type { Row } from "./concepts/rows.ts";
import { SMALL } from "./concepts/small.ts";
import type { Provider } from "./providers.ts";

/** What people say and the types they mean, where the type's own name doesn't tell. Facts about the providers, not about any prompt. */
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

const TABLES: readonly (readonly [Concept["provider"], readonly Row[]])[] = [
  ["aws", [...AWS_DATA, ...AWS_COMPUTE, ...AWS_NETWORK, ...AWS_CONTROL]],
  ["google", [...GOOGLE, ...GOOGLE_APPS]],
  ["azurerm", [...AZURERM, ...AZURERM_APPS]],
  ["kubernetes", KUBERNETES],
  ["any", SMALL],
];

const typesOf = (list: string) => list.split(" ").filter((type) => type !== "");

function phrasesOf(provider: Concept["provider"], [phrases, types, withType = "", name]: Row): Phrase[] {
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
  for (const [provider, rows] of TABLES)
    for (const phrase of rows.flatMap((row) => phrasesOf(provider, row))) {
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
