/** From what a person asks for to the resource types that it takes: a table of concepts first, then the words of the type names themselves. */
import MiniSearch from "minisearch";
import { CONCEPTS, type Concept, PROVIDER_PHRASES, type Provider } from "./concepts.ts";
import { phraseText, words } from "./words.ts";

export interface Retriever {
  /**
   * Types the prompt asks for, most certain first, data sources as `data.TYPE`; at most `limit`. Empty when no word of it means a type.
   * The same prompt always gives the same types.
   */
  retrieve(prompt: string, limit?: number): string[];
}

/** More would not fit the prompt; a program that needs more gets the rest from the model. */
export const TYPES_AT_MOST = 5;

/** Words that are in too many type names, or too common in English, to mean a type by themselves. */
const WEAK = new Set(
  words(`a an the and or of in on for to with from by as at it its that which only new default name access data group resource service version
  value set type rule policy public private key user file time cluster instance configuration setting association attachment source region`),
);

/** What the prompt takes from elsewhere, and who merely uses what it asks for, needn't be written. */
const GIVEN = [
  /\b(?:an? |the |my |our )?existing (?:[\w-]+ ){0,2}[\w-]+/gi,
  /\b(?:[\w-]+ ){1,2}(?:id |arn |name )?variables?\b/gi,
  /\b(?:that|which|for) (?:an? |the )?(?:[\w-]+ ){1,3}(?:can|may|could|to) (?:assume|use|read|pull)\w*/gi,
  /\b(?:assumed|used|assumable) by (?:an? |the )?(?:[\w-]+ ){0,2}[\w-]+/gi,
  /\bin (?:the )?default vpc\b/gi,
];
const masked = (prompt: string) => GIVEN.reduce((text, pattern) => text.replace(pattern, (m) => kept(m)), prompt);
/** "with a KMS key variable" still gives way to the words before the given thing: only its own words go. */
const kept = (match: string) => (/\brole\b/i.test(match) ? " role " : " ");

/** `names`: every type a program may use, data sources as `data.TYPE`: the headers of the provider schemas. */
export function createRetriever(names: Iterable<string>): Retriever {
  const known = new Set(names);
  const index = new MiniSearch<{ id: string; words: string }>({
    fields: ["words"],
    tokenize: words,
    processTerm: (term) => term,
  });
  const ownWords = new Map<string, string[]>();
  for (const id of [...known].sort()) {
    if (id.startsWith("data.")) continue;
    const own = words(id.replaceAll("_", " ")).slice(1);
    ownWords.set(id, own);
    index.add({ id, words: own.join(" ") });
  }
  const common = new Set(CONCEPTS.flatMap((concept) => concept.types));

  /** Types whose whole name is in the prompt, such as `aws_internet_gateway`: those that explain most words first, plain ones before exotic. */
  function byName(prompt: string, provider: string, chosen: readonly string[]): string[] {
    const asked = new Set(words(prompt));
    const found = index
      .search([...asked].filter((word) => !WEAK.has(word)).join(" "), { combineWith: "OR" })
      .map(({ id }) => ({ id, own: ownWords.get(id) ?? [] }))
      .filter(({ id, own }) => prefixOf(id) === provider && own.length > 1 && own.every((word) => asked.has(word)))
      .sort(
        (a, b) =>
          Number(common.has(b.id)) - Number(common.has(a.id)) || b.own.length - a.own.length || (a.id < b.id ? -1 : 1),
      );
    const explained = new Set(chosen.flatMap((id) => ownWords.get(id) ?? []));
    return found.flatMap(({ id, own }) => {
      const news = own.filter((word) => !explained.has(word));
      for (const word of own) explained.add(word);
      return news.some((word) => !WEAK.has(word)) || (news.length > 0 && own.length > 2) ? [id] : [];
    });
  }

  return {
    retrieve(prompt, limit = TYPES_AT_MOST) {
      const literal = [...prompt.matchAll(/\b(data\.)?[a-z]+_[a-z0-9_]+\b/g)]
        .map(([name]) => name)
        .filter((name) => known.has(name));
      const text = masked(prompt);
      const provider = providerOf(prompt);
      const meant = byConcept(phraseText(text), provider, new Set(literal));
      const all = [...new Set([...literal, ...meant, ...byName(text, provider, meant)])].filter((name) =>
        known.has(name),
      );
      return all.slice(0, limit);
    },
  };
}

const prefixOf = (type: string) => type.slice(0, type.indexOf("_"));

function providerOf(prompt: string): Provider {
  const text = phraseText(prompt);
  if (/ (aws|amazon|eks|ec2|s3) /.test(text)) return "aws";
  for (const { provider, phrases } of PROVIDER_PHRASES)
    if (phrases.some((phrase) => text.includes(phrase))) return provider;
  return "aws";
}

/** Concepts in the order in which the prompt names them; longer phrases take their words from shorter ones ("load balancer listener"). */
function byConcept(text: string, provider: Provider, already: Set<string>): string[] {
  const met: { at: number; length: number; concept: Concept }[] = [];
  for (const concept of CONCEPTS) {
    if (concept.provider !== provider && concept.provider !== "any") continue;
    for (const phrase of concept.phrases) {
      const at = text.indexOf(phrase);
      if (at >= 0) met.push({ at, length: phrase.length, concept });
    }
  }
  const plain = met
    .filter(({ concept }) => concept.with === undefined)
    .filter(
      (a) =>
        !met.some(
          (b) =>
            b.concept.with === undefined && b.length > a.length && b.at <= a.at && a.at + a.length <= b.at + b.length,
        ),
    )
    .sort((a, b) => a.at - b.at || b.length - a.length);
  const types = new Set([...already, ...plain.flatMap(({ concept }) => concept.types)]);
  const dependent = met.filter(({ concept }) => concept.with !== undefined).sort((a, b) => a.at - b.at);
  for (const { concept } of dependent)
    if (types.has(concept.with as string)) for (const type of concept.types) types.add(type);
  return [...types];
}
