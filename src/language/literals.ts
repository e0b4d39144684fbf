/** What of a request may be a value as it stands: texts of a kind, numbers, and words that may be somebody's name for something; each with where it stands among the words. */
import type { Quantity } from "./quantities.ts";
import type { Reading } from "./reading.ts";
import { wordsIn } from "./said.ts";
import { schedulesIn } from "./schedules.ts";
import type { Kind, Span } from "./texts.ts";
import { SMALL } from "./words.ts";

export interface Literal extends Span {
  text: string;
  /** `bare`: a word that may be a name. */
  kind: Kind | "number" | "bare";
  quoted: boolean;
  /** The thing an identifier is of. */
  of?: string;
  quantity?: Quantity;
  /** Told in other words: "every 5 minutes". */
  derived?: true;
  /** It may as well be prose, or part of another. */
  doubtful?: true;
  /** Where what it is read from begins: of literals of one source only one is meant. */
  source: number;
  /** Indices of its words: the first, and the one behind the last. */
  from: number;
  to: number;
}

type Found = Omit<Literal, "from" | "to" | "source">;

/** Of more nobody could say what each is for. */
const MOST = 120;

/** In the order of the request. */
export function literalsOf(reading: Reading): Literal[] {
  const { text, texts, quantities } = reading;
  const found: Found[] = texts.map((one) => {
    const isProse = /^(?:name|region)$/.test(one.kind) && !one.quoted && !/[-_.\d]/.test(one.text);
    return { ...one, ...(isProse && { doubtful: true }) };
  });
  const isIn = (at: number, end: number) => (other: Found) =>
    !other.quantity?.vague && at < other.end && other.at < end;
  for (const quantity of quantities) {
    const { at, end, value, vague } = quantity;
    const inside = found.find(isIn(at, end));
    // A number in quotes is one, too.
    if (inside?.text === String(value)) inside.quantity = quantity;
    // So is "512Mi".
    if (inside && (vague || inside.kind !== "shape")) continue;
    const number = { text: String(value), kind: "number", quoted: false, quantity, at, end } as const;
    found.push({ ...number, ...(inside && { doubtful: true }) });
  }
  const put = (kind: "shape" | "bare", text: string, at: number) => {
    if (!found.some(isIn(at, at + text.length)))
      found.push({ text, kind, quoted: false, doubtful: true, at, end: at + text.length });
  };
  // What nobody would write in prose, whatever it is.
  for (const { 0: word, index: at } of text.matchAll(/(?<![^\s("'“`=])[^\s"'“”`(),;]*[^\s"'“”`(),;.:!?]/g))
    if (/[^\p{L}'’-]/u.test(word) && /\p{L}/u.test(word)) put("shape", word, at);
  for (const { 0: word, index: at } of text.matchAll(/(?<![\p{L}\p{N}_])\p{L}[\p{L}\p{N}]{1,}(?![\p{L}\p{N}_])/gu))
    if (!SMALL.has(word.toLowerCase())) put("bare", word, at);
  for (const schedule of schedulesIn(text))
    found.push({ ...schedule, kind: "schedule", quoted: false, derived: true, doubtful: true });
  const sorted = found.sort((a, b) => a.at - b.at || b.end - a.end);
  return placed(sorted.slice(0, MOST), reading);
}

/** With the words that each is made of; without those of which no word is found, unless they are in quotes. */
function placed(found: readonly Found[], { words, text }: Reading): Literal[] {
  let from = 0;
  return found.flatMap((literal): Literal[] => {
    const { at, end, quoted } = literal;
    const own = wordsIn(text.slice(at, end)).map(({ said }) => said);
    const first = own[0];
    const whole = found.find((other) => other.derived && other.at <= at && end <= other.end);
    const source = whole?.at ?? at;
    // Of a text without words, such as "*", only what stands beside it tells.
    if (first === undefined) return quoted ? [{ ...literal, source, from, to: from }] : [];
    let start = words.findIndex(({ said }, i) => i >= from && said === first);
    if (start < 0) start = words.findIndex(({ said }) => said === first);
    if (start < 0) return [];
    // Of two in one place the other begins there, too.
    from = start;
    return [{ ...literal, source, from: start, to: start + own.length }];
  });
}

/** Whether only its shape tells that it is no prose. */
export const isShape = ({ kind, quoted }: Literal): boolean => !quoted && !/^(?:number|network|version)$/.test(kind);
