/** Numbers of a request, with their units, and which argument each is for. */
import { NUMBER_WORDS, numberOf } from "./numbers.ts";
import type { Span } from "./texts.ts";
import { words } from "./words.ts";

type Measure = "time" | "size" | "share";

export interface Quantity extends Span {
  /** As written, and the number that this is. */
  text: string;
  value: number;
  measure?: Measure;
  /** Of one unit, in seconds or bytes. */
  factor?: number;
  /** Words right before and after it, nearest first, up to the next pause. */
  before: readonly string[];
  after: readonly string[];
  /** The lower or upper end of a range: "between 2 and 10". */
  ends?: "min" | "max";
  /** As `ends`, or said to be a limit: "up to 8", "at least 2". */
  limit?: "min" | "max";
  /** Said of what there is: "two more", "10 GB less"; `by`: "by 30 seconds", in whichever direction. */
  step?: "more" | "less" | "by";
  /** Said with an article, which is a number only for an argument that is spoken of: "one", "a week". */
  vague: boolean;
}

/** Units in which arguments count time and size, in seconds and bytes. */
const COUNTED_IN = [1, 60, 3600, 86_400, 1024, 1024 ** 2, 1024 ** 3];

/** What it may be written as, in one unit or another. */
export const amountsOf = ({ value, factor = 1 }: Quantity): number[] =>
  COUNTED_IN.map((unit) => (value * factor) / unit);

const UNITS: readonly (readonly [pattern: RegExp, measure: Measure, factor: number])[] = [
  [/^(?:s|secs?|seconds?)$/, "time", 1],
  [/^(?:m|mins?|minutes?)$/, "time", 60],
  [/^(?:h|hours?|hrs?)$/, "time", 3600],
  [/^(?:d|days?)$/, "time", 86_400],
  [/^(?:w|weeks?)$/, "time", 604_800],
  [/^months?$/, "time", 2_592_000],
  [/^years?$/, "time", 31_536_000],
  [/^(?:kb|kib|kilobytes?)$/, "size", 1024],
  [/^(?:mb|mib|megabytes?|megs?)$/, "size", 1024 ** 2],
  [/^(?:gb|gib|gigabytes?|gigs?|g)$/, "size", 1024 ** 3],
  [/^(?:tb|tib|terabytes?)$/, "size", 1024 ** 4],
  [/^(?:%|percent)$/, "share", 1],
];
/** Not within addresses, versions, dates and names. */
const NUMBERS = new RegExp(
  `(?<![\\w./:-])(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)\\s?-?\\s?([a-z%]*)(?![\\w/:]|[.-]\\d)|\\b(${NUMBER_WORDS}|an?)\\b[\\s-]?([a-z]*)`,
  "gi",
);
const BETWEEN = /^\s*(?:\w+\s*)?(?:and|to|-|–)\s*$/i;
const MOST = /\b(?:up to|at most|no more than|maximum(?: of)?|max|not more than)\s*$/i;
const MORE = String.raw`\s*(?:more|additional|extra|further)\b(?!\s+than\b)`;
const LESS = String.raw`\s*(?:less|fewer)\b(?!\s+than\b)`;
/** Behind the noun, where the phrase ends: "2 servers more". */
const NOUN = String.raw`(?:\s*(?!(?:and|or|no|not|any|much)\b)[\p{L}-]+){0,2}?`;
const STEPS = [
  ["more", new RegExp(`^(?:${MORE}|${NOUN}${MORE}\\s*(?:[.,;!?]|$))`, "iu")],
  ["less", new RegExp(`^(?:${LESS}|${NOUN}${LESS}\\s*(?:[.,;!?]|$))`, "iu")],
] as const;
const ANOTHER = /\b(?:another|additional|extra|further)\s+$/i;
const BY = /\bby\s+$/i;
const LEAST = /\b(?:at least|no less than|no fewer than|minimum(?: of)?|min)\s*$/i;

