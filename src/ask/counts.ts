/** How many of a thing a request asks for, and what tells them apart: "two public and two private subnets", "a bucket for logs". */
import { identifier } from "../language/names.ts";
import { NUMBER_WORDS, numberOf } from "../language/numbers.ts";
import { isCut, isPause, type Token } from "../language/tokens.ts";
import { SMALL } from "../language/words.ts";
import type { Mention } from "./mentions.ts";

export interface Group {
  /** A word of the request, as an identifier. */
  name?: string;
  /** What it is said to be for: its label where there are several, and a name where it needs one and has none. */
  purpose?: string;
  count: number;
}

const AT_MOST = 50;
const ONE_MORE = new Set("a an another second new additional further extra more".split(" "));
const DEFINITE = new Set("the this that its each every all our my".split(" "));
const LINKS = new Set("and with for".split(" "));
/** Adjectives that tell things of one type apart. */
const APART = new Set(
  `public private internal external isolated frontend backend web app application data database db management dev development test
  staging prod production primary secondary log audit blue green hot cold left right hub spoke main backup input output source destination
  inner outer north south east west dead letter`.split(/\s+/),
);
/** Nothing of a noun's phrase stands before these. */
const STOP = new Set([
  ...SMALL,
  ..."across allow allowing another behind between can each every having no not only over per plus running under via your".split(
    " ",
  ),
]);
/** A number with up to three words between it and the noun: "two encrypted t3 instances". */
const COUNTED = new RegExp(
  `(?:^|[\\s(])(\\d{1,3}|${NUMBER_WORDS}|both|(?:pair|couple) of)\\s*[x×]?((?:\\s+[\\p{L}\\p{N}-]+){0,3})\\s*$`,
  "iu",
);
const PHRASE = 8;

export function isPlural(tokens: readonly Token[], { to }: Mention): boolean {
  const said = tokens[to - 1]?.said ?? "";
  return (
    said.endsWith("s") && (said !== tokens[to - 1]?.word || /^(?:vms|vpcs|eips|nics|dbs|sgs|nsgs|ips|pvcs)$/.test(said))
  );
}

/** The noun's groups, read from what stands before it, and what it is for. */
export function groupsOf(tokens: readonly Token[], mention: Mention): Group[] {
  const plural = isPlural(tokens, mention);
  const groups = groupsBefore(tokens, mention.from).map((group) => (plural ? group : { ...group, count: 1 }));
  const purpose = plural || groups.length > 1 ? undefined : purposeAt(tokens, mention.to);
  if (purpose !== undefined && groups[0]?.name === undefined) return [{ count: 1, ...groups[0], purpose }];
  return groups;
}

/** Parts of the phrase before a noun that say a number or what tells one apart, back to the first that says neither. */
function groupsBefore(tokens: readonly Token[], noun: number): Group[] {
  const first = Math.max(0, noun - PHRASE);
  const start = tokens.slice(first, noun + 1).findLastIndex(isCut);
  const phrase = tokens.slice(start < 0 ? first : first + start, noun).map(({ before, said }) => before + said);
  const parts = (phrase.join("") + (tokens[noun]?.before ?? "")).split(/,|\band\b/);
  const groups: Group[] = [];
  for (const [i, part] of parts.reverse().entries()) {
    const [, said, rest] = COUNTED.exec(part) ?? [];
    const words = (rest ?? part).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const stop = words.findLastIndex((word) => STOP.has(word));
    const name = words
      .slice(stop + 1)
      .slice(-3)
      .filter((word) => APART.has(word))
      .join("_");
    const count = stop < 0 && said !== undefined ? countOf(said) : undefined;
    if (name === "" && (i > 0 || count === undefined)) break;
    groups.unshift({ ...(name !== "" && { name }), count: count ?? 1 });
    if (stop >= 0 || name === "") break;
  }
  return groups;
}

const countOf = (said: string): number => Math.min(numberOf(said) ?? (/^\d/.test(said) ? Number(said) : 2), AT_MOST);

/** `for our logs` after a thing: a name for it should one be needed. */
function purposeAt(tokens: readonly Token[], at: number): string | undefined {
  if (!/^(?:for|holding|storing)$/.test(tokens[at]?.said ?? "")) return undefined;
  const first = /^(?:the|our|my|an?|its|their|all)$/.test(tokens[at + 1]?.said ?? "") ? at + 2 : at + 1;
  const token = tokens[first];
  if (!token || (STOP.has(token.said) && tokens[first + 1]?.before !== "-")) return undefined;
  const words = [token.said];
  let until = first + 1;
  while (/^[-_]$/.test(tokens[until]?.before ?? "")) words.push(tokens[until++]?.said ?? "");
  const next = tokens[until];
  if (next && !isPause(next) && /^(?:service|app|team|api|site|data|jobs?|events?)$/.test(next.said))
    words.push(next.said);
  return identifier(words.join("_"));
}

const BACK = 3;
const before = (tokens: readonly Token[], { from }: Mention) =>
  tokens.slice(Math.max(0, from - BACK), from).map(({ said }) => said);
const isOneMore = (said: string) => ONE_MORE.has(said) || numberOf(said) !== undefined;

/** Whether the noun is said as one that is there: "the bucket", "its queue". */
export function isDefinite(tokens: readonly Token[], mention: Mention): boolean {
  const last = before(tokens, mention).findLast((said) => DEFINITE.has(said) || LINKS.has(said) || isOneMore(said));
  return last !== undefined && DEFINITE.has(last);
}

/** Said with an article or number: "add a bucket" is a new one where the program has one. */
export const isNew = (tokens: readonly Token[], mention: Mention): boolean => before(tokens, mention).some(isOneMore);

/** Groups of one name are one; of several, what they are for is their name. */
export function merged(groups: readonly Group[]): Group[] {
  const byName = new Map<string | undefined, Group>();
  for (const { name: own, purpose, count } of groups) {
    const name = own ?? (groups.length > 1 ? purpose : undefined);
    const same = byName.get(name);
    if (same) same.count += count;
    else byName.set(name, { ...(name !== undefined && { name }), ...(purpose !== undefined && { purpose }), count });
  }
  return byName.size === 0 ? [{ count: 1 }] : [...byName.values()];
}
