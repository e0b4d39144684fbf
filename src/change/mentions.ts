/** Which blocks of the program a part of a request speaks of. */
import { PHRASES } from "../ask/concepts.ts";
import type { Clause } from "../language/clauses.ts";
import { isCut, isPause, type Token } from "../language/tokens.ts";
import { addressesIn } from "./addresses.ts";
import { type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";

export interface Mention {
  /** Tokens of the noun, and of the words before it that say which one. */
  from: number;
  to: number;
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
  /** Said as an address, whether there is such a block or not. */
  address?: string;
}

export const SMALL = new Set(
  "a an the this that these those my our your its their it them they is are be in on of for to with by from and or not all both each every as at so up do does than then too only also which whose who has have had can could may should must will would we i you there here into out off if when where what how more most less least about other another new existing present first second third last same own one two three four five six seven eight nine ten".split(
    " ",
  ),
);
/** Last words of too many type names. */
export const GENERIC = new Set(
  "rule policy attachment configuration association block group member binding version item record access document data key file set service user role".split(
    " ",
  ),
);
const USES = new Set("with using by behind via through against like".split(" "));
const MANY = new Set("all both each every everything these those".split(" "));

/** What is spoken of by its address, by a noun that the tables know ("the load balancer") or by a type's name. */
export function mentionsIn({ tokens, text, literals }: Clause, program: ProgramText): Mention[] {
  const values = literals.filter(({ kind, text: said }) => kind === "shape" && /\d/.test(said));
  const isValue = ({ start }: Token) => values.some((value) => value.start <= start && start < value.end);
  const addresses = addressesIn(text, program);
  const types = new Set(program.resources.map(({ type }) => type));
  const providers = new Set<string>([...program.providers, "any"]);
  const found: Mention[] = [];
  for (let from = 0; from < tokens.length; ) {
    const token = tokens[from] as Token;
    const named = addresses.find(({ start, end }) => start <= token.start && token.start < end);
    if (named) {
      let to = from + 1;
      while (to < tokens.length && (tokens[to] as Token).start < named.end) to++;
      const { address, block } = named;
      const blocks = block ? [block] : [];
      const used = isUsed(tokens, from);
      found.push({
        from,
        to,
        types: block?.type ? [block.type] : [],
        along: [],
        blocks,
        among: [],
        used,
        isNew: false,
        address,
      });
      from = to;
      continue;
    }
    const noun = isValue(token) ? undefined : nounAt(tokens, from, providers, types);
    if (!noun) {
      // "Access logs" of a bucket are no log group.
      from += Math.max(1, absentAt(tokens, from, providers, types)?.length ?? 1);
      continue;
    }
    found.push({ ...resolved(tokens, from, from + noun.length, noun.types, program), along: noun.along });
    from = Math.max(from + noun.length, found.at(-1)?.to ?? 0);
  }
  return found.some(({ address, used }) => address !== undefined && !used)
    ? found.map((one) => besideAddress(one, tokens))
    : found;
}

/** Where something is named by its address, a noun beside it says what that is ("the vpc aws_vpc.a"), unless it is one more: "and the bucket". */
function besideAddress(mention: Mention, tokens: readonly Token[]): Mention {
  if (mention.address !== undefined || mention.used || mention.isNew) return mention;
  let at = mention.from;
  while (at > 0 && ARTICLES.has(tokens[at - 1]?.said ?? "")) at--;
  const more = /,/.test(tokens[at]?.before ?? "") || tokens[at - 1]?.said === "and";
  return more ? mention : { ...mention, blocks: [], among: [] };
}

const ARTICLES = new Set("a an the our my your its their this that existing".split(" "));

/** "with the key": what the change uses isn't what changes. */
function isUsed(tokens: readonly Token[], start: number): boolean {
  let link = start - 1;
  while (link >= 0 && ARTICLES.has(tokens[link]?.said ?? "")) link--;
  return USES.has(tokens[link]?.said ?? "");
}

/** The longest phrase at a token that means a type of the program, or the words of such a type. */
function nounAt(
  tokens: readonly Token[],
  from: number,
  providers: ReadonlySet<string>,
  types: ReadonlySet<string>,
): { length: number; types: readonly string[]; along: readonly string[] } | undefined {
  const phrases = (PHRASES.get(tokens[from]?.word ?? "") ?? []).filter(
    ({ words, concept, adjective }) =>
      !adjective && providers.has(concept.provider) && concept.types.length > 0 && follows(tokens, from, words),
  );
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
function absentAt(
  tokens: readonly Token[],
  from: number,
  providers: ReadonlySet<string>,
  types: ReadonlySet<string>,
): { length: number; type: string } | undefined {
  const phrases = (PHRASES.get(tokens[from]?.word ?? "") ?? []).filter(
    ({ words, concept, adjective }) =>
      !adjective && providers.has(concept.provider) && concept.types.length > 0 && follows(tokens, from, words),
  );
  const [longest] = phrases;
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

const follows = (tokens: readonly Token[], from: number, words: readonly string[]): boolean =>
  words.every((word, k) => tokens[from + k]?.word === word && (k === 0 || !isCut(tokens[from + k] as Token)));

function resolved(
  tokens: readonly Token[],
  from: number,
  to: number,
  types: readonly string[],
  program: ProgramText,
): Omit<Mention, "along"> {
  const fitting = program.resources.filter(({ type }) => types.includes(type));
  let start = from;
  while (
    start > 0 &&
    from - start < 4 &&
    !isCut(tokens[start] as Token) &&
    !/[,()]/.test(tokens[start]?.before ?? "")
  ) {
    const before = tokens[start - 1] as Token;
    if (SMALL.has(before.said) && !MANY.has(before.said)) break;
    if (!MANY.has(before.said) && !fitting.some((block) => isCalled(block, before.word))) break;
    start--;
  }
  const before = tokens.slice(start, from).map(({ word }) => word);
  const named = /^(?:called|named)$/.test(tokens[to]?.said ?? "")
    ? tokens.slice(to + 1, to + 4).map(({ word }) => word)
    : [];
  const isNew = tokens
    .slice(Math.max(0, start - 1), from)
    .some(({ said }) => /^(?:an?|another|new|additional|extra)$/.test(said));
  const noun = tokens.slice(from, to).map(({ word }) => word);
  const behind = isNew || fitting.length < 2 ? undefined : calledBehind(tokens, to, fitting);
  if (behind) {
    const rest = { among: [], isNew: false, used: isUsed(tokens, start) };
    return { from: start, to: behind.to, types, blocks: [behind.block], ...rest };
  }
  const best = mostCalled(fitting, [...before, ...named], noun);
  const plural =
    tokens[to - 1]?.said !== tokens[to - 1]?.word || tokens.slice(start, from).some(({ said }) => MANY.has(said));
  const used = isUsed(tokens, start);
  const certain = !isNew && (best.length === 1 || (plural && best.length > 0));
  return { from: start, to, types, blocks: certain ? best : [], among: certain || isNew ? [] : best, used, isNew };
}

/** The one of several blocks whose name stands right behind the noun: "the bucket logs". The longest name wins. */
function calledBehind(
  tokens: readonly Token[],
  to: number,
  blocks: readonly ProgramBlock[],
): { block: ProgramBlock; to: number } | undefined {
  const named = blocks
    .map((block) => ({ block, own: wordsOf(block.name) }))
    .filter(
      ({ own }) =>
        own.length > 0 && own.every((word, i) => tokens[to + i]?.word === word && !isPause(tokens[to + i] as Token)),
    )
    .sort((a, b) => b.own.length - a.own.length);
  const [first, second] = named;
  if (!first || second?.own.length === first.own.length) return undefined;
  return { block: first.block, to: to + first.own.length };
}

const isCalled = ({ called }: ProgramBlock, word: string): boolean => [...called].some((own) => alike(own, word));

/** The same word, or words of one root: "build" and "builder". */
export const alike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) > 4 && a.slice(0, 5) === b.slice(0, 5));

/** Of these blocks, those that most of the words name; all when none does. The noun itself may be a name. Of equals, those whose names say least else. */
function mostCalled(
  blocks: readonly ProgramBlock[],
  words: readonly string[],
  noun: readonly string[],
): ProgramBlock[] {
  const hitsOf = (block: ProgramBlock) =>
    words.filter((word) => isCalled(block, word)).length +
    0.5 * noun.filter((word) => wordsOf(block.name).includes(word)).length;
  const scored = blocks.map((block) => ({ block, hits: hitsOf(block) }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  const best = scored.filter(({ hits }) => hits === most);
  if (most === 0 || best.length === 1) return best.map(({ block }) => block);
  const extra = ({ block }: (typeof best)[number]) =>
    wordsOf(block.name).filter((own) => ![...words, ...noun].some((word) => alike(own, word))).length;
  const least = Math.min(...best.map(extra));
  return best.filter((one) => extra(one) === least).map(({ block }) => block);
}

/** The name right behind something new: `a queue (orders-failed)`, `a node pool "batch"`, with its tokens. */
export function nameBehind(
  { text, tokens }: Clause,
  { isNew, to }: Mention,
): { name: string; at: number[] } | undefined {
  const from = tokens[to - 1]?.end ?? 0;
  const match = isNew ? /^\s*(?:\(\s*|["'`“]|called |named )["'`“]?([A-Za-z][\w.-]*)/.exec(text.slice(from)) : null;
  if (!match) return undefined;
  const end = from + match[0].length;
  return {
    name: match[1] as string,
    at: tokens.flatMap((token, i) => (token.start >= from && token.end <= end ? [i] : [])),
  };
}

export interface Ranked {
  block: ProgramBlock;
  /** Tokens that name it. */
  hits: readonly number[];
  score: number;
}

/** Resources by the words of the clause that are in their names, rare words first; those that no word names aren't among them. */
export function rankedByName({ tokens }: Pick<Clause, "tokens">, program: ProgramText): Ranked[] {
  const blocks = program.resources.filter(({ type }) => !type.startsWith("data."));
  const spread = new Map<number, number>();
  const hitsOf = (block: ProgramBlock) =>
    tokens.flatMap(({ word, said }, i) => (!SMALL.has(said) && isCalled(block, word) ? [i] : []));
  const all = blocks.map((block) => ({ block, hits: hitsOf(block) })).filter(({ hits }) => hits.length > 0);
  for (const { hits } of all) for (const hit of hits) spread.set(hit, (spread.get(hit) ?? 0) + 1);
  return all
    .map(({ block, hits }) => {
      const typed = wordsOf(block.type as string).slice(1);
      const byType = tokens.filter(({ word, said }) => !SMALL.has(said) && typed.some((own) => own === word)).length;
      const byName = hits.reduce((sum, hit) => sum + 1 + 1 / (spread.get(hit) ?? 1), 0);
      const rest = wordsOf(block.name).filter((own) => !tokens.some(({ word }) => alike(own, word))).length;
      return { block, hits, score: byName + byType - 0.3 * rest };
    })
    .sort((a, b) => b.score - a.score || (a.block.address < b.block.address ? -1 : 1));
}
