/** What a noun of a request means among the types of a program. */
import type { Phrase } from "../ask/concepts.ts";
import { phrasesAt } from "../ask/mentions.ts";
import type { Clause } from "../language/clauses.ts";
import { isCut, type Token } from "../language/tokens.ts";
import { type ProgramText, wordsOf } from "./blocks.ts";

/** Last words of too many type names. */
export const GENERIC = new Set(
  "rule policy attachment configuration association block group member binding version item record access document data key file set service user role".split(
    " ",
  ),
);
/** The longest phrase at a token that means a type of the program, or the words of such a type. */
export function nounAt(
  tokens: readonly Token[],
  from: number,
  providers: ReadonlySet<string>,
  types: ReadonlySet<string>,
): { length: number; types: readonly string[]; along: readonly string[] } | undefined {
  const phrases = nounsAt(tokens, from, providers);
  const length = phrases[0]?.words.length ?? 0;
  const longest = phrases.filter(({ words }) => words.length === length);
  const firm = longest.filter(({ concept }) => concept.with.length === 0);
  // A lone word that means a type only beside something else names a block where it is in the type's name: "logs", not "port".
  const apt = longest.filter(
    ({ words: [word = ""], concept }) => length > 1 || typeWords(concept.types[0] as string).includes(word),
  );
  const meant = firm.length > 0 ? firm : apt;
  // A phrase names its first type; the others come along.
  // Of the types that a phrase stands for, the first that the program has.
  const versions = (type: string) => [type, `${type}_v1`, `${type}_v2`].filter((one) => types.has(one));
  const own = [
    ...new Set(meant.flatMap(({ concept }) => concept.types.map(versions).find((some) => some.length > 0) ?? [])),
  ];
  const along = longest.flatMap(({ concept }) => concept.types);
  const whole = [...types].map((type) => ({ type, words: typeWords(type) }));
  // The end of a name will do where it says enough: "node pool", "listener".
  const ends = whole.flatMap(({ type, words }) =>
    words.slice(1).flatMap((word, i) => {
      const rest = words.slice(i + 1);
      const clear =
        rest.length > 1 || (!GENERIC.has(word) && whole.filter((other) => other.words.at(-1) === word).length === 1);
      return clear ? [{ type, words: rest }] : [];
    }),
  );
  const named = [...whole, ...ends]
    .filter(({ words }) => words.length >= Math.max(length, 1) && follows(tokens, from, words))
    .sort((a, b) => b.words.length - a.words.length);
  const best = named[0]?.words.length ?? 0;
  if (best > length || (best === length && own.length === 0))
    return best === 0
      ? undefined
      : { length: best, types: named.filter(({ words }) => words.length === best).map(({ type }) => type), along };
  return own.length > 0 ? { length, types: own, along } : undefined;
}

/** The longest phrase at a token that means a type, and none of the program's. */
export function absentAt(
  tokens: readonly Token[],
  from: number,
  providers: ReadonlySet<string>,
  types: ReadonlySet<string>,
): { length: number; type: string } | undefined {
  const [longest] = nounsAt(tokens, from, providers);
  const [type] = longest?.concept.types ?? [];
  return longest === undefined || type === undefined || longest.concept.types.some((one) => types.has(one))
    ? undefined
    : { length: longest.words.length, type };
}

/** The type that "the X" means and that the program has none of, within these tokens: "the bucket" where there is no bucket. */
export function absentIn(
  { tokens }: Clause,
  isWithin: (token: Token) => boolean,
  program: ProgramText,
): string | undefined {
  const types = new Set(program.resources.map(({ type }) => type));
  const providers = new Set<string>(program.providers);
  return tokens
    .flatMap((token, from) => {
      const isDefinite = /^(?:the|our|my|that|this|its)$/.test(tokens[from - 1]?.said ?? "");
      const found = isWithin(token) && isDefinite ? absentAt(tokens, from, providers, types) : undefined;
      return found ? [found.type] : [];
    })
    .at(0);
}

/** The words of a type without its provider and version. */
const typeWords = (type: string): string[] =>
  wordsOf(type.replace("data.", ""))
    .slice(1)
    .filter((word) => !/^v\d$/.test(word));

const nounsAt = (tokens: readonly Token[], from: number, providers: ReadonlySet<string>): Phrase[] =>
  phrasesAt(
    tokens,
    from,
    ({ concept, adjective }) => !adjective && providers.has(concept.provider) && concept.types.length > 0,
  );

const follows = (tokens: readonly Token[], from: number, words: readonly string[]): boolean =>
  words.every((word, k) => tokens[from + k]?.word === word && (k === 0 || !isCut(tokens[from + k] as Token)));