export function quantitiesIn(request: string): Quantity[] {
  const found = read(request);
  for (const [i, quantity] of found.entries()) {
    const before = request.slice(0, quantity.at);
    const last = found[i - 1];
    if (MOST.test(before)) quantity.limit = "max";
    else if (LEAST.test(before)) quantity.limit = "min";
    const step = stepOf(before, request.slice(quantity.end));
    if (step !== undefined) quantity.step = step;
    if (!last || quantity.vague) continue;
    const between = request.slice(last.end, quantity.at);
    const opens = /\b(?:between|from)\s+$/i.test(request.slice(0, last.at));
    if (BETWEEN.test(between) && (opens || /\bto\b|-|–/.test(between))) {
      last.ends = last.limit = "min";
      quantity.ends = quantity.limit = "max";
    }
    // "After 30 days and deleted after 365": the unit is the one before.
    const isBare = quantity.measure === undefined && !/^\s*[\p{L}%]/u.test(request.slice(quantity.end));
    if (isBare && last.measure === "time" && /\b(?:after|for|within|of)\s*$/i.test(before))
      Object.assign(quantity, { measure: "time", factor: last.factor });
  }
  return found;
}

function stepOf(before: string, behind: string): Quantity["step"] {
  const [name] = STEPS.find(([, pattern]) => pattern.test(behind)) ?? [];
  return name ?? (ANOTHER.test(before) ? "more" : BY.test(before) ? "by" : undefined);
}

function read(request: string): Quantity[] {
  return [...request.matchAll(NUMBERS)].flatMap((match): Quantity[] => {
    const [whole, digits, next = "", spelt, follows = ""] = match;
    const said = (spelt === undefined ? next : follows).toLowerCase();
    const isArticle = /^an?$/i.test(spelt ?? "");
    const value = isArticle ? 1 : spelt === undefined ? Number(digits?.replaceAll(",", "")) : numberOf(spelt);
    const unit = UNITS.find(([pattern]) => pattern.test(said));
    if (value === undefined || (isArticle && unit?.[1] !== "time") || (isArticle && said.length < 3)) return [];
    // A number of one word with letters, such as 2nd or 3x, is none.
    if (!unit && spelt === undefined && said !== "" && !/\s|-/.test(whole)) return [];
    const end = match.index + (unit || said === "" ? whole.length : whole.length - said.length);
    return [
      {
        text: request.slice(match.index, end).trim().replace(/-$/, ""),
        ...{ value, at: match.index, end, vague: isArticle || (value === 1 && spelt !== undefined && !unit) },
        ...(unit && { measure: unit[1], factor: unit[2] }),
        before: near(request.slice(Math.max(0, match.index - 60), match.index), true),
        after: near(request.slice(end, end + 60), false),
      },
    ];
  });
}

/** Words up to the next pause, nearest first. */
function near(text: string, backwards: boolean): string[] {
  const clause = text.split(/[,;:()]|\.\s/).at(backwards ? -1 : 0) ?? "";
  return (backwards ? words(clause).reverse() : words(clause)).slice(0, 4);
}

/** Units of arguments whose names don't have them. */
const OWN_UNITS: readonly (readonly [argument: RegExp, measure: Measure, factor: number])[] = [
  [/seconds?$|_sec$|^(?:timeout|period|ttl|visibility_timeout|interval|default_ttl|max_ttl|min_ttl)$/, "time", 1],
  [/minutes?$/, "time", 60],
  [/hours?$/, "time", 3600],
  [/days?$|retention_period$/, "time", 86_400],
  [/_kb$/, "size", 1024],
  [/_mb$|^memory(?:_size)?$|_mib$/, "size", 1024 ** 2],
  [
    /_gb$|^(?:allocated_storage|max_allocated_storage|volume_size|size|disk_size|capacity_gb)$|storage_size/,
    "size",
    1024 ** 3,
  ],
  [/bytes/, "size", 1],
  [/percent(?:age)?$|utilization$/, "share", 1],
];
/** Words that say what an argument counts, where its name doesn't. */
const COUNTED: readonly (readonly [argument: RegExp, said: string])[] = [
  [/expir|delet/, "delete deleted remove removed expire expired gone away"],
  [/transition/, "glacier archive archived move moved transition infrequent cold"],
  [/desired|initial/, "start begin initially desired normally usually"],
  [
    /capacity|count|replicas|nodes|^size$|min_|max_|desired|num_/,
    "machine instance server node replica worker task copy pod unit vm",
  ],
  [/length/, "character char long"],
  [/receive/, "receive attempt try retry fail time delivery"],
  [/port/, "port"],
  [/threshold|limit|amount/, "than over above exceed exceeding under below least most reach usd dollar eur"],
  [/evaluation_periods|datapoints/, "time period row"],
  [/shard/, "shard"],
  [/attempts|retries/, "attempt retry try time"],
  [/max/, "maximum most up"],
  [/min/, "minimum least"],
];

