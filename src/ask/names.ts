/** Types that no table knows, by the words of their names: `aws_appsync_graphql_api` for "an AppSync GraphQL API". */
import { isPause, type Token } from "../language/tokens.ts";
import { SMALL, typeWords, words } from "../language/words.ts";
import type { Phrase } from "./concepts.ts";
import type { Marks } from "./given.ts";
import type { Mention } from "./mentions.ts";
import type { Provider } from "./providers.ts";

/** Words that are in too many type names, or too common in English, to mean a type by themselves. */
const WEAK = new Set(
  words(`${[...SMALL].join(" ")} only new default name access data group resource service version
  value set type rule policy public private key user file time cluster instance configuration setting association attachment source region
  secret role record log member attached managed target object event network application app server environment connection domain account api`),
);
/** Words of a name stand near each other. */
const SPREAD = 2;

interface Name {
  type: string;
  words: readonly string[];
}

export interface Finder {
  /** Whole names that stand at a token word by word, longest first. */
  at(tokens: readonly Token[], from: number): Phrase[];
  /** Types of the providers whose whole name is said, those that explain most words first; without those whose words `nouns` explain. */
  find(tokens: readonly Token[], marks: Marks, nouns: readonly Mention[], providers: ReadonlySet<string>): string[];
  /** Every word of a name. */
  words: ReadonlySet<string>;
}

export function finderOf(known: Iterable<string>): Finder {
  const all = [...known].filter((type) => !type.startsWith("data.")).sort();
  const names = new Map(all.map((type): [string, Name] => [type, { type, words: typeWords(type) }]));
  const byFirst = new Map<string, Name[]>();
  for (const name of names.values()) {
    const [first = ""] = name.words;
    if (name.words.length > 1) byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  // "App Runner connection" is an `aws_apprunner_connection`.
  const byJoined = new Map(
    [...names.values()].flatMap(({ type, words }): [string, string][] =>
      words.length > 1 ? [[words.join(""), type]] : [],
    ),
  );
  const longest = Math.max(0, ...[...byJoined.keys()].map(({ length }) => length));
  return {
    words: new Set([...names.values()].flatMap(({ words }) => words)),
    at(tokens, from) {
      const found: Phrase[] = [];
      let joined = "";
      for (let to = from; to < tokens.length && (to === from || !isPause(tokens[to] as Token)); to++) {
        joined += tokens[to]?.word;
        const type = to > from ? byJoined.get(joined) : undefined;
        if (joined.length > longest) break;
        if (type === undefined) continue;
        const concept = { provider: type.split("_")[0] as Provider, types: [type], with: [], unless: [] };
        const words = tokens.slice(from, to + 1).map(({ word }) => word);
        found.unshift({ words, adjective: false, isName: true, concept });
      }
      return found;
    },
    find(tokens, marks, nouns, providers) {
      const inNoun = new Set(nouns.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k)));
      const fresh = new Set<string>();
      const places = new Map<string, number[]>();
      for (const [i, { word }] of tokens.entries()) {
        if (marks.given[i] || marks.refused[i]) continue;
        // "App Sync" is one word of a name.
        for (const [said, length] of [[word, 1] as const, [`${word}${tokens[i + 1]?.word}`, 2] as const]) {
          places.set(said, [...(places.get(said) ?? []), i]);
          if (!inNoun.has(i) && !inNoun.has(i + length - 1)) fresh.add(said);
        }
      }
      /** The words in their order, near each other. */
      const isSaid = ({ words }: Name) =>
        (places.get(words[0] as string) ?? []).some((first) => {
          let last: number | undefined = first;
          for (const word of words.slice(1))
            last = places.get(word)?.find((at) => at > (last ?? at) && at <= first + words.length + SPREAD);
          return last !== undefined;
        });
      const explained = new Set(
        nouns.flatMap(({ phrase }) => phrase.concept.types.flatMap((type) => names.get(type)?.words ?? [])),
      );
      return [...fresh]
        .flatMap((word) => byFirst.get(word) ?? [])
        .filter((name) => providers.has(name.type.slice(0, name.type.indexOf("_"))) && isSaid(name))
        .sort((a, b) => b.words.length - a.words.length || (a.type < b.type ? -1 : 1))
        .flatMap(({ type, words }) => {
          if (!words.some((word) => fresh.has(word) && !explained.has(word) && !WEAK.has(word))) return [];
          for (const word of words) explained.add(word);
          return [type];
        });
    },
  };
}
