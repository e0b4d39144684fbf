/** Which blocks of the program a part of a request speaks of: by address, by kind and name, by a noun that the tables or the types' names have, or by name. */
import type { Phrase } from "../ask/concepts.ts";
import { phrasesAt } from "../ask/mentions.ts";
import { own } from "../core/own.ts";
import type { Clause } from "../language/clauses.ts";
import { isShape } from "../language/literals.ts";
import { isPause, stands, type Token } from "../language/tokens.ts";
import { alike, SMALL, typeWords } from "../language/words.ts";
import { addressesIn, namesOf } from "./addresses.ts";
import { type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";

export interface Mention {
  /** Tokens of the noun, and of the words before it that say which one. */
  from: number;
  to: number;
  /** How many of them are the noun. */
  length: number;
  types: readonly string[];
  /** Types that the noun stands for besides. */
  along: readonly string[];
  /** What is meant for certain: one block, or several where the request says so. */
  blocks: readonly ProgramBlock[];
  /** Where one is meant and more fit equally well. */
  among: readonly ProgramBlock[];
  /** Something that the change uses, not what changes: "with the key". */
  used: boolean;
  /** Something that is to be made: "another queue". */
  isNew: boolean;
  /** Said as an address, whether there is such a block or not, or as a kind with a name: "the variable size". */
  address?: string;
}

/** Whether several words first mean a type that the program doesn't have: "a bucket policy" where there is a bucket. */
export const isOtherKind = ({ length, types, along: [first] }: Mention): boolean =>
  length > 1 && first !== undefined && !types.includes(first);

/** What stands before what a change uses. */
export const USES = new Set("with using by behind via through against like".split(" "));
const MANY = new Set("all both each every everything these those".split(" "));
const ARTICLES = new Set("a an the our my your its their this that existing".split(" "));
/** Last words of too many type names. */
export const GENERIC = new Set(
  "rule policy attachment configuration association block group member binding version item record access document data key file set service user role".split(
    " ",
  ),
);
/** Words that name no block. */
export const SILENT = new Set([
  ...SMALL,
  ..."about another both can could each every existing first here how if last least less more most new not off only other out own present same second third too up what your two three four five six seven eight nine ten".split(
    " ",
  ),
]);

export const isCalled = ({ called }: ProgramBlock, word: string): boolean =>
  [...called].some((own) => alike(own, word));

export function mentionsIn({ tokens, text, outright }: Clause, program: ProgramText): Mention[] {
  const values = outright.filter((one) => isShape(one) && /\d/.test(one.text));
  const isValue = ({ start }: Token) => values.some((value) => value.at <= start && start < value.end);
  const addresses = addressesIn(text, program);
  const things = tokens.some(isKind) ? thingsOf(program) : [];
  const found: Mention[] = [];
  for (let from = 0; from < tokens.length; ) {
    const token = tokens[from] as Token;
    const said = addresses.find(({ start, end }) => start <= token.start && token.start < end);
    const to = said && from + tokens.slice(from).filter(({ start }) => start < said.end).length;
    const thing = said && to ? { ...said, to } : thingAt(tokens, from, things);
    if (thing) {
      const { address, block } = thing;
      const rest = {
        types: block?.type ? [block.type] : [],
        along: [],
        among: [],
        isNew: false,
        length: thing.to - from,
      };
      found.push({ from, to: thing.to, address, blocks: block ? [block] : [], used: isUsed(tokens, from), ...rest });
      from = thing.to;
      continue;
    }
    const noun = isValue(token) ? undefined : nounAt(tokens, from, program);
    const mention = noun && resolved(tokens, from, from + noun.length, noun.types, program);
    if (mention) found.push({ ...mention, along: noun.along, length: noun.length });
    // "Access logs" of a bucket are no log group.
    from = mention ? Math.max(from + 1, mention.to) : from + (absentAt(tokens, from, program)?.length ?? 1);
  }
  return found.some(({ address, used }) => address !== undefined && !used)
    ? found.map((one) => besideAddress(one, tokens))
    : found;
}

/** Where something is named by its address, a noun beside it says what that is ("the vpc aws_vpc.a"), unless it is one more: "and the bucket". */
function besideAddress(mention: Mention, tokens: readonly Token[]): Mention {
  if (mention.address !== undefined || mention.used || mention.isNew) return mention;
  const at = beforeArticles(tokens, mention.from);
  const more = /,/.test(tokens[at + 1]?.before ?? "") || tokens[at]?.said === "and";
  return more ? mention : { ...mention, blocks: [], among: [] };
}

/** The token before a token and the articles before that. */
function beforeArticles(tokens: readonly Token[], start: number): number {
  let at = start - 1;
  while (at >= 0 && ARTICLES.has(tokens[at]?.said ?? "")) at--;
  return at;
}

/** What people call what has a name and no type. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ variable: "variable", var: "variable", input: "variable", local: "local" },
  ...{ output: "output", module: "module", check: "check", alias: "provider", provider: "provider" },
};
const isKind = ({ word }: Token): boolean => own(KINDS, word) !== undefined;

interface Thing {
  address: string;
  block: ProgramBlock;
  kind: string;
  name: readonly string[];
}

const thingsOf = (program: ProgramText): Thing[] =>
  [...namesOf(program)].map(({ address, block }) => {
    const steps = address.split(".");
    return { address, block, kind: steps[0] as string, name: wordsOf(steps.at(-1) as string) };
  });

/** "The variable size", "the size variable": the longest name wins. */
function thingAt(tokens: readonly Token[], from: number, things: readonly Thing[]) {
  const isOf = (at: number, kind: string) => own(KINDS, tokens[at]?.word ?? "") === kind;
  const isNamed = (at: number, name: readonly string[]) => name.length > 0 && stands(tokens, at, name);
  let behind = from + 1;
  while (/^(?:value|alias|called|named)$/.test(tokens[behind]?.said ?? "")) behind++;
  const found = things.flatMap((thing) => {
    const { kind, name } = thing;
    if (isOf(from, kind) && isNamed(behind, name)) return [{ ...thing, to: behind + name.length }];
    return isNamed(from, name) && isOf(from + name.length, kind) ? [{ ...thing, to: from + name.length + 1 }] : [];
  });
  return found.sort((a, b) => b.to - a.to)[0];
}

/** Everything whose whole name is said, by whatever it is. */
export const namesakesIn = (tokens: readonly Token[], program: ProgramText): Thing[] =>
  thingsOf(program).filter(
    ({ name }) => name.length > 0 && name.every((own) => tokens.some(({ word }) => alike(own, word))),
  );

/** Of names, those all of whose words are said side by side, the longest first; a word serves one of them. `ends`: where a name may end. */
export function namesSaid(said: readonly string[], names: Iterable<string>, ends = (_: number) => true): string[] {
  const free: (string | undefined)[] = [...said];
  return [...new Set(names)]
    .map((name) => ({ name, own: wordsOf(name) }))
    .sort((a, b) => b.own.length - a.own.length)
    .flatMap(({ name, own }) => {
      const stands = (at: number) => own.every((word, k) => alike(word, free[at + k] ?? ""));
      const at = free.findIndex((_, i) => stands(i) && ends(i + own.length - 1));
      if (own.length === 0 || at < 0) return [];
      free.fill(undefined, at, at + own.length);
      return [name];
    });
}

/** "with the key": what the change uses isn't what changes. */
const isUsed = (tokens: readonly Token[], start: number): boolean =>
  USES.has(tokens[beforeArticles(tokens, start)]?.said ?? "");

function resolved(
  tokens: readonly Token[],
  from: number,
  to: number,
  types: readonly string[],
  program: ProgramText,
): Omit<Mention, "along" | "length"> {
  const fitting = program.resources.filter(({ type }) => types.includes(type));
  let start = from;
  while (start > Math.max(0, from - 4) && !isPause(tokens[start] as Token)) {
    const { said, word } = tokens[start - 1] as Token;
    if (!MANY.has(said) && (SILENT.has(said) || !fitting.some((block) => isCalled(block, word)))) break;
    start--;
  }
  const said = tokens.slice(Math.max(0, start - 2), from).map((token) => token.said);
  const ordinal = said.findIndex((word, i) => /^(?:second|third|fourth|further)$/.test(word) && said[i - 1] !== "the");
  const isNew =
    ordinal >= 0 || said.slice(-(from - start) - 1).some((word) => /^(?:an?|another|new|additional|extra)$/.test(word));
  const used = isUsed(tokens, start);
  const behind = isNew || fitting.length < 2 ? undefined : calledBehind(tokens, to, fitting);
  if (behind) return { from: start, to: behind.to, types, blocks: [behind.block], among: [], isNew: false, used };
  const ranked = rankedByName(tokens.slice(start, to), fitting);
  const best = ranked.length > 0 ? bestOf(ranked) : fitting;
  const last = tokens[to - 1];
  const isPlural = last?.said !== last?.word || tokens.slice(start, from).some(({ said }) => MANY.has(said));
  const certain = !isNew && (best.length === 1 || (isPlural && best.length > 0));
  // "A second queue" waits for no second.
  const first = ordinal < 0 ? start : Math.max(0, from - said.length + ordinal - 1);
  return { from: first, to, types, blocks: certain ? best : [], among: certain || isNew ? [] : best, used, isNew };
}

/** The one of several blocks whose name stands right behind the noun: "the bucket logs". The longest name wins. */
function calledBehind(tokens: readonly Token[], to: number, blocks: readonly ProgramBlock[]) {
  const isBehind = (own: readonly string[]) =>
    own.every((word, i) => tokens[to + i]?.word === word && !isPause(tokens[to + i] as Token));
  const [first, second] = blocks
    .map((block) => ({ block, own: wordsOf(block.name) }))
    .filter(({ own }) => own.length > 0 && isBehind(own))
    .sort((a, b) => b.own.length - a.own.length);
  if (!first || second?.own.length === first.own.length) return undefined;
  return { block: first.block, to: to + first.own.length };
}

/** The longest phrase at a token that means a type of the program, or the words of such a type. */
export function nounAt(tokens: readonly Token[], from: number, program: ProgramText) {
  const types = new Set(program.resources.map(({ type }) => type));
  const phrases = phrasesOf(tokens, from, program);
  const all = [...types].map((type) => ({ type, words: typeWords(type) }));
  // The end of a name will do where it says enough: "node pool", "listener".
  const isClear = ([word = "", ...more]: readonly string[]) =>
    more.length > 0 || (!GENERIC.has(word) && all.filter(({ words }) => words.at(-1) === word).length === 1);
  const named = all.flatMap(({ type, words }) =>
    words.flatMap((_, i) => {
      const end = words.slice(i);
      return (i === 0 || isClear(end)) && stands(tokens, from, end) ? [{ type, words: end }] : [];
    }),
  );
  const length = Math.max(0, ...[...phrases, ...named].map(({ words }) => words.length));
  const longest = phrases.filter(({ words }) => words.length === length);
  const firm = longest.filter(({ concept }) => concept.with.length === 0);
  // A lone word that means a type only beside something else names a block where it is in the type's name: "logs", not "port".
  const apt = longest.filter(
    ({ words: [word = ""], concept }) => length > 1 || typeWords(concept.types[0] as string).includes(word),
  );
  // Of the types that a phrase stands for, the first that the program has.
  const versions = (type: string) => [type, `${type}_v1`, `${type}_v2`].filter((one) => types.has(one));
  const meant = (firm.length > 0 ? firm : apt).flatMap(
    ({ concept }) => concept.types.map(versions).find((some) => some.length > 0) ?? [],
  );
  const own = named.flatMap(({ type, words }) => (words.length === length ? [type] : []));
  const found = new Set(meant.length > 0 ? meant : own);
  if (found.size === 0) return undefined;
  return { length, types: [...found], along: longest.flatMap(({ concept }) => concept.types) };
}

/** The longest phrase at a token that means a type, and none of the program's. */
function absentAt(tokens: readonly Token[], from: number, program: ProgramText) {
  const [longest] = phrasesOf(tokens, from, program);
  const [type] = longest?.concept.types ?? [];
  const isThere = longest?.concept.types.some((one) => program.resources.some((block) => block.type === one));
  return longest === undefined || type === undefined || isThere ? undefined : { length: longest.words.length, type };
}

/** The type that "the X" means and that the program has none of, within these tokens: "the bucket" where there is no bucket. */
export const absentIn = ({ tokens }: Clause, isWithin: (token: Token) => boolean, program: ProgramText) =>
  tokens
    .flatMap((token, from) => {
      const isDefinite = /^(?:the|our|my|that|this|its)$/.test(tokens[from - 1]?.said ?? "");
      return isWithin(token) && isDefinite ? (absentAt(tokens, from, program)?.type ?? []) : [];
    })
    .at(0);

export function phrasesOf(tokens: readonly Token[], from: number, program: ProgramText): Phrase[] {
  const providers = new Set<string>([...program.providers, "any"]);
  return phrasesAt(
    tokens,
    from,
    ({ concept, adjective }) => !adjective && providers.has(concept.provider) && concept.types.length > 0,
  );
}

export interface Ranked {
  block: ProgramBlock;
  score: number;
}

/** Blocks by the words that they are called by, rare words first; those that no word names aren't among them. */
export function rankedByName(tokens: readonly Token[], blocks: readonly ProgramBlock[]): Ranked[] {
  const telling = tokens.filter(({ said }) => !SILENT.has(said));
  const all = blocks
    .map((block) => ({ block, hits: telling.filter(({ word }) => isCalled(block, word)) }))
    .filter(({ hits }) => hits.length > 0);
  const spread = (token: Token) => all.filter(({ hits }) => hits.includes(token)).length;
  return all
    .map(({ block, hits }) => {
      const typed = wordsOf(block.type ?? "").slice(1);
      const byType = telling.filter(({ word }) => typed.includes(word)).length;
      const byName = hits.reduce((sum, hit) => sum + 1 + 1 / spread(hit), 0);
      const rest = wordsOf(block.name).filter((own) => !tokens.some(({ word }) => alike(own, word))).length;
      return { block, score: byName + byType - 0.3 * rest };
    })
    .sort((a, b) => b.score - a.score || (a.block.address < b.block.address ? -1 : 1));
}

/** Those that are named equally well, and better than the others. */
export const bestOf = (ranked: readonly Ranked[]): ProgramBlock[] =>
  ranked.flatMap(({ block, score }) => (score === ranked[0]?.score ? [block] : []));
