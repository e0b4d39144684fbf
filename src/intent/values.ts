/** The values that an argument takes, and which of them a request says, in the value's words or in others. */
import { allowedValues, namedValues, type TypeFacts } from "../core/facts.ts";
import { typeAndPath } from "../knowledge/knowledge.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import words from "../knowledge/written/common.json" with { type: "json" };
import type { Hit, Reading } from "../language/reading.ts";
import { rootsOfName, rootsOfPhrase } from "../language/roots.ts";
import { spokenFor } from "./spoken.ts";

/** The values that the argument at a path takes: by the provider's rules, or as its documentation lists them. */
export function valuesOf({ knowledge }: Schemas, path: string, facts?: TypeFacts): readonly string[] | undefined {
  const [type, inside] = typeAndPath(path);
  return allowedValues(facts, inside) ?? knowledge.listed(type, inside);
}

/** How the values of an argument are spelt, also where there may be others. */
export const spellingOf = (schemas: Schemas, path: string, facts?: TypeFacts): readonly string[] | undefined =>
  valuesOf(schemas, path, facts) ?? namedValues(facts, typeAndPath(path)[1]);

/** States of which a request that denies one means the other. */
const OPPOSITES = words.opposites.map((pair) => pair.split(" "));

/** Values that are words of every request: they count where their argument is spoken of. */
const COMMON = new Set(words.values.split(" "));

export interface SaidValue {
  value: string;
  hit: Hit;
  /** The words of the value may be about anything: they count where the argument is spoken of. */
  common: boolean;
}

const letters = (value: string) => value.toLowerCase().replace(/[^a-z0-9]/g, "");
const known = new Map<string, string[]>();

/** Roots of a value's own words. */
function rootsOfValue(value: string): string[] {
  const found = known.get(value);
  if (found) return found;
  const roots = rootsOfPhrase(value.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[^A-Za-z0-9.]+/g, " ")).filter(
    (root) => root !== "after",
  );
  if (known.size < 20_000) known.set(value, roots);
  return roots;
}

/** The value that says most; `own`: roots that are the type's own and say nothing. `accepts`: of the places of a value, those that count. */
export function valueIn(
  values: readonly string[],
  reading: Reading,
  own: ReadonlySet<string> = new Set(),
  accepts: (said: SaidValue) => boolean = () => true,
  { name = "", anchor = [] }: { name?: string; anchor?: Hit } = {},
): SaidValue | undefined {
  let best = undefined as (SaidValue & { weight: number }) | undefined;
  const named = new Set(rootsOfName(name));
  /** Of two values, the one nearer to what speaks of the argument, else the first. */
  const away = (hit: Hit) =>
    anchor.length > 0 ? Math.min(...hit.map((at) => Math.min(...anchor.map((a) => Math.abs(a - at))))) : (hit[0] ?? 0);
  /** `isWhole`: a denial is part of what is said. */
  const put = (said: SaidValue, weight: number, isWhole = false) => {
    const value = !isWhole && reading.isDenied(said.hit) ? oppositeOf(said.value, values) : said.value;
    if (value !== undefined && weight > (best?.weight ?? 0) && accepts(said)) best = { ...said, value, weight };
  };
  for (const value of values) {
    const key = letters(value);
    const roots = rootsOfValue(value);
    const isOwn = roots.every((root) => own.has(root) || named.has(root));
    if (key.length === 1 && new RegExp(`\\b${value}[ -]record|\\btype ${value}\\b`).test(reading.text))
      put({ value, hit: [], common: false }, 1);
    if (roots.length > 0 && !isOwn && key.length > 1) {
      const hit = reading.together(roots) ?? joined(key, reading);
      const common = roots.length === 1 && (COMMON.has(key) || key.length < 3);
      if (hit) put({ value, hit, common }, roots.length + 0.5 - away(hit) / 1000);
    }
    const spoken = spokenFor("values", `${name}.${key}`);
    // What is said for the value of one argument is about nothing else.
    const isOfArgument = spoken !== spokenFor("values", key);
    for (const phrase of spoken) {
      const hit = reading.phrase(phrase);
      const [first = ""] = phrase;
      const said = reading.words[hit?.[0] ?? 0]?.said ?? "";
      const common = phrase.length === 1 && (COMMON.has(key) || COMMON.has(said) || first.length < 4) && !isOfArgument;
      if (hit) put({ value, hit, common }, phrase.length, isOfArgument || DENYING.test(first));
    }
  }
  return best && { value: best.value, hit: best.hit, common: best.common };
}

const DENYING = /^(?:not?|never|without)$/;

/** A value written in one: "postgres16", "REGULAR", "t3.micro". */
function joined(key: string, reading: Reading): Hit | undefined {
  const at = reading.words.findIndex(({ said }) => letters(said) === key);
  return at < 0 ? undefined : [at];
}

function oppositeOf(value: string, values: readonly string[]): string | undefined {
  const key = letters(value);
  const others = OPPOSITES.flatMap(([a, b]) => (a === key ? [b] : b === key ? [a] : []));
  return values.find((other) => others.includes(letters(other)));
}

const ON = /^(?:enabled|on|active|true|enable)$/i;
const OFF = /^(?:disabled|off|suspended|false|disable|none)$/i;

/** Of an argument with two states, the one that is meant where it is spoken of. */
export const stateOf = (values: readonly string[] | undefined, on: boolean): string | undefined =>
  values && values.length <= 4 ? values.find((value) => (on ? ON : OFF).test(value)) : undefined;
