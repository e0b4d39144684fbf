/** What of a request may be a value as it stands: texts of a kind, numbers, and words that may be somebody's name for something; each with where it stands among the words. */
import type { Quantity } from "../language/quantities.ts";
import { Reading } from "../language/reading.ts";
import { schedulesIn } from "../language/schedules.ts";
import type { Kind } from "../language/texts.ts";
import { SMALL } from "../language/words.ts";

export interface Literal {
  text: string;
  /** `bare`: a word that may be a name. */
  kind: Kind | "number" | "bare";
  quoted: boolean;
  /** The thing an identifier is of. */
  of?: string;
  quantity?: Quantity;
  /** Told in other words: "every 5 minutes". */
  derived?: true;
  /** Where what it is read from begins: of literals of one source only one is meant. */
  source: number;
  /** Indices of its words: the first, and the one behind the last. */
  from: number;
  to: number;
  /** UTF-16 indices. */
  at: number;
  end: number;
}

type Found = Omit<Literal, "from" | "to" | "source">;

/** Of more nobody could say what each is for. */
const MOST = 120;

/** In the order of the request. */
export function literalsIn(reading: Reading): Literal[] {
  const { text, texts, quantities } = reading;
  const found: Found[] = texts.map(({ text, kind, quoted, of, at, end }) => ({
    text,
    kind,
    quoted,
    at,
    end,
    ...(of !== undefined && { of }),
  }));
  const isFree = (at: number, end: number) => !found.some((other) => at < other.end && other.at < end);
  for (const quantity of quantities) {
    const { at, end, value, vague } = quantity;
    const inside = found.find((other) => at < other.end && other.at < end);
    // A number in quotes is one, too.
    if (inside?.text === String(value)) inside.quantity = quantity;
    // So is "512Mi".
    if (vague || (inside && inside.kind !== "shape")) continue;
    found.push({ text: String(value), kind: "number", quoted: false, quantity, at, end });
  }
  // What nobody would write in prose, whatever it is.
  for (const { 0: word, index: at } of text.matchAll(/(?<![^\s("'“`=])[^\s"'“”`(),;]*[^\s"'“”`(),;.:!?]/g))
    if (isFree(at, at + word.length) && /[^\p{L}'’-]/u.test(word) && /\p{L}/u.test(word))
      found.push({ text: word, kind: "shape", quoted: false, at, end: at + word.length });
  for (const { 0: word, index: at } of text.matchAll(/(?<![\p{L}\p{N}_])\p{L}[\p{L}\p{N}]{1,}(?![\p{L}\p{N}_])/gu))
    if (isFree(at, at + word.length) && !SMALL.has(word.toLowerCase()))
      found.push({ text: word, kind: "bare", quoted: false, at, end: at + word.length });
  for (const schedule of schedulesIn(text)) found.push({ ...schedule, kind: "schedule", quoted: false, derived: true });
  const sorted = found.sort((a, b) => a.at - b.at || b.end - a.end);
  return placed(sorted.slice(0, MOST), reading);
}

/** With the words that each is made of; without those of which no word is found, unless they are in quotes. */
function placed(found: readonly Found[], reading: Reading): Literal[] {
  const { words, text } = reading;
  let from = 0;
  return found.flatMap(({ at, end, ...literal }): Literal[] => {
    const own = new Reading(text.slice(at, end)).words.map(({ said }) => said);
    const first = own[0];
    // Of a text without words, such as "*", only what stands beside it tells.
    const whole = found.find((other) => other.derived && other.at <= at && end <= other.end);
    const source = whole?.at ?? at;
    if (first === undefined) return literal.quoted ? [{ ...literal, source, from, to: from, at, end }] : [];
    let start = words.findIndex(({ said }, i) => i >= from && said === first);
    if (start < 0) start = words.findIndex(({ said }) => said === first);
    if (start < 0) return [];
    // Of two in one place the other begins there, too.
    from = start;
    return [{ ...literal, source, from: start, to: start + own.length, at, end }];
  });
}