/** Words for what an argument counts or measures, in their one form. */
export function countedBy(argument: string): string[] {
  const [, measure, factor] = OWN_UNITS.find(([pattern]) => pattern.test(argument)) ?? [];
  const units = measure === "time" && factor === 86_400 ? ["day"] : [];
  return [...units, ...COUNTED.flatMap(([pattern, list]) => (pattern.test(argument) ? words(list) : []))];
}

/** What the number of an argument measures, by its name. */
export const measureOf = (argument: string): Measure | undefined =>
  OWN_UNITS.find(([pattern]) => pattern.test(argument))?.[1];

/** A quantity in the unit of an argument, by the argument's name; where that says none, as it was said, and months and years in days. */
export function inUnitOf(argument: string, { value, measure, factor = 1 }: Quantity): number {
  if (measure === undefined || measure === "share") return value;
  const own = OWN_UNITS.find(([pattern]) => pattern.test(argument));
  const unit = own?.[1] === measure ? own?.[2] : measure === "time" && factor > 86_400 ? 86_400 : factor;
  return Math.round((value * factor) / (unit ?? 1));
}

/** The same within a range, else as it was said: a name may have another unit than the range is of. Undefined where neither is in it. */
export function amountWithin(argument: string, quantity: Quantity, range?: readonly [number, number]) {
  const [least, most] = range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [inUnitOf(argument, quantity), quantity.value].find((one) => one >= least && one <= most);
}

/** The number that a request gives for an argument: the one that fits it best; undefined when none does. */
export function quantityFor(argument: string, quantities: readonly Quantity[]): number | undefined {
  const fits = quantities.filter(({ vague }) => !vague).map((one) => ({ one, fit: fitOf(argument, one) ?? 0 }));
  const best = fits.reduce((a, b) => (b.fit > a.fit ? b : a), { one: undefined as Quantity | undefined, fit: 0 });
  return best.one && inUnitOf(argument, best.one);
}

/** How well a quantity fits an argument, by the argument's name, its unit and the words beside the number; undefined when it doesn't. */
export function fitOf(argument: string, quantity: Quantity): number | undefined {
  const own = new Set(words(argument.replaceAll("_", " ")));
  const unit = OWN_UNITS.find(([pattern]) => pattern.test(argument))?.[1];
  const limits = /(?:^|_)(min|max)/.exec(argument)?.[1];
  if (quantity.limit !== undefined && quantity.limit !== limits) return undefined;
  if (quantity.measure !== undefined && /ports?$/.test(argument)) return undefined;
  const weight = weightOf(quantity, own, new Set(countedBy(argument)), unit) + (quantity.limit ? 1.4 : 0);
  return weight > 0 ? Math.min(weight, 2) : undefined;
}

/** Words right behind a number say most of what it counts; a unit that the argument doesn't have speaks against it. */
function weightOf(
  { before, after, measure }: Quantity,
  own: ReadonlySet<string>,
  said: ReadonlySet<string>,
  takes: Measure | undefined,
): number {
  if (
    measure !== takes &&
    (measure === "time" || measure === "size" || (takes !== undefined && takes !== "share" && measure !== undefined))
  )
    return 0;
  const beside = (list: readonly string[]) =>
    list.reduce(
      (most, word, distance) =>
        Math.max(most, ((own.has(word) ? 2 : 0) + (said.has(word) ? 1.5 : 0)) / (1 + distance * 0.5)),
      0,
    );
  const words = beside(after) * 1.2 + beside(before);
  return words + (measure !== undefined && measure === takes ? 1 : 0);
}
