/** How well what a request says literally fits an argument, and the expression that it makes there. */
import { textOf } from "../core/literal-text.ts";
import { type CtyType, isStringList } from "../core/schema.ts";
import { isIdentifier, isName } from "../intent/slots.ts";
import { isShape, type Literal } from "../language/literals.ts";
import { amountWithin, fitOf } from "../language/quantities.ts";
import type { Reading } from "../language/reading.ts";
import { isNamedFor } from "../language/texts.ts";
import type { Place } from "./places.ts";
import type { Path } from "./splice.ts";

/** A literal is meant for an argument from here on. */
export const MEANT = 1.4;
/** What is there is meant rather than what could be, what is near rather than what is deep inside, and of equal blocks the one with the request's words. */
export const THERE = 0.7;
const DEEPER = 0.2;
const ABOUT = 0.3;
/** A number for an argument that is spoken of, whatever it counts. */
const SPOKEN = 0.3;

/** How well a literal fits an argument; 0 when it doesn't. */
export function fitness(place: Place, literal: Literal, reading: Reading): number {
  const takes = fits(place, literal, reading);
  if (takes === undefined || (literal.kind === "number" && amountAt(place, literal) === undefined)) return 0;
  const { says, present, path, about } = place;
  const depth = path.filter((step) => typeof step === "string").length - 1;
  return takes + says + (present === undefined ? 0 : THERE) - DEEPER * Math.min(depth, 2) + ABOUT * about;
}

/** How well it fits whatever else is said; undefined when it doesn't. */
function fits(
  { attribute, claim, kinds, name, path, present, values, says }: Place,
  literal: Literal,
  reading: Reading,
) {
  const takes = kindOf(attribute.type);
  const plain = present === undefined ? undefined : textOf(present);
  // Someone's ID or ARN looks like one.
  if (isIdentifier(name) && !(isShape(literal) && /[\d:]/.test(literal.text))) return undefined;
  if (literal.kind === "number") {
    if (values && takes === "string") return versionAmong(values, literal.text) === undefined ? undefined : 1.6;
    if (plain !== undefined && numbered(plain, literal)) return 2.2;
    const fit = literal.quantity && fitOf(longName(name, path), literal.quantity);
    // Some providers take numbers as strings.
    const isNumeric = present === undefined ? (fit ?? 0) > 1.4 : /^"?\d+(?:\.\d+)?"?$/.test(present);
    if (takes !== "number" && !(takes === "string" && isNumeric)) return undefined;
    // Where its name has no unit, that the request speaks of it has to do.
    return fit ?? (claim?.said && claim.hit.length > 0 ? SPOKEN : undefined);
  }
  if (takes !== "string" && takes !== "strings") return undefined;
  if (literal.kind === "version") return partsOf(plain) === partsOf(literal.text) ? 1.8 : undefined;
  if (values?.includes(literal.text)) return 2.5;
  const isFor = literal.of !== undefined ? isNamedFor(name, literal.of) : kinds?.has(literal.kind);
  // A text that is no network isn't made one: it names something.
  if (literal.kind === "network")
    return /\d\.\d|::/.test(present ?? "") ? 1.4 : plain === undefined && says > 0.4 ? 1 : undefined;
  if (plain !== undefined && isShape(literal)) {
    if (sameFamily(plain, literal.text)) return 2;
    const isRelated = plain.slice(0, 2) === literal.text.slice(0, 2) || /\d/.test(plain) || says > 0.4 || isFor;
    if (isRelated && shapeOf(plain) === shapeOf(literal.text)) return 2;
  }
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

/** Of a number, what it is for the argument; undefined where that doesn't take so much. */
const amountAt = ({ name, range }: Place, { kind, quantity }: Literal): number | undefined =>
  kind === "number" && quantity ? amountWithin(name, quantity, range) : undefined;

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

export function expressionOf(place: Place, literal: Literal): string {
  const { attribute, present, values } = place;
  const { quantity, kind, text } = literal;
  const isTime = quantity?.measure === "time";
  const takes = kindOf(attribute.type);
  const version = takes === "string" ? versionAmong(values, text) : undefined;
  if (version !== undefined) return JSON.stringify(version);
  const plain = present === undefined ? undefined : textOf(present);
  if (plain !== undefined && (kind === "version" || (kind === "number" && !isTime && numbered(plain, literal))))
    return JSON.stringify(plain.replace(/\d+(?:\.\d+)*$/, text));
  const value = amountAt(place, literal) ?? text;
  if (takes === "number" || (kind === "number" && !isTime && !present?.startsWith('"') && takes !== "strings"))
    return String(value);
  return takes === "strings" ? `[${JSON.stringify(String(value))}]` : JSON.stringify(String(value));
}
