/** Rules from what a provider's documentation says of its arguments: the facts, one argument each. */
import { factsOf } from "../yardsticks/shared.ts";
import { addGroup, type Book, type Majors, NO_LIMIT } from "./rules.ts";

/** What the documentation says of one argument. References: "x" names a sibling, "/a.b" starts at the root. */
export interface Fact {
  kind: "resource" | "data";
  type: string;
  path: string[];
  argument: string;
  confidence: "high" | "low";
  values?: (string | number)[];
  min?: number;
  max?: number;
  min_length?: number;
  max_length?: number;
  conflicts?: string[];
  one_of_required?: string[];
}

/** How far the documentation of a provider is trusted. Patterns are matched with "TYPE.PATH". */
export interface Trust {
  /** Arguments whose values change from one release of the provider to the next. */
  growing: RegExp;
  /** Arguments whose values the provider compares without regard to case. */
  anyCase: RegExp[];
  /** Arguments documented otherwise than validated: rules that refused programs which the provider accepts. */
  wrong: RegExp[];
  /** The majors that the documentation is taken to hold for; all when absent. */
  majors?: Majors;
  /** Whether a documented list of values is told as an error; else it is a warning. */
  certain(fact: Fact): boolean;
}

/** Longer lists are those that grow with every release, such as regions and versions. */
const LONGEST_LIST = 12;
/** Longer ones are tables of sizes and countries. */
const LONGEST_SPELLING = 25;

/** Adds the rules that the facts of a provider give to its book. */
export function addFacts(book: Book, provider: string, trust: Trust): void {
  for (const fact of factsOf<Fact>(provider)) take(book, fact, trust);
}

export const keyOf = ({ path, argument }: Fact): string => [...path, argument].join(".");
export const typeOf = ({ kind, type }: Fact): string => (kind === "data" ? `data.${type}` : type);

function take(book: Book, fact: Fact, trust: Trust): void {
  const key = keyOf(fact);
  const name = `${fact.type}.${key}`;
  if (trust.wrong.some((pattern) => pattern.test(name))) return;
  const entry = book.of(typeOf(fact), trust.majors);
  const spelt = (fact.values ?? []).filter(isSpelt).map(String);
  if (spelt.length > 0 && spelt.length <= LONGEST_SPELLING && !trust.anyCase.some((pattern) => pattern.test(name)))
    entry.doubtful.spelling[key] = spelt;
  if (fact.confidence !== "high") return;
  if (isClosed(fact, trust)) {
    const anyCase = trust.anyCase.some((pattern) => pattern.test(name));
    (trust.certain(fact) ? entry.certain : entry.doubtful)[anyCase ? "anyCase" : "values"][key] = (
      fact.values ?? []
    ).map(String);
  }
  if (fact.min !== undefined || fact.max !== undefined)
    entry.doubtful.range[key] = [fact.min ?? -NO_LIMIT - 1, fact.max ?? NO_LIMIT];
  if (fact.min_length !== undefined || fact.max_length !== undefined)
    entry.doubtful.length[key] = [fact.min_length ?? 0, fact.max_length ?? NO_LIMIT];
  for (const other of siblings(fact.path, fact.conflicts ?? []) ?? [])
    if (other !== key) addGroup((isPrefixPair([key, other]) ? entry.certain : entry.doubtful).conflicts, [key, other]);
  const any = siblings(fact.path, fact.one_of_required ?? []);
  if (any && any.length > 1) addGroup(entry.doubtful.any, any);
}

/** Whether a documented value is a word that can be misspelt, no number, pattern or placeholder. */
const isSpelt = (value: string | number): boolean => /^(?=.*[A-Za-z]{2})[A-Za-z0-9][\w.-]*$/.test(String(value));

/** Two names for one thing, which every provider that has them keeps apart: `name` and `name_prefix`. */
export const isPrefixPair = ([name = "", other = ""]: readonly string[]): boolean =>
  other === `${name}_prefix` || name === `${other}_prefix`;

/** Whether a documented list is likely all there is: no examples, no patterns, none that grow. */
export function isClosed({ values = [], argument }: Fact, { growing }: Trust): boolean {
  if (values.length < 2 || growing.test(argument)) return false;
  if (values.length > LONGEST_LIST && !values.every((value) => typeof value === "number")) return false;
  return values.every((value) => !/[:*<>{}]|\.\.\.| e\.g|https?|^\/|^$/.test(String(value)));
}

/** References to arguments in the same block, as keys; undefined when one is elsewhere. */
function siblings(path: string[], names: string[]): string[] | undefined {
  const keys = names.map((name) => [...path, name.replace(/^\//, "")].join("."));
  const elsewhere = names.some((name) => (name.startsWith("/") && path.length > 0) || name.slice(1).includes("."));
  return elsewhere ? undefined : keys;
}
