/** Which blocks of the program a part of a request speaks of. */
import type { Clause } from "../language/clauses.ts";
import { isCut, isPause, type Token } from "../language/tokens.ts";
import { alike } from "../language/words.ts";
import { addressesIn } from "./addresses.ts";
import { type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";
import { isCalled, SILENT } from "./by-name.ts";
import { absentAt, nounAt } from "./nouns.ts";

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
    if (SILENT.has(before.said) && !MANY.has(before.said)) break;
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
