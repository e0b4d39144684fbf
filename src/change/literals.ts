/** What a part of a request gives literally: numbers with their units, networks, machine types and the like, names in quotes. */
import { type Quantity, quantitiesIn } from "../language/quantities.ts";
import { words } from "../language/words.ts";

export interface Literal {
  kind: "number" | "duration" | "network" | "shape" | "quoted" | "version";
  /** As it was written, without quotes. */
  text: string;
  /** Of a duration: in seconds, and the unit it was said in. */
  seconds?: number;
  unit?: number;
  start: number;
  end: number;
  /** Words around it, the nearest last and first. */
  before: readonly string[];
  after: readonly string[];
  /** Of a number: what it measures. */
  quantity?: Quantity;
  /** It is a limit: "up to 8", "at least 2". */
  limit?: "min" | "max";
}

const NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const SPELT = NUMBER_WORDS.slice(1).join("|");
const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  sec: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
};
const DURATION = new RegExp(
  `(?<![\\w.])(\\d+(?:\\.\\d+)?|${SPELT}|an?)[ -]?(${Object.keys(SECONDS).join("|")})s?\\b`,
  "gi",
);
const NETWORK = /\b\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}\b|\b[0-9a-f]{1,4}(?:::?[0-9a-f]{1,4})+::\/\d{1,3}/gi;
const QUOTED = /(?<![\w])["'`“‘]([^"'`”’\n]{1,120})["'`”’](?!\w)/g;
/** A word that nobody would write in prose: with digits and letters, or with signs inside. */
const SHAPED =
  /(?<![\w./:-])(?=[\w./:-]*[A-Za-z0-9])(?:[A-Za-z][\w.-]*=[\w.-]+:\w+|[A-Za-z]+[\w]*(?:[./:_-][\w*-]+)+|\d+(?:\.\d+)?[A-Za-z][\w-]*|[A-Za-z]+\d[\w]*(?:[./:_-]\w+)*|\d{1,2}:\d\d)(?![\w/])/g;
const VERSION = /(?<![\w./:-])v?(\d+(?:\.\d+){2,3})(?![\w./:-])|\bversion v?(\d+(?:\.\d+)*)(?![\w/:-])/gi;
const NUMBER = new RegExp(`(?<![\\w./:-])(\\d[\\d,]*(?:\\.\\d+)?|(?:${SPELT}))(?![\\w/:-]*[./:]\\d)(?![\\w-])`, "gi");
/** Words with a sign inside that are prose all the same. */
const PROSE =
  /^(?:and\/or|e\.g|i\.e|etc|[a-z]+-(?:in|up|to|of|only|level|time|side|based|managed|wide|bucket|region|zone|az)(?:-\w+)*|in-\w+|point-in-time(?:-\w+)?)$/i;

export function literalsIn(text: string): Literal[] {
  const found: Literal[] = [];
  const free = (start: number, end: number) => found.every((other) => end <= other.start || other.end <= start);
  const add = (literal: Omit<Literal, "before" | "after" | "limit">) => {
    if (!free(literal.start, literal.end)) return;
    const before = words(
      text
        .slice(Math.max(0, literal.start - 70), literal.start)
        .split(/[;]|\.\s/)
        .at(-1) ?? "",
    ).slice(-6);
    const after = words(text.slice(literal.end, literal.end + 60).split(/[;]|\.\s/)[0] ?? "").slice(0, 4);
    found.push({ ...literal, before, after, ...limitOf(text, literal) });
  };
  for (const m of text.matchAll(QUOTED)) add({ kind: "quoted", text: m[1] as string, ...extent(m) });
  for (const m of text.matchAll(NETWORK)) add({ kind: "network", text: m[0], ...extent(m) });
  for (const m of text.matchAll(DURATION)) {
    const unit = SECONDS[(m[2] as string).toLowerCase()] as number;
    add({ kind: "duration", text: m[0], seconds: numberOf(m[1] as string) * unit, unit, ...extent(m) });
  }
  for (const m of text.matchAll(VERSION)) add({ kind: "version", text: m[1] ?? m[2] ?? "", ...extent(m) });
  for (const m of text.matchAll(SHAPED))
    if (!PROSE.test(m[0])) add({ kind: "shape", text: m[0].replace(/[.:-]$/, ""), ...extent(m) });
  for (const m of text.matchAll(NUMBER)) add({ kind: "number", text: String(numberOf(m[1] as string)), ...extent(m) });
  found.sort((a, b) => a.start - b.start);
  const quantities = quantitiesIn(text);
  return found.map((literal, i) => {
    const quantity = quantities.find(({ at }) => literal.start <= at && at < literal.end);
    return inherited({ ...literal, ...(quantity && { quantity }) }, found[i - 1], text);
  });
}

/** "after 30 days and deleted after 365": the unit is the one before. */
function inherited(literal: Literal, before: Literal | undefined, text: string): Literal {
  const bare = literal.kind === "number" && !/^\s*[\p{L}%]/u.test(text.slice(literal.end));
  if (!bare || before?.kind !== "duration" || !/\b(?:after|for|within|of)\s*$/i.test(text.slice(0, literal.start)))
    return literal;
  const unit = before.unit ?? 1;
  return { ...literal, kind: "duration", seconds: Number(literal.text) * unit, unit };
}

const extent = (match: RegExpMatchArray): { start: number; end: number } => ({
  start: match.index as number,
  end: (match.index as number) + match[0].length,
});

function numberOf(text: string): number {
  const word = NUMBER_WORDS.indexOf(text.toLowerCase());
  if (word >= 0) return word;
  return /^an?$/i.test(text) ? 1 : Number(text.replaceAll(",", ""));
}

function limitOf(text: string, { start, end }: { start: number; end: number }): Pick<Literal, "limit"> {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (/\b(?:up to|at most|no more than|maximum(?: of)?|max|not more than)\s*$/i.test(before)) return { limit: "max" };
  if (/\b(?:at least|no less than|no fewer than|minimum(?: of)?|min)\s*$/i.test(before)) return { limit: "min" };
  if (/\b(?:between\s+)?\d+\s*(?:and|to|-|–)\s*$/i.test(before)) return { limit: "max" };
  return /^\s*(?:and|to|-|–)\s*\d/i.test(after) ? { limit: "min" } : {};
}

/** `db.t3.micro` and `db.m5.large` have one shape, as have two times of day or two image names. */
export const shapeOf = (text: string): string =>
  text
    .replace(/[A-Za-z]+/g, "a")
    .replace(/\d+/g, "0")
    .replace(/[a0]*(?:a0|0a)[a0]*/g, "w");

/** A duration in the unit of an argument, by the argument's name; where that says none, in days or in what was said. */
export function inUnitOf(name: string, { seconds = 0, unit = 1 }: Literal): number {
  const own = (["second", "minute", "hour", "day", "week", "month", "year"] as const).find((word) =>
    name.includes(word),
  );
  const divisor = own
    ? (SECONDS[own] as number)
    : /timeout|delay|ttl|interval|cooldown|max_age/.test(name)
      ? 1
      : unit > 86_400
        ? 86_400
        : unit;
  return Math.round(seconds / divisor);
}
