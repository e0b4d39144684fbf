/** How many of a thing a request asks for, and how it calls them: "two public subnets", "a bucket for logs and one for data". */
import { nameOfOne, namesOfMany, purposeAt, STOP } from "../language/lists.ts";
import { numberOf } from "../language/numbers.ts";
import { isCut, isPause, type Token } from "../language/tokens.ts";
import type { Mention } from "./mentions.ts";

export interface Group {
  /** A word of the request, as an identifier. */
  name?: string;
  /** What it is said to be for: its name where there are several. */
  purpose?: string;
  count: number;
}

/** The groups, and the token up to which names were read: those are no nouns of their own. */
export interface Groups {
  groups: Group[];
  until: number;
}

const AT_MOST = 50;
const ARTICLES = new Set(["a", "an", "one", "another", "single", "the", "each"]);
const ANOTHER = new Set(["another", "second", "additional", "further", "extra", "more"]);
/** Adjectives that tell things of one type apart. */
const APART = new Set(
  `public private internal external isolated frontend backend web app application data database db management dev development test
  staging prod production primary secondary log audit blue green hot cold left right hub spoke main backup input output source destination
  inner outer north south east west dead letter`.split(/\s+/),
);
/** A count right before a token: in words, or in digits as in `3 subnets`, `2x`. */
function countBefore(tokens: readonly Token[], at: number): { count: number; from: number } | undefined {
  const digits = /(?:^|[\s(])(\d{1,3})\s*[x×]?\s+$/.exec(tokens[at]?.before ?? "")?.[1];
  if (digits !== undefined) return { count: Math.min(Number(digits), AT_MOST), from: at };
  const before = tokens[at - 1];
  if (!before || isPause(tokens[at] as Token)) return undefined;
  const times = before.said === "x" ? /(\d{1,3})\s*$/.exec(before.before)?.[1] : undefined;
  if (times !== undefined) return { count: Math.min(Number(times), AT_MOST), from: at - 1 };
  const number =
    numberOf(before.said) ??
    (before.said === "both" || (before.said === "of" && tokens[at - 2]?.word === "pair") ? 2 : undefined);
  if (number !== undefined) return { count: number, from: at - 1 };
  if (before.said === "couple" || before.said === "pair") return { count: 2, from: at - 1 };
  return undefined;
}

export function isPlural(tokens: readonly Token[], { to }: Mention): boolean {
  const said = tokens[to - 1]?.said ?? "";
  return (
    said.endsWith("s") && (said !== tokens[to - 1]?.word || /^(?:vms|vpcs|eips|nics|dbs|sgs|nsgs|ips|pvcs)$/.test(said))
  );
}

/** What stands before the noun: numbers and the adjectives that tell apart, last first in the text, in order here. */
function before(tokens: readonly Token[], mention: Mention): { groups: Group[]; start: number } {
  const plural = isPlural(tokens, mention);
  const groups: { name?: string; count?: number }[] = [];
  let start = mention.from;
  /** A comma before this token links two groups. */
  let linkedAt = -1;
  for (let at = mention.from; groups.length < 5; ) {
    // Up to two words between number and noun: "two encrypted t3 instances".
    let from = at;
    let name: string | undefined;
    let counted = countBefore(tokens, from);
    for (let k = 0; k < 3 && !counted; k++) {
      const token = tokens[from - 1];
      if (
        !token ||
        isCut(tokens[from] as Token) ||
        (/,/.test(tokens[from]?.before ?? "") && from !== linkedAt) ||
        STOP.has(token.said) ||
        ARTICLES.has(token.said)
      )
        break;
      if (APART.has(token.word)) name = name === undefined ? token.word : `${token.word}_${name}`;
      else if (groups.length > 0) break;
      from--;
      counted = countBefore(tokens, from);
    }
    if (counted) from = counted.from;
    if (!counted && name === undefined) break;
    if (groups.length > 0 && name === undefined) break;
    groups.unshift({ ...(name !== undefined && { name }), ...(counted && { count: counted.count }) });
    start = from;
    at = from;
    if (!counted && ARTICLES.has(tokens[at - 1]?.said ?? "")) at--;
    const link = tokens[at - 1]?.said === "and" ? at - 1 : /,/.test(tokens[at]?.before ?? "") ? at : undefined;
    if (link === undefined || name === undefined) break;
    at = link;
    linkedAt = link;
  }
  const most = Math.max(...groups.map(({ count }) => count ?? 0), 1);
  return {
    groups: groups
      .map(({ name, count }) => ({ ...(name !== undefined && { name }), count: count ?? 1 }))
      .map((g) => (plural || most === 1 ? g : { ...g, count: 1 })),
    start,
  };
}

/** The noun's groups, read from what is around it. */
export function groupsOf(tokens: readonly Token[], mention: Mention): Groups {
  const plural = isPlural(tokens, mention);
  const { groups } = before(tokens, mention);
  const count = plural ? Math.max(sumOf(groups), 1) : 1;
  const at = mention.to;
  const named = plural ? namesOfMany(tokens, mention, groups.length === 0 ? undefined : count) : nameOfOne(tokens, at);
  if (named && named.names.length > 0)
    return { groups: named.names.map((name) => ({ name, count: 1 })), until: named.until };
  const all = [...groups, ...elliptic(tokens, at)];
  const purpose = plural || all.length > 1 ? undefined : purposeAt(tokens, at);
  if (purpose !== undefined && all[0]?.name === undefined)
    return { groups: [{ count: 1, ...all[0], purpose }], until: at };
  return { groups: all.map((group) => ({ ...group })), until: at };
}

const sumOf = (groups: readonly Group[]) => groups.reduce((sum, { count }) => sum + count, 0);
/** `… and two private`, `… and three private ones` after the noun. */
function elliptic(tokens: readonly Token[], at: number): Group[] {
  let i = at;
  const found: Group[] = [];
  while (i < tokens.length) {
    if (tokens[i]?.said === "and") i++;
    else if (!/,/.test(tokens[i]?.before ?? "")) break;
    const adjective = numberOf(tokens[i]?.said ?? "") === undefined ? i : i + 1;
    const name = tokens[adjective];
    const counted = name && countBefore(tokens, adjective);
    if (!counted || !name || !APART.has(name.word)) break;
    const after = tokens[adjective + 1];
    if (after && !isPause(after) && !STOP.has(after.said) && !/^ones?$/.test(after.said)) break;
    found.push({ name: name.word, count: counted.count });
    i = adjective + (/^ones?$/.test(after?.said ?? "") ? 2 : 1);
  }
  return found;
}

/** Whether a noun said again means another thing: "a second one". */
export function isAnother(tokens: readonly Token[], { from }: Mention): boolean {
  const before = tokens.slice(Math.max(0, from - 3), from);
  const last = before.findLastIndex(({ said }) => ANOTHER.has(said));
  return last >= 0 && !before.slice(last + 1).some(({ said }) => STOP.has(said));
}

/** Whether the noun is said as one that is there: "the bucket", "its queue". */
export function isDefinite(tokens: readonly Token[], mention: Mention): boolean {
  for (let i = mention.from - 1; i >= Math.max(0, mention.from - 3); i--) {
    const said = tokens[i]?.said ?? "";
    if (["the", "this", "that", "its", "each", "every", "all", "our", "my"].includes(said)) return true;
    if (["a", "an", "one", "and", "with", "for"].includes(said) || ANOTHER.has(said) || numberOf(said) !== undefined)
      return false;
  }
  return false;
}

/** Said with an article or number: "add a bucket" is a new one where the program has one. */
export function isNew(tokens: readonly Token[], { from }: Mention): boolean {
  return tokens
    .slice(Math.max(0, from - 3), from)
    .some(({ said }) => /^(?:an?|one|two|three|four|five|another|second|new|additional|more|extra)$/.test(said));
}

/** Groups of one name are one; of several, what they are for is their name. */
export function merged(groups: readonly Group[]): Group[] {
  const byName = new Map<string | undefined, Group>();
  for (const { name: own, purpose, count } of groups) {
    const name = own ?? (groups.length > 1 ? purpose : undefined);
    const same = byName.get(name);
    if (same) same.count += count;
    else byName.set(name, { ...(name !== undefined && { name }), count });
  }
  return byName.size === 0 ? [{ count: 1 }] : [...byName.values()];
}
