/** Names in a list, as requests give them to several things of one kind. */
import { identifier } from "./names.ts";
import { isCut, isPause, type Token } from "./tokens.ts";
import { SMALL } from "./words.ts";

export interface Names {
  names: string[];
  /** The token after the last name. */
  until: number;
}

/** Words of a list of names stop here. */
export const STOP = new Set([
  ...SMALL,
  ..."across allow allowing allows another behind between both can each every five four having no not only over per plus running six three two under via your".split(
    " ",
  ),
]);

/** What things are, not what they are called. */
const QUALITIES = new Set(
  "encrypted versioned tagged protected enabled disabled fifo shared backed replicated locked managed private public".split(
    " ",
  ),
);

const isNaming = (token: Token | undefined) => ["called", "named"].includes(token?.said ?? "");
const isBare = (token: Token | undefined) => /^[\s"'`“]*$/.test(token?.before ?? "x");

/** One name, in as many words as hyphens join. */
function nameAt(tokens: readonly Token[], at: number): Names {
  const token = tokens[at];
  if (!token || (STOP.has(token.said) && tokens[at + 1]?.before !== "-")) return { names: [], until: at };
  let name = token.said;
  let until = at + 1;
  while (/^[-_]$/.test(tokens[until]?.before ?? "")) name += `_${tokens[until++]?.said}`;
  return { names: [identifier(name)], until };
}

/** `a, b and c` from token `at` on; "one for a and another for b". */
function listAt(tokens: readonly Token[], at: number): Names {
  const names: string[] = [];
  let until = at;
  for (let next = at; names.length < 12; ) {
    if (/^(?:one|another)$/.test(tokens[next]?.said ?? "") && tokens[next + 1]?.said === "for") next += 2;
    const one = nameAt(tokens, next);
    if (one.names.length === 0) break;
    names.push(...one.names);
    until = one.until;
    const token = tokens[until];
    if (!token || isCut(token)) break;
    if (token.said === "and") next = until + 1;
    else if (/^\s*[,/&+]\s*$/.test(token.before)) next = until;
    else break;
  }
  return { names, until };
}

/** Where `alice and bob` begins before "as IAM users". */
function startBefore(tokens: readonly Token[], as: number): number {
  let start = as - 1;
  for (;;) {
    if (tokens[start - 1]?.said === "and") start -= 2;
    else if (/^\s*,\s*$/.test(tokens[start]?.before ?? "")) start--;
    else return start;
  }
}

/** `queues: a, b and c`, `users alice and bob`, `buckets for dev, staging and prod`, `queues called a and b`, `a and b as queues`. */
export function namesOfMany(
  tokens: readonly Token[],
  { from, to: at }: { from: number; to: number },
  told: number | undefined,
): Names | undefined {
  const colon = [0, 1, 2, 3, 4].map((k) => at + k).find((i) => /^\s*:\s*$/.test(tokens[i]?.before ?? ""));
  const isTail = (i: number) =>
    tokens.slice(at, i).every((token, k) => !isPause(token) && (k > 0 || STOP.has(token.said)));
  const lists: Names[] = [];
  if (colon !== undefined && isTail(colon)) lists.push(listAt(tokens, colon));
  if (/\($/.test(tokens[at]?.before ?? "") || isBare(tokens[at]) || tokens[at]?.said === "one")
    lists.push(listAt(tokens, isNaming(tokens[at]) || tokens[at]?.said === "for" ? at + 1 : at));
  if (tokens[from - 1]?.said === "as") lists.push({ ...listAt(tokens, startBefore(tokens, from - 1)), until: at });
  const fits = ({ names }: Names) => names.length > 1 && (told === undefined || names.length === told);
  return lists.find((list) => fits(list) && !list.names.some((name) => QUALITIES.has(name)));
}

/** `a table called sessions`, `a bucket for logs and one for data`. */
export function nameOfOne(tokens: readonly Token[], at: number): Names | undefined {
  if (isNaming(tokens[at]) && isBare(tokens[at + 1])) return nameAt(tokens, at + 1);
  const list = listAt(tokens, at + 1);
  return tokens[at]?.said === "for" && list.names.length > 1 ? list : undefined;
}

/** `for our logs` after a thing: a name for it should one be needed. */
export function purposeAt(tokens: readonly Token[], at: number): string | undefined {
  if (!/^(?:for|holding|storing)$/.test(tokens[at]?.said ?? "")) return undefined;
  const first = /^(?:the|our|my|an?|its|their|all)$/.test(tokens[at + 1]?.said ?? "") ? at + 2 : at + 1;
  const { names, until } = nameAt(tokens, first);
  const next = tokens[until];
  const kind = next && !isPause(next) && /^(?:service|app|team|api|site|data|jobs?|events?)$/.test(next.said);
  return names[0] && (kind ? `${names[0]}_${next.said}` : names[0]);
}
