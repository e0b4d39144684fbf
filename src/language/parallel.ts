/** What a request says several times in one form, each with values of its own: "rule 100 allows 443 and rule 110 allows 22". */
import type { Literal } from "./literals.ts";
import type { Reading } from "./reading.ts";
import type { Span } from "./texts.ts";

/** A literal, or a word that stands in its place. */
export interface Said extends Span {
  text: string;
  literal?: Pick<Literal, "kind" | "of" | "quantity">;
}

/** What is said the first time, the second …: each has as much, in the same order. What all have alike is left out. */
export type Records = readonly (readonly Said[])[];

interface Token extends Said {
  /** What stands between two things that are said alike; `word`: with a word. */
  joint?: "sign" | "word";
}

const JOINT = /\s*[,;\n]\s*(?:(?:and|und|&)\s+)?|\s+(?:and|und|&)\s+/giu;
const TOKEN = /[\p{L}\p{N}_-]+|[^\s\p{L}\p{N}_,;:()-]/gu;

export function recordsIn(reading: Reading): Records[] {
  const tokens = tokensIn(reading);
  const found: Token[][][] = [];
  let from = 0;
  for (const [at, { joint }] of tokens.entries()) {
    if (joint === undefined || at <= from) continue;
    const all = recordsAt(tokens, at, from);
    if (all.length === 0) continue;
    found.push(all);
    const [first = []] = all;
    from = at + (all.length - 1) * (first.length + 1) - first.length;
  }
  return zipped(found.map(withoutCommon)).filter(([first]) => first !== undefined && first.length > 0);
}

/** Longer literals first, then the words and signs beside them. */
function tokensIn({ text, texts, literals }: Reading): Token[] {
  const found: Token[] = [];
  const put = (one: Token) => {
    if (!found.some((other) => one.at < other.end && other.at < one.end)) found.push(one);
  };
  // "Between 2 and 6" says one thing.
  const own = [
    ...texts,
    ...literals.filter(({ kind, derived, quantity }) => kind !== "bare" && !derived && quantity?.ends === undefined),
  ];
  for (const literal of own.toSorted((a, b) => b.end - b.at - (a.end - a.at))) {
    const { at, end } = literal;
    // Numbers are read with the space behind them.
    put({ text: literal.text, literal, at, end: at + text.slice(at, end).trimEnd().length });
  }
  for (const { 0: whole, index: at } of text.matchAll(JOINT))
    put({ text: ",", joint: /[^\s,;]/.test(whole) ? "word" : "sign", at, end: at + whole.length });
  for (const { 0: whole, index: at } of text.matchAll(TOKEN)) put({ text: whole, at, end: at + whole.length });
  return found.sort((a, b) => a.at - b.at);
}

/** The shortest before a joint that is said again behind it, and however often it is said again after that. */
function recordsAt(tokens: readonly Token[], joint: number, from: number): Token[][] {
  for (let length = 1; length <= joint - from; length++) {
    const recordFrom = (at: number) => tokens.slice(at, at + length);
    const first = recordFrom(joint - length);
    const all = [first];
    let isListed = length > 1;
    for (let at = joint; tokens[at]?.joint && isAlike(first, recordFrom(at + 1)); at += length + 1) {
      all.push(recordFrom(at + 1));
      isListed ||= tokens[at]?.joint === "word";
    }
    // "Up to 20, 6 at first" lists nothing.
    if (all.length > 1) return isListed ? all : [];
  }
  return [];
}

/** Of what is said this much has to be alike: its words, and the kinds of its literals. */
const ALIKE = 0.5;

function isAlike(first: readonly Token[], other: readonly Token[]): boolean {
  if (first.length !== other.length || first.some(({ joint }, i) => joint !== other[i]?.joint)) return false;
  const pairs = first.map((one, i) => [one, other[i] as Token] as const);
  const alike = pairs.filter(([a, b]) => isSame(a, b) || isOfOneKind(a, b));
  return alike.length >= ALIKE * pairs.length && pairs.some(([a, b]) => isOfOneKind(a, b) && !isSame(a, b));
}

const isSame = (a: Said, b: Said): boolean => a.text.toLowerCase() === b.text.toLowerCase();

const isOfOneKind = ({ literal: a }: Said, { literal: b }: Said): boolean =>
  a !== undefined && a.kind === b?.kind && a.of === b.of && a.quantity?.measure === b.quantity?.measure;

const withoutCommon = (all: readonly (readonly Said[])[]): Records => {
  const [first = []] = all;
  const differs = first.map((one, i) => all.some((other) => !isSame(one, other[i] as Said)));
  return all.map((one) => one.filter((_, i) => differs[i]));
};

/** Lists of as many things, one behind the other and each of another kind, belong together: "listeners on 80 and 443 to web and api". */
function zipped(all: readonly Records[]): Records[] {
  const found: Records[] = [];
  for (const next of all) {
    const last = found.at(-1);
    const isList = next[0]?.length === 1 && last?.every((one) => one.every(({ literal }) => literal)) === true;
    const isOther = last?.[0]?.every((one) => !isOfOneKind(one, next[0]?.[0] as Said)) === true;
    if (last === undefined || last.length !== next.length || !isList || !isOther) found.push(next);
    else found[found.length - 1] = last.map((one, i) => [...one, ...(next[i] as readonly Said[])]);
  }
  return found;
}
