/** How well what a request says literally fits an argument, and the expression that it makes there. */
import { textOf } from "../core/literal-text.ts";
import { quoted } from "../core/quoted.ts";
import { type CtyType, isStringList } from "../core/schema.ts";
import { isIdentifier, isName } from "../intent/slots.ts";
import { isShape, type Literal } from "../language/literals.ts";
import { amountWithin, fitOf as quantityFit } from "../language/quantities.ts";
import type { Reading } from "../language/reading.ts";
import { isNamedFor } from "../language/texts.ts";
import type { Said } from "./odds.ts";
import type { Place } from "./places.ts";
import type { Path } from "./splice.ts";
import { steppedAt } from "./steps.ts";

/** The texts of a list. */
const saysIn = (expression: string): string[] => [...expression.matchAll(/"([^"]*)"/g)].map(([, text = ""]) => text);

export type Fit = ReturnType<typeof featuresOf>;

/** A number for an argument that is spoken of, whatever it counts. */
const SPOKEN = 0.3;

/** What a literal of a part of a request would be as the value of an argument, and what speaks for it and against it. `said`: what an encoder reads. Undefined where it can't be. */
export function fitOf(place: Place, literal: Literal, reading: Reading, said?: Said) {
  const isAmount = literal.kind !== "number" || amountAt(place, literal) !== undefined;
  const fit = isAmount ? fits(place, literal, reading) : undefined;
  if (fit === undefined && said === undefined) return undefined;
  const text = kindOf(place.attribute.type) === "strings" ? `[${said?.text}]` : said?.text;
  const expression = fit === undefined ? (text as string) : expressionOf(place, literal);
  const features = featuresOf(place, literal, fit, said);
  if (literal.quantity?.step === undefined) return { expression, features };
  const stepped = steppedAt(place, literal.quantity.step, expression, reading);
  return stepped && { ...stepped, features: { ...features, is: 0 } };
}

/** Each between 0 and 2 or so. */
function featuresOf(
  { says, present, path, about, claim, name, made, half, isInside }: Place,
  literal: Literal,
  fit: number | undefined,
  said?: Said,
) {
  const there = present === undefined ? undefined : (textOf(present) ?? present);
  const isThere = there !== undefined && (there === literal.text || saysIn(there).includes(literal.text));
  const depth = path.filter((step) => typeof step === "string").length - 1;
  return {
    fit: fit ?? 0,
    fits: +(fit !== undefined),
    likely: said?.likely ?? 0,
    likeliest: said?.likeliest ?? 0,
    both: (said?.likely ?? 0) * (said?.likeliest ?? 0),
    unread: +(said === undefined),
    says: Math.min(2, says),
    there: +(there !== undefined),
    // What is there already isn't what it is to be.
    is: +(isThere || (literal.kind === "number" && Number(there) === literal.quantity?.value)),
    fitThere: there === undefined ? 0 : (fit ?? 0),
    saysThere: there === undefined ? 0 : Math.min(2, says),
    made: +made,
    half: +half,
    count: +(name === "count"),
    named: +(there !== undefined && (isName(name) || name === "identifier")),
    depth: Math.min(depth, 2),
    about: Math.min(2, about),
    claimed: +((claim?.said === true && claim.hit.length > 0) || (isInside === true && says >= 1)),
    number: +(literal.kind === "number"),
  };
}

/** How well it fits whatever else is said; undefined when it doesn't. */
function fits(
  { attribute, claim, kinds, name, path, present, values, says, elements, isInside, hit, tells }: Place,
  literal: Literal,
  reading: Reading,
) {
  const takes = kindOf(attribute.type);
  const plain = present === undefined ? undefined : textOf(present);
  const single = /^\["([^"\n]*)"\]$/.exec(present ?? "")?.[1];
  // Someone's ID or ARN looks like one.
  if (isIdentifier(name) && !(isShape(literal) && /[\d:]/.test(literal.text))) return undefined;
  // A kind of thing has its own: `vpc-`, `pcx-`.
  const kindIn = (text: string) => /^[a-z]+(?=-[0-9a-f]{8,}$)/.exec(text)?.[0];
  if (plain !== undefined && kindIn(plain) !== undefined && kindIn(literal.text) !== kindIn(plain)) return undefined;
  if (literal.kind === "number") {
    if (values && takes === "string") return versionAmong(values, literal.text) === undefined ? undefined : 1.6;
    if (plain !== undefined && numbered(plain, literal)) return 2.2;
    const fit = literal.quantity && quantityFit(longName(name, path), literal.quantity);
    // Some providers take numbers as strings.
    const isNumeric = present === undefined ? (fit ?? 0) > 1.4 : /^"?\d+(?:\.\d+)?"?$/.test(present);
    if (takes !== "number" && !(takes === "string" && isNumeric)) return undefined;
    // Where its name has no unit, that the request speaks of it has to do.
    const isSaid =
      (claim?.said && claim.hit.length > 0) ||
      (isInside && hit.length > 0) ||
      (tells && elements.length > 0 && present !== undefined && literal.quantity?.measure === undefined) ||
      (name === "count" && literal.quantity?.measure === undefined);
    return fit ?? (isSaid ? SPOKEN : undefined);
  }
  if (takes !== "string" && takes !== "strings") return undefined;
  if (literal.kind === "version") return partsOf(plain) === partsOf(literal.text) ? 1.8 : undefined;
  if (literal.kind === "time" && CRON.test(plain ?? "")) return 2;
  if (values?.includes(literal.text)) return 2.5;
  const isFor = literal.of !== undefined ? isNamedFor(name, literal.of) : kinds?.has(literal.kind);
  // A text that is no network isn't made one: it names something.
  if (literal.kind === "network")
    return /\d\.\d|::/.test(present ?? "") || (present !== undefined && kinds?.has("network"))
      ? 1.4
      : plain === undefined && says > 0.4
        ? 1
        : undefined;
  if (plain !== undefined && isShape(literal)) {
    if (sameFamily(plain, literal.text)) return 2;
    const isOne = elements.length > 0 && shapeOf(plain) !== "a";
    const isRelated =
      isOne || plain.slice(0, 2) === literal.text.slice(0, 2) || /\d/.test(plain) || says > 0.4 || isFor;
    if (isRelated && shapeOf(plain) === shapeOf(literal.text)) return 2;
  }
  const isOne = elements.length > 0 && single !== undefined && shapeOf(single) !== "a";
  if (isOne && isShape(literal) && shapeOf(single) === shapeOf(literal.text)) return 2;
  if (values) return undefined;
  if (plain !== undefined && (isName(name) || name === "identifier") && /\b(?:re)?name|\bcall/i.test(reading.text))
    return 2;
  return isFor ? 1.2 : says > 0.4 ? 0.9 : undefined;
}

