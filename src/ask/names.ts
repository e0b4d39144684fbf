/** Types that no table knows, by the words of their names: `aws_appsync_graphql_api` for "an AppSync GraphQL API". */
import MiniSearch from "minisearch";
import type { Token } from "../language/tokens.ts";
import { SMALL, words } from "../language/words.ts";
import { USUAL_TYPES } from "./concepts.ts";
import type { Marks } from "./given.ts";
import type { Mention } from "./mentions.ts";
import { providersOf } from "./providers.ts";

/** Words that are in too many type names, or too common in English, to mean a type by themselves. */
const WEAK = new Set(
  words(`${[...SMALL].join(" ")} only new default name access data group resource service version
  value set type rule policy public private key user file time cluster instance configuration setting association attachment source region
  secret role record log member attached managed target object event network application app server environment connection domain account api`),
);
/** Words of a name stand near each other. */
const SPREAD = 2;

export interface Finder {
  /** Types whose whole name is said, those that explain most words first; without those whose words `nouns` explain. */
  find(tokens: readonly Token[], marks: Marks, nouns: readonly Mention[], present: ReadonlySet<string>): string[];
  /** Every word of a name. */
  words: ReadonlySet<string>;
}

export function finderOf(known: ReadonlySet<string>): Finder {
  const index = new MiniSearch<{ id: string; words: string }>({
    fields: ["words"],
    tokenize: words,
    processTerm: (term) => term,
  });
  const ownWords = new Map<string, string[]>();
  for (const id of [...known].sort()) {
    if (id.startsWith("data.")) continue;
    const own = words(id.replaceAll("_", " "))
      .slice(1)
      .filter((word) => !/^v\d$/.test(word));
    ownWords.set(id, own);
    index.add({ id, words: own.join(" ") });
  }
  return {
    words: new Set([...ownWords.values()].flat()),
    find(tokens, marks, nouns, present) {
      const providers = new Set<string>(providersOf(` ${tokens.map(({ word }) => word).join(" ")} `, present));
      const fresh = new Set<string>();
      const inNoun = new Set(nouns.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k)));
      const places = new Map<string, number[]>();
      const place = (word: string, at: number) => {
        const list = places.get(word);
        if (list) list.push(at);
        else places.set(word, [at]);
      };
      for (const [i, { word }] of tokens.slice(0, 1000).entries()) {
        if (marks.given[i] || marks.refused[i]) continue;
        place(word, i);
        if (!inNoun.has(i)) fresh.add(word);
        const joined = tokens[i + 1] && `${word}${tokens[i + 1]?.word}`;
        if (joined) {
          place(joined, i);
          if (!inNoun.has(i) && !inNoun.has(i + 1)) fresh.add(joined);
        }
      }
      const query = [...places.keys()].filter((word) => !WEAK.has(word)).slice(0, 300);
      if (query.length === 0) return [];
      /** The words in their order, near each other. */
      const near = (own: readonly string[]) =>
        (places.get(own[0] as string) ?? []).some((first) => {
          let last = first;
          return own.slice(1).every((word) => {
            const next = (places.get(word) ?? []).find((at) => at > last && at <= first + own.length + SPREAD);
            if (next !== undefined) last = next;
            return next !== undefined;
          });
        });
      const found = index
        .search(query.join(" "), { combineWith: "OR" })
        .map(({ id }) => ({ id: id as string, own: ownWords.get(id) ?? [] }))
        .filter(({ id, own }) => providers.has(id.slice(0, id.indexOf("_"))) && own.length > 1 && near(own))
        .sort(
          (a, b) =>
            Number(USUAL_TYPES.has(b.id)) - Number(USUAL_TYPES.has(a.id)) ||
            b.own.length - a.own.length ||
            (a.id < b.id ? -1 : 1),
        );
      const explained = new Set(
        nouns.flatMap(({ phrase }) => phrase.concept.types.flatMap((id) => ownWords.get(id) ?? [])),
      );
      return found.flatMap(({ id, own }) => {
        const news = own.filter((word) => fresh.has(word) && !explained.has(word));
        if (!fresh.has(own[0] as string) || !news.some((word) => !WEAK.has(word))) return [];
        for (const word of own) explained.add(word);
        return [id];
      });
    },
  };
}
