/** What "and" and commas join in a clause: each segment with the blocks, values and words that it says. */
import { Clause, VERB } from "../language/clauses.ts";
import type { Literal } from "../language/literals.ts";
import { readingOf } from "../language/reading.ts";
import type { Token } from "../language/tokens.ts";
import type { ProgramText } from "./blocks.ts";
import { SILENT } from "./by-name.ts";
import { type Mention, mentionsIn } from "./mentions.ts";

export interface Segment {
  text: string;
  start: number;
  end: number;
  mentions: Mention[];
  /** Literals that aren't part of a block's name. */
  values: Literal[];
  /** What else it says. */
  words: Token[];
}

const JOINTS = /,? (?:and|as well as|plus|but|also) |[,;](?= )/gi;

export function segmentsOf(clause: Clause, program: ProgramText): Segment[] {
  const { text, tokens, literals } = clause;
  const joints = [...text.matchAll(JOINTS)];
  const starts = [0, ...joints.map(({ index, 0: joint }) => index + joint.length)];
  const all = mentionsIn(clause, program);
  return starts.flatMap((start, i): Segment[] => {
    const end = joints[i]?.index ?? text.length;
    const isWithin = (token: { start: number } | undefined) =>
      token !== undefined && start <= token.start && token.start < end;
    const mentions = all.filter(({ from }) => isWithin(tokens[from]));
    const spoken = new Set(mentions.flatMap(({ from, to }) => tokens.slice(from, to)));
    const isName = (one: Literal) => [...spoken].some((token) => token.start < one.end && one.start < token.end);
    const values = literals.filter((one) => isWithin(one) && !isName(one));
    const words = tokens.filter((token) => isWithin(token) && !spoken.has(token) && !SILENT.has(token.said));
    const own = text.slice(start, end).trim();
    return /[\p{L}\p{N}]/u.test(own) ? [{ text: own, start, end, mentions, values, words }] : [];
  });
}

export const isVerb = ({ said }: Token): boolean => VERB.test(said);

/** A clause that says something of its own of each of several blocks is as many clauses: "a.x to 1 and y of b to 2", "ignore the x of a and the y of b". */
export function apart(clause: Clause, program: ProgramText): Clause[] {
  const segments = segmentsOf(clause, program);
  // What is to be done is said once: what stands before the first article.
  const [, said = ""] = /^(.*?)\b(?:the|an?|its|our|my|all|both)\b/i.exec(segments[0]?.text ?? "") ?? [];
  const lead = readingOf(said).tokens.map((token) => token.said);
  const isOwn = ({ mentions, values, words }: Segment) =>
    mentions.some(({ used, isNew }) => !used && !isNew) &&
    (values.length > 0 || words.some((token) => !lead.includes(token.said)));
  if (segments.length < 2 || clause.kind !== "change" || !segments.every(isOwn)) return [clause];
  return segments.map(({ text }, i) => {
    const isTold = i === 0 || isVerb(readingOf(text).tokens[0] as Token);
    return new Clause(isTold ? text : `${said}${text}`, clause.kind);
  });
}