/** `days` alone says too little: `expiration_days`. */
const longName = (name: string, path: Path): string => {
  const around = path.slice(0, -1).findLast((step) => typeof step === "string");
  return around === undefined || name.includes("_") ? name : `${around}_${name}`;
};

/** Of a number, what it is for the argument; undefined where that doesn't take so much. A whole of 1024 parts is told in parts where examples do so: 1 vCPU as 1024. */
function amountAt({ name, range, isUsual }: Place, { kind, quantity }: Literal): number | undefined {
  if (kind !== "number" || !quantity) return undefined;
  const amount = amountWithin(name, quantity, range);
  const parts = 1024 * quantity.value;
  const isWhole = quantity.measure === undefined && !isUsual(String(amount)) && isUsual(String(parts));
  return isWhole ? parts : amount;
}

export function kindOf(type: CtyType): "string" | "number" | "bool" | "strings" | "other" {
  if (type === "string" || type === "number" || type === "bool") return type;
  return isStringList(type) ? "strings" : "other";
}

/** `db.t3.micro` and `db.m5.large` have one shape, as have two times of day or two image names. */
export const shapeOf = (text: string): string =>
  text
    .replace(/[A-Za-z]+/g, "a")
    .replace(/\d+/g, "0")
    .replace(/[a0]*(?:a0|0a)[a0]*/g, "w");

/** `e2-medium` and `e2-standard-4`, `europe-west1-b` and `europe-north1-a`. */
export function sameFamily(a: string, b: string): boolean {
  const [first = "", ...rest] = a.split(/[-._]/);
  const [other = "", ...more] = b.split(/[-._]/);
  return first === other && first.length > 1 && rest.length > 0 && more.length > 0 && /\d/.test(b) && a !== b;
}

/** Whether a text is the word that stands before the number in the request, with a number of its own: POSTGRES_15 for "postgres 16". */
const numbered = (text: string, { quantity }: Literal): boolean =>
  quantity?.before[0] !== undefined && new RegExp(`^${quantity.before[0]}s?[-_ ]?\\d+(?:\\.\\d+)*$`, "i").test(text);

/** How many numbers the version at the end of a text has. */
const partsOf = (text = ""): number | undefined => /(?<![\d.])\d+(?:\.\d+)*$/.exec(text)?.[0].split(".").length;

/** The one of several values that is a number in other clothes: `TLS1_2` for 1.2. */
const versionAmong = (values: readonly string[] | undefined, number: string): string | undefined =>
  values?.find((value) => value.replace(/\D+/g, ".").replace(/^\.|\.$/g, "") === number);

/** A schedule, around its minute and hour; and a time of day. */
const CRON = /^((?:cron\()?)\d+ \d+( .*)$/;
const CLOCK = /^(\d{1,2}):(\d{2})$/;

function expressionOf(place: Place, literal: Literal): string {
  const { attribute, present, values } = place;
  const { quantity, kind, text } = literal;
  const isTime = quantity?.measure === "time";
  const takes = kindOf(attribute.type);
  const version = takes === "string" ? versionAmong(values, text) : undefined;
  if (version !== undefined) return quoted(version);
  const plain = present === undefined ? undefined : textOf(present);
  const [, before, after] = (kind === "time" && CRON.exec(plain ?? "")) || [];
  const [, hour, minute] = CLOCK.exec(text) ?? [];
  if (hour !== undefined && before !== undefined) return `"${before}${Number(minute)} ${Number(hour)}${after}"`;
  if (plain !== undefined && (kind === "version" || (kind === "number" && !isTime && numbered(plain, literal))))
    return `"${plain.replace(/\d+(?:\.\d+)*$/, text)}"`;
  const value = amountAt(place, literal) ?? text;
  if (takes === "number" || (kind === "number" && !isTime && !present?.startsWith('"') && takes !== "strings"))
    return String(value);
  return takes === "strings" ? `[${quoted(String(value))}]` : quoted(String(value));
}
