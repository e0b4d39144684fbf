/** Values inside an expression: entries of maps, elements of lists and arguments of functions, found by the steps that lead to them and written in their places; everything else stays as it is. Pure. */
import { commentEnd, heredocEnd, stringEnd } from "../core/outline.ts";

/** Names of entries, numbers of elements and of a function's arguments. */
export type Step = string | number;

export interface Value {
  /** `other`: what has no entries that could be named, such as a text, a reference or a `for`. */
  kind: "map" | "list" | "call" | "other";
  start: number;
  end: number;
  entries: readonly Entry[];
}

export interface Entry {
  step: Step;
  /** With its name. */
  start: number;
  value: Value;
}

/** What lies deeper stays one piece of text. */
const MAX_DEPTH = 50;

export const parsed = (text: string): Value => read(text, 0, text.length, 0);

/** The value that steps lead to. */
export function stepped(value: Value, steps: readonly Step[]): Value | undefined {
  return steps.reduce<Value | undefined>(
    (found, step) => found?.entries.find((entry) => entry.step === step)?.value,
    value,
  );
}

/** The expression with another value where steps lead; a last step that isn't there is a new entry or element. Undefined where the way isn't there. */
export function withValue(text: string, steps: readonly Step[], expression: string): string | undefined {
  const root = parsed(text);
  const found = stepped(root, steps);
  if (found) return text.slice(0, found.start) + expression + text.slice(found.end);
  const home = stepped(root, steps.slice(0, -1));
  const last = steps.at(-1);
  if (last === undefined || (home?.kind !== "map" && home?.kind !== "list")) return undefined;
  const isPlain = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(String(last));
  return appended(
    text,
    home,
    home.kind === "map" ? `${isPlain ? last : JSON.stringify(last)} = ${expression}` : expression,
  );
}

/** Behind the last entry, laid out and separated as the others are. */
function appended(text: string, { start, end, kind, entries }: Value, entry: string): string {
  const last = entries.at(-1);
  if (!last) {
    const inner = kind === "map" ? ` ${entry} ` : entry;
    return `${text.slice(0, start + 1)}${inner}${text.slice(end - 1)}`;
  }
  const behind = text.slice(last.value.end, end - 1);
  const comma = /^\s*,/.exec(behind)?.[0].length ?? 0;
  if (!behind.includes("\n"))
    return `${text.slice(0, last.value.end)}, ${entry}${comma > 0 ? "," : ""}${text.slice(last.value.end + comma)}`;
  const second = entries.at(-2);
  const isApart = kind === "list" || (second && /^\s*,/.test(text.slice(second.value.end)));
  const lineEnd = text.indexOf("\n", last.value.end + comma);
  const mark = comma > 0 ? "" : isApart ? "," : "";
  return `${text.slice(0, last.value.end)}${mark}${text.slice(last.value.end, lineEnd)}\n${entry}${comma > 0 ? "," : ""}${text.slice(lineEnd)}`;
}

function read(text: string, from: number, to: number, depth: number): Value {
  const [piece = { start: from, end: to }, ...more] = pieces(text, from, to, "");
  const { start, end } = piece;
  const other: Value = { kind: "other", start, end, entries: [] };
  const name = /^[a-z]\w*(?=\()/.exec(text.slice(start, end))?.[0] ?? "";
  const open = start + name.length;
  const bracket = text[open] ?? "";
  if (more.length > 0 || depth > MAX_DEPTH || !"{[(".includes(bracket) || closeOf(text, open, end) !== end - 1)
    return other;
  if (bracket === "(" && name === "") return other;
  if (/^.\s*for\b/.test(text.slice(open, end))) return other;
  const inside = [...pieces(text, open + 1, end - 1, bracket === "{" ? ",\n" : ",")];
  if (bracket !== "{") {
    const entries = inside.map((one, step) => ({
      step,
      start: one.start,
      value: read(text, one.start, one.end, depth + 1),
    }));
    return { ...other, kind: bracket === "[" ? "list" : "call", entries };
  }
  const entries = inside.flatMap((one): Entry[] => {
    const [whole, key = ""] = KEY.exec(text.slice(one.start, one.end)) ?? [];
    if (whole === undefined) return [];
    const step = /^"/.test(key) ? key.slice(1, -1) : key;
    return [{ step, start: one.start, value: read(text, one.start + whole.length, one.end, depth + 1) }];
  });
  return { ...other, kind: "map", entries };
}

const KEY = /^("(?:[^"\\]|\\.)*"|[\p{L}_][\p{L}\p{N}_.-]*|\([^()]*\))\s*[=:](?!=)\s*/u;

/** Index of the bracket that closes the one at `open`; -1 where none does. */
function closeOf(text: string, open: number, to: number): number {
  let depth = 0;
  for (let i = open; i < to; ) {
    const next = behindText(text, i);
    if (next === i + 1) {
      if ("([{".includes(text[i] as string)) depth++;
      else if (")]}".includes(text[i] as string) && --depth === 0) return i;
    }
    i = next;
  }
  return -1;
}

/** What stands between separators, without space and comments around. */
function* pieces(text: string, from: number, to: number, separators: string) {
  let start = -1;
  let end = from;
  let depth = 0;
  for (let i = from; i < to; ) {
    const c = text[i] as string;
    const isEnd = depth === 0 && separators.includes(c);
    if (isEnd && start >= 0) {
      yield { start, end };
      start = -1;
    }
    const next = behindText(text, i);
    const isComment = commentEnd(text, i) > i;
    if (!isEnd && !isComment && !/\s/.test(c)) {
      if (start < 0) start = i;
      if (next === i + 1) depth += "([{".includes(c) ? 1 : ")]}".includes(c) ? -1 : 0;
      end = Math.min(next, to);
    }
    i = next;
  }
  if (start >= 0) yield { start, end };
}

/** Behind the string, heredoc or comment that begins here, else behind the character. */
function behindText(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at).end;
  const comment = commentEnd(text, at);
  if (comment > at) return comment;
  return (text[at] === "<" ? heredocEnd(text, at)?.end : undefined) ?? at + 1;
}
