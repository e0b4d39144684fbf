/** Numbers of a request, with their units, and which argument each is for. */
import { words } from "./words.ts";

type Measure = "time" | "size" | "share";

export interface Quantity {
  /** As written: digits, or a word's number. */
  value: number;
  measure?: Measure;
  /** Of one unit, in seconds or bytes. */
  factor?: number;
  /** Words right before and after it, nearest first, up to the next pause. */
  before: readonly string[];
  after: readonly string[];
  at: number;
  /** The lower or upper end of a range: "between 2 and 10". */
  end?: "min" | "max";
}

const NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const UNITS: readonly (readonly [pattern: RegExp, measure: Measure, factor: number])[] = [
  [/^(?:s|sec|secs|seconds?)$/, "time", 1],
  [/^(?:m|min|mins|minutes?)$/, "time", 60],
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
  `(?<![\\w./:-])(\\d+(?:\\.\\d+)?)\\s?-?\\s?([a-z%]*)(?![\\w/:]|[.-]\\d)|\\b(${NUMBER_WORDS.slice(1).join("|")})\\b[\\s-]?([a-z]*)`,
  "gi",
);

export function quantitiesIn(request: string): Quantity[] {
  const found = read(request);
  for (const [i, quantity] of found.entries()) {
    const next = found[i + 1];
    const between = next && request.slice(quantity.at, next.at);
    const opens = /\b(?:between|from)\s+$/i.test(request.slice(0, quantity.at));
    if (
      !next ||
      !between ||
      !/^\S+(?:\s+\w+)?\s*(?:and|to|-|–)\s*$/i.test(between) ||
      !(opens || /\bto\b|-|–/.test(between))
    )
      continue;
    quantity.end = "min";
    next.end = "max";
  }
  return found;
}

function read(request: string): Quantity[] {
  return [...request.matchAll(NUMBERS)].flatMap((match): Quantity[] => {
    const [whole, digits, next = "", spelt, follows = ""] = match;
    const said = (spelt === undefined ? next : follows).toLowerCase();
    const value = spelt === undefined ? Number(digits) : NUMBER_WORDS.indexOf(spelt.toLowerCase());
    const unit = UNITS.find(([pattern]) => pattern.test(said));
    // "one" is an article more often than a number.
    if (value === 1 && spelt !== undefined && !unit) return [];
    // A number of one word with letters, such as 2nd or 3x, is none.
    if (!unit && spelt === undefined && said !== "" && !/\s|-/.test(whole)) return [];
    const end = match.index + whole.length - (unit || said === "" ? 0 : said.length);
    return [
      {
        value,
        ...(unit && { measure: unit[1], factor: unit[2] }),
        before: near(request.slice(Math.max(0, match.index - 60), match.index), true),
        after: near(request.slice(end, end + 60), false),
        at: match.index,
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

/** The number that a request gives for an argument; undefined when it gives none, or several that fit equally. */
export function quantityFor(argument: string, quantities: readonly Quantity[]): number | undefined {
  const own = new Set(words(argument.replaceAll("_", " ")));
  const said = new Set(countedBy(argument));
  const unit = OWN_UNITS.find(([pattern]) => pattern.test(argument));
  const weighed = quantities
    .map((quantity) => ({ quantity, weight: weightOf(quantity, own, said, unit?.[1]) + endOf(argument, quantity) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const [best, second] = weighed;
  if (!best || (second && second.weight === best.weight && second.quantity.value !== best.quantity.value))
    return undefined;
  const { value, factor } = best.quantity;
  return factor === undefined || unit === undefined ? value : (value * factor) / unit[2];
}

/** An end of a range is for the argument that limits, and for no other. */
function endOf(argument: string, { end }: Quantity): number {
  if (end === undefined) return 0;
  const limits = /(?:^|_)min/.test(argument) ? "min" : /(?:^|_)max/.test(argument) ? "max" : undefined;
  return limits === end ? 3 : -5;
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
