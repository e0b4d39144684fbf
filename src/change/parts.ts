/** Whether each part of a request was done, judged by what changed: every value that it says has to be there, every block that it names has to be in it. */

import { textOf } from "../core/literal-text.ts";
import { argumentsIn, type Item, outline } from "../core/outline.ts";
import { refersTo } from "../core/references.ts";
import { evidenceFor } from "../intent/evidence.ts";
import { isName } from "../intent/slots.ts";
import { Clause, isPurpose, isRemark, VERB } from "../language/clauses.ts";
import type { Literal } from "../language/literals.ts";
import { amountsOf, type Quantity } from "../language/quantities.ts";
import { readingOf } from "../language/reading.ts";
import type { Token } from "../language/tokens.ts";
import { alike } from "../language/words.ts";
import type { Part } from "../loop/record.ts";
import { strangeWords } from "./absent.ts";
import { listed, missingText } from "./addresses.ts";
import { isNamed, type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";
import { absentIn, type Mention, mentionsIn, SILENT } from "./mentions.ts";
import { ALONG, ONLY_IT } from "./verbs/remove.ts";

/** The parts of a clause, each with what became of it. `reason`: why the clause was not done, where that is known. */
export function partsOf(
  clause: Clause,
  before: ProgramText,
  done: Done,
  reason?: string,
  doubts: ReadonlyMap<number, string> = new Map(),
): Part[] {
  const segments = segmentsOf(clause, before);
  return segments.flatMap(({ text, start, end, mentions, values, words }, i): Part[] => {
    if (mentions.length + values.length + words.length === 0) return [];
    const isAlong = clause.kind === "remove" && (ALONG.test(text) || ONLY_IT.test(text));
    // Of several things that are said of one block, each has to be seen: "make it private and highly available". What is new is all they speak of.
    const isOne = segments.length === 1 || clause.kind !== "change" || done.added > 0;
    const isGiven = clause.outright.some(({ at }) => at >= end && at < (segments[i + 1]?.end ?? end));
    const isNamed = mentions.length > 0 && (isOne || isGiven || words.every(isVerb));
    const isClear = isAlong || done.whole || values.length > 0 || isNamed;
    const why =
      mentions.flatMap((mention) => unmet(mention, before, done) ?? []).at(0) ??
      nameless(words, before, done) ??
      values
        .flatMap((value) =>
          isSeen(value, done) || isCall(value, before, done)
            ? []
            : [`"${value.quantity?.text ?? value.text}" found no place.`],
        )
        .at(0) ??
      mentions.flatMap((mention) => stranger(clause, mention, before)).at(0) ??
      values.flatMap(({ at }) => doubts.get(clause.start + at) ?? []).at(0) ??
      (isClear || words.some((token) => isExplained(token, text, done)) ? undefined : UNCLEAR) ??
      (done.touched.size > 0 ? undefined : UNCLEAR);
    if (why !== undefined && (isRemark(text) || (isPurpose(text) && mentions.length + values.length === 0))) return [];
    const absent =
      why === UNCLEAR ? absentIn(clause, (token) => start <= token.start && token.start < end, before) : undefined;
    const missing = absent && `There is no ${absent} in the program. ${listed(before.resources)}`;
    if (why !== undefined) return [{ text, done: false, reason: reason ?? missing ?? why }];
    return [{ text, done: true, ...(done.texts.length === 0 && { reason: "It is so already." }) }];
  });
}

const UNCLEAR = "It wasn't understood.";

/** Why a block that is spoken of has no part in what was done. */
function unmet({ address, blocks, isNew, used }: Mention, before: ProgramText, done: Done): string | undefined {
  if (address !== undefined && blocks.length === 0) return missingText(address, before);
  // "With the key": something that changed refers to it.
  const isUsed = () =>
    blocks.length === 0 || blocks.some((one) => done.texts.some((text) => refersTo(text, one.address)));
  if (used) return isUsed() ? undefined : `Nothing refers to ${blocks.map((one) => one.address).join(", ")} for it.`;
  if (isNew) return undefined;
  const left = blocks.filter((block) => !isIn(block, before, done));
  if (left.length === 0) return undefined;
  return `Nothing that it says of ${left.map((block) => block.address).join(", ")} was understood.`;
}

/** Why it may be another block that is meant. */
function stranger(clause: Clause, mention: Mention, program: ProgramText): string[] {
  const words = strangeWords(clause, mention, program);
  const [block] = mention.blocks;
  return words.length > 0 && block ? [`Nothing in ${block.address} says "${words.join(" ")}".`] : [];
}

/** Why blocks of a name that is said, without a noun for what they are, have no part in what was done: "our storage key". */
function nameless(words: readonly Token[], before: ProgramText, done: Done): string | undefined {
  const isSaid = (name: string) => wordsOf(name).every((own) => words.some(({ word }) => word === own));
  const named = before.resources.filter(({ name }) => name.length > 2 && isSaid(name));
  for (const { name } of named) {
    const all = named.filter((block) => block.name === name);
    if (!all.some((block) => isIn(block, before, done)))
      return `Nothing that it says of ${all.map(({ address }) => address).join(", ")} was understood.`;
  }
  return undefined;
}

/** Whether a block changed, or is what something that changed, or was so already, speaks of or is spoken of by. */
function isIn({ address, text }: ProgramBlock, before: ProgramText, done: Done): boolean {
  if (done.touched.has(address)) return true;
  const were = [...done.touched].flatMap((other) => before.find(other)?.text ?? []);
  const isSaid = [...were, ...done.texts, ...done.entries].some((other) => refersTo(other, address));
  const values = done.touched.has("locals") ? done.entries.map((entry) => `local.${/^[\w-]+/.exec(entry)?.[0]}`) : [];
  return isSaid || [...done.touched, ...values].some((other) => refersTo(text, other));
}

/** Whether a value of the request is in what changed, in whatever unit. */
function isSeen(literal: Literal, done: Done): boolean {
  if (literal.quantity?.step !== undefined && isStepped(literal.quantity, done)) return true;
  const text = [...done.entries, ...done.touched].join("\n");
  return formsOf(literal).some((form) => new RegExp(`(?<![A-Za-z0-9])${form}(?![0-9])`, "i").test(text));
}

/** Whether a number that changed went on by an amount: 40 after 10 for "30 more". */
function isStepped(quantity: Quantity, { entries }: Done): boolean {
  const amounts = [quantity.value, ...amountsOf(quantity)];
  const numbers = entries.flatMap((entry) => {
    const [path = "", value = ""] = entry.split(" = ", 2);
    return /^"?-?\d+(?:\.\d+)?"?$/.test(value) ? [{ path, value: Number(value.replaceAll('"', "")) }] : [];
  });
  return numbers.some((a) => numbers.some((b) => a.path === b.path && amounts.includes(a.value - b.value)));
}

/** Whether a value is only what a block that changed is called, or one in it: "fun3" of the function named so. */
const isCall = ({ text }: Literal, before: ProgramText, { touched }: Done): boolean =>
  [...touched].some((address) => {
    const block = before.find(address);
    const isInside = ({ name, body, end }: Item) => isName(name) && textOf(block?.text.slice(body, end) ?? "") === text;
    return isNamed(block, text) || (block !== undefined && [...argumentsIn(block.item)].some(isInside));
  });

/** Literals of a clause that nothing that was done has. */
export const unseenIn = (clause: Clause, before: ProgramText, done: Done): Literal[] =>
  segmentsOf(clause, before).flatMap(({ values }) => values.filter((value) => !isSeen(value, done)));

/** Patterns of a value as programs write it: `2 minutes` as 2 or 120, 5 % as 0.05, `TLS 1.2` as `TLS1_2`, 4:30 as `30 4` of a schedule. */
function formsOf({ kind, text, quantity }: Literal): string[] {
  const plain = text.replace(/[^A-Za-z0-9]+/g, "[^A-Za-z0-9]+");
  if (kind === "time") return [plain, text.replace(/^0?(\d+):0?(\d+).*$/, "$2 $1 ")];
  if (kind === "version") return [plain, `[A-Za-z]+${plain}`];
  if (!quantity) return [plain];
  const { value, measure } = quantity;
  const amounts = amountsOf(quantity).filter((n) => n >= 1 && Number.isInteger(n));
  const numbers = measure === "time" ? amounts : measure === "size" ? [value, ...amounts] : [value, value / 100];
  return numbers.flatMap((n) => [String(n).replace(".", "\\."), `[A-Za-z]+_?${n}`]);
}

/** Whether a word is among those of what changed, or the segment speaks of an argument that did. */
function isExplained({ word }: Token, text: string, { entries, touched }: Done): boolean {
  if ([...entries, ...touched].flatMap(wordsOf).some((own) => alike(own, word))) return true;
  const names = new Set(entries.flatMap((entry) => (entry.split(" = ", 1)[0] as string).split(".")));
  const reading = readingOf(text);
  return [...names].some((name) => evidenceFor({ name, path: name, values: undefined }, reading, new Set()).spoken);
}

/** The program before and after something was done. */
export interface Step {
  before: ProgramText;
  after: ProgramText;
}

/** What was there already as a request wants it. */
export interface Present {
  address: string;
  path: string;
  expression: string;
}

export interface Done {
  /** Addresses of blocks that are new, gone or other, and of those that were so already. */
  touched: Set<string>;
  /** Their texts, before and after. */
  texts: string[];
  /** Arguments that are new, gone or other, or were so already: `root_block_device.volume_size = 50`. */
  entries: string[];
  /** How many blocks are new. */
  added: number;
  /** It was done everywhere at once, whatever of the request's words say where. */
  whole: boolean;
}

export function doneBy(steps: readonly Step[], present: readonly Present[], whole: boolean): Done {
  const touched = new Set(present.map(({ address }) => address));
  const entries = present.map(({ path, expression }) => `${path} = ${expression}`);
  const done: Done = { touched, texts: [], entries, added: 0, whole };
  for (const { before, after } of steps) {
    const [was, is] = [textsOf(before), textsOf(after)];
    for (const address of new Set([...was.keys(), ...is.keys()])) {
      const [old = "", now = ""] = [was.get(address), is.get(address)];
      if (old === now) continue;
      if (old === "") done.added++;
      touched.add(address);
      done.texts.push(old, now);
      const [gone, come] = [entriesOf(old), entriesOf(now)];
      entries.push(...beyond(come, gone), ...beyond(gone, come));
    }
  }
  return done;
}

/** By address; of several `locals` or `terraform`, all. */
export function textsOf({ blocks }: ProgramText): Map<string, string> {
  const found = new Map<string, string>();
  for (const { address, text } of blocks) found.set(address, `${found.get(address) ?? ""}${text}\n`);
  return found;
}

/** Every argument with the way that leads to it. */
export const entriesOf = (text: string): string[] =>
  outline(text).flatMap((block) =>
    [...argumentsIn(block)].map(({ path, body, end }) => `${path} = ${text.slice(body, end)}`),
  );

/** What there is more of than of another: of two nested blocks both may have it. */
function beyond(all: readonly string[], others: readonly string[]): string[] {
  const count = (some: readonly string[], one: string) => some.filter((other) => other === one).length;
  return [...new Set(all)].filter((one) => count(all, one) > count(others, one));
}

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
  const { text, tokens, outright } = clause;
  const joints = [...text.matchAll(JOINTS)];
  const starts = [0, ...joints.map(({ index, 0: joint }) => index + joint.length)];
  const all = mentionsIn(clause, program);
  return starts.flatMap((start, i): Segment[] => {
    const end = joints[i]?.index ?? text.length;
    const isWithin = (token: { start: number } | undefined) =>
      token !== undefined && start <= token.start && token.start < end;
    const mentions = all.filter(({ from }) => isWithin(tokens[from]));
    const spoken = new Set(mentions.flatMap(({ from, to }) => tokens.slice(from, to)));
    const isName = (one: Literal) => [...spoken].some((token) => token.start < one.end && one.at < token.end);
    const values = outright.filter((one) => start <= one.at && one.at < end && !isName(one));
    const words = tokens.filter((token) => isWithin(token) && !spoken.has(token) && !SILENT.has(token.said));
    const own = text.slice(start, end).trim();
    return /[\p{L}\p{N}]/u.test(own) ? [{ text: own, start, end, mentions, values, words }] : [];
  });
}

const isVerb = ({ said }: Token): boolean => VERB.test(said);

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
  return segments.map(({ text, start }, i) => {
    const isTold = i === 0 || isVerb(readingOf(text).tokens[0] as Token);
    const at = clause.start + start + clause.text.slice(start).search(/\S/);
    return isTold ? new Clause(text, clause.kind, at) : new Clause(`${said}${text}`, clause.kind, at - said.length);
  });
}
