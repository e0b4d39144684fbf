/** Names in a list, as requests give them to several things of one kind. */
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

const identifier = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
const isName = (token: Token | undefined): token is Token =>
  token !== undefined && !STOP.has(token.said) && identifier(token.said) !== "";

const isNaming = (token: Token | undefined) => ["called", "named"].includes(token?.said ?? "");
const isBare = (token: Token | undefined) => /^[\s"'`“]*$/.test(token?.before ?? "x");

/** `a, b and c` from token `at` on. */
function listAt(tokens: readonly Token[], at: number): Names {
  const names: string[] = [];
  let i = at;
  while (names.length < 12) {
    const token = tokens[i];
    if (!isName(token) || (i > at && isCut(token))) break;
    let name = token.said;
    let end = i + 1;
    while (tokens[end]?.before === "-" || tokens[end]?.before === "_") name += `_${tokens[end++]?.said}`;
    names.push(identifier(name));
    i = end;
    const next = tokens[i];
    if (!next || isCut(next)) break;
    if (next.said === "and" && isName(tokens[i + 1])) i++;
    else if (!/^\s*[,/&+]\s*$/.test(next.before)) break;
    else if (next.said === "and") i++;
  }
  return { names, until: i };
}

/** `queues: a, b and c`, `users alice and bob`, `buckets for dev, staging and prod`, `queues called a and b`, `a and b as queues`. */
export function namesOfMany(
  tokens: readonly Token[],
  { from, to: at }: { from: number; to: number },
  told: number | undefined,
): Names | undefined {
  const fits = ({ names }: Names) => names.length > 1 && (told === undefined || names.length === told);
  const colon = [0, 1, 2, 3, 4].map((k) => at + k).find((i) => /^\s*:\s*$/.test(tokens[i]?.before ?? ""));
  const isTail = (i: number) =>
    tokens.slice(at, i).every((token, k) => !isPause(token) && (k > 0 || STOP.has(token.said)));
  const lists: Names[] = [];
  if (colon !== undefined && isTail(colon)) lists.push(listAt(tokens, colon));
  if (/\($/.test(tokens[at]?.before ?? "") || isBare(tokens[at]))
    lists.push(listAt(tokens, isNaming(tokens[at]) ? at + 1 : at));
  if (tokens[at]?.said === "for") lists.push(oneFor(tokens, at + 1), listAt(tokens, at + 1));
  if (tokens[at]?.said === "one") lists.push(oneFor(tokens, at));
  if (tokens[from - 1]?.said === "as") lists.push(listBefore(tokens, from - 1, at));
  return lists.find((list) => fits(list) && !list.names.some((name) => QUALITIES.has(name)));
}

/** `alice and bob` before "as IAM users". */
function listBefore(tokens: readonly Token[], at: number, until: number): Names {
  const names: string[] = [];
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token?.said === "and") continue;
    if (!isName(token)) break;
    names.unshift(identifier(token.said));
    if (tokens[i - 1]?.said !== "and" && !/^\s*,\s*$/.test(token.before)) break;
  }
  return { names, until };
}

/** `a table called sessions`, `a bucket for logs and one for data`. */
export function nameOfOne(tokens: readonly Token[], at: number): Names | undefined {
  if (isNaming(tokens[at]) && isBare(tokens[at + 1])) return one(tokens, at + 1);
  if (tokens[at]?.said !== "for") return undefined;
  const list = oneFor(tokens, at + 1);
  return list.names.length > 1 ? list : undefined;
}

/** `for logs` after a thing, as its name should one be needed. */
export function purposeAt(tokens: readonly Token[], at: number): string | undefined {
  if (tokens[at]?.said !== "for") return undefined;
  const first = ["the", "our", "my"].includes(tokens[at + 1]?.said ?? "") ? at + 2 : at + 1;
  return one(tokens, first).names[0];
}

/** What things are, not what they are called. */
const QUALITIES = new Set(
  "encrypted versioned tagged protected enabled disabled fifo shared backed replicated locked managed private public".split(
    " ",
  ),
);

function one(tokens: readonly Token[], at: number): Names {
  const token = tokens[at];
  const isChain = token !== undefined && tokens[at + 1]?.before === "-";
  if (!isChain && !isName(token)) return { names: [], until: at };
  let name = token.said;
  let end = at + 1;
  while (tokens[end]?.before === "-" || tokens[end]?.before === "_") name += `_${tokens[end++]?.said}`;
  return { names: [identifier(name)], until: end };
}

/** `logs and one for data`, `one for logs, another for data`. */
function oneFor(tokens: readonly Token[], at: number): Names {
  const names: string[] = [];
  let i = at;
  for (;;) {
    if (tokens[i]?.said === "and") i++;
    if (["one", "another"].includes(tokens[i]?.said ?? "") && tokens[i + 1]?.said === "for") i += 2;
    else if (names.length > 0) break;
    if (["the", "our"].includes(tokens[i]?.said ?? "")) i++;
    const { names: found, until } = one(tokens, i);
    if (found.length === 0) break;
    names.push(...found);
    i = until;
  }
  return { names, until: i };
}
