/** Whether each part of a request was done, judged by what changed: every value that it says has to be there, every block that it names has to be in it. */

import { evidenceFor } from "../intent/evidence.ts";
import { type Clause, isRemark } from "../language/clauses.ts";
import type { Literal } from "../language/literals.ts";
import { readingOf } from "../language/reading.ts";
import type { Token } from "../language/tokens.ts";
import { alike } from "../language/words.ts";
import type { Part } from "../loop/record.ts";
import { listed, missingText } from "./addresses.ts";
import { type ProgramText, wordsOf } from "./blocks.ts";
import type { Done } from "./done.ts";
import type { Mention } from "./mentions.ts";
import { absentIn } from "./nouns.ts";
import { refersTo } from "./references.ts";
import { isVerb, segmentsOf } from "./segments.ts";
import { ALONG } from "./verbs/remove.ts";

/** The parts of a clause, each with what became of it. `reason`: why the clause was not done, where that is known. */
export function partsOf(clause: Clause, before: ProgramText, done: Done, reason?: string): Part[] {
  const segments = segmentsOf(clause, before);
  return segments.flatMap(({ text, start, end, mentions, values, words }, i): Part[] => {
    if (mentions.length + values.length + words.length === 0) return [];
    const isAlong = clause.kind === "remove" && ALONG.test(text);
    // Of several things that are said of one block, each has to be seen: "make it private and highly available". What is new is all they speak of.
    const isOne = segments.length === 1 || clause.kind !== "change" || done.added.length > 0;
    const isGiven = clause.literals.some(({ start: at }) => at >= end && at < (segments[i + 1]?.end ?? end));
    const isNamed = mentions.length > 0 && (isOne || isGiven || words.every(isVerb));
    const isClear = isAlong || done.whole || values.length > 0 || isNamed;
    const why =
      mentions.flatMap((mention) => unmet(mention, clause, before, done) ?? []).at(0) ??
      values.flatMap((value) => (isSeen(value, done) ? [] : [`"${value.text}" found no place.`])).at(0) ??
      (isClear || words.some((token) => isExplained(token, text, done)) ? undefined : UNCLEAR) ??
      (done.touched.size > 0 ? undefined : UNCLEAR);
    if (why !== undefined && isRemark(text)) return [];
    const absent =
      why === UNCLEAR ? absentIn(clause, (token) => start <= token.start && token.start < end, before) : undefined;
    const missing = absent && `There is no ${absent} in the program. ${listed(before.resources)}`;
    if (why !== undefined) return [{ text, done: false, reason: reason ?? missing ?? why }];
    return [{ text, done: true, ...(done.already && { reason: "It is so already." }) }];
  });
}

const UNCLEAR = "It wasn't understood.";

/** Why a block that is spoken of has no part in what was done. */
function unmet(
  { address, blocks, types, isNew, used, from, to }: Mention,
  { tokens }: Clause,
  before: ProgramText,
  done: Done,
): string | undefined {
  if (address !== undefined && blocks.length === 0) return missingText(address, before);
  // "With the key": something that changed refers to it.
  const isUsed = () =>
    blocks.length === 0 || blocks.some((one) => done.texts.some((text) => refersTo(text, one.address)));
  if (used) return isUsed() ? undefined : `Nothing refers to ${blocks.map((one) => one.address).join(", ")} for it.`;
  if (isNew) return undefined;
  // "Old versions can go" speaks of an argument, unless that only leads to the block: `bucket = aws_s3_bucket.a.id`.
  const own = done.entries.filter((entry) => !types.some((type) => entry.includes(`${type}.`)));
  const names = own.flatMap((entry) => wordsOf(entry.split(" = ", 1)[0] as string));
  const qualifiers = tokens.slice(from, to - 1).map(({ word }) => word);
  const isCalled = address !== undefined || blocks.some(({ called }) => qualifiers.some((word) => called.has(word)));
  if (!isCalled && names.includes(tokens[to - 1]?.word ?? "")) return undefined;
  const left = blocks.filter((block) => {
    if (done.touched.has(block.address)) return false;
    // What is new or other speaks of it, or is what it speaks of.
    const isSaid = [...done.texts, ...done.entries].some((text) => refersTo(text, block.address));
    return !isSaid && ![...done.touched].some((other) => refersTo(block.text, other));
  });
  if (left.length === 0) return undefined;
  return `Nothing that it says of ${left.map((block) => block.address).join(", ")} was understood.`;
}

/** Whether a value of the request is in what changed, in whatever unit. */
function isSeen(literal: Literal, done: Done): boolean {
  const text = [...done.entries, ...done.touched].join("\n");
  if (literal.kind === "number" && Number(literal.text) === done.added.length) return true;
  return formsOf(literal).some((form) => new RegExp(`(?<![A-Za-z0-9])${form}(?![0-9])`, "i").test(text));
}

/** Patterns of a value as programs write it: `2 minutes` as 2 or 120, `TLS 1.2` as `TLS1_2`. */
function formsOf({ kind, text, quantity }: Literal): string[] {
  const seconds = (quantity?.value ?? 0) * (quantity?.factor ?? 1);
  if (kind === "duration")
    return [1, 60, 3600, 86_400]
      .map((unit) => seconds / unit)
      .filter((n) => n >= 1 && Number.isInteger(n))
      .map(String);
  const plain = text.replace(/[^A-Za-z0-9]+/g, "[^A-Za-z0-9]+");
  const number = Number(text);
  if (kind === "version") return [plain, `[A-Za-z]+${plain}`];
  if (kind !== "number" || Number.isNaN(number)) return [plain];
  const sizes = quantity?.measure === "size" ? [number * 1024, number * 1000, number / 1024, number * 1024 ** 3] : [];
  return [plain, `[A-Za-z]+_?${plain}`, ...[number / 100, ...sizes].map((n) => String(n).replace(".", "\\."))];
}

/** Whether a word is among those of what changed, or the segment speaks of an argument that did. */
function isExplained({ word }: Token, text: string, { words, entries }: Done): boolean {
  if ([...words].some((own) => alike(own, word))) return true;
  const names = new Set(entries.flatMap((entry) => (entry.split(" = ", 1)[0] as string).split(".")));
  const reading = readingOf(text);
  return [...names].some((name) => evidenceFor({ name, path: name, values: undefined }, reading, new Set()).spoken);
}
