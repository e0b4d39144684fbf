/** Which arguments of a block a part of a request speaks of, and the values that it says for them. */
import { spelt, type TypeFacts } from "../core/facts.ts";
import type { Item } from "../core/outline.ts";
import { type Attribute, type Block, optionalAttribute } from "../core/schema.ts";
import { isIdentifier } from "../intent/fields.ts";
import { spellingOf } from "../intent/known-values.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Clause } from "../language/clauses.ts";
import type { Literal } from "../language/literals.ts";
import { accessIn } from "../language/networks.ts";
import { alike, words } from "../language/words.ts";
import { SILENT } from "./by-name.ts";
import { type Candidate, candidatesIn } from "./candidates.ts";
import { expressionOf, fitness, MEANT } from "./fitness.ts";
import type { BlockText, Path } from "./splice.ts";
import { kindOf, share, spokenIn } from "./spoken.ts";
import { switched } from "./verbs/switches.ts";

export interface Setting {
  path: Path;
  /** As constraints name it, without the type: `rule.status`. */
  key: string;
  attribute: Attribute;
  /** The expression that the request says; undefined where the model has to choose. */
  expression?: string;
  /** How surely it is meant, where a literal says it. */
  weight?: number;
}

export function settingsFor(
  schemas: Schemas,
  block: BlockText,
  type: string,
  schema: Block,
  facts: TypeFacts | undefined,
  /** Whether an argument holds a document whose form is known. */
  isDocument: (name: string) => boolean,
  clause: Clause,
  /** Words that name the block itself. */
  naming: ReadonlySet<string>,
  /** Tokens that name blocks. */
  spoken: ReadonlySet<number>,
  /** Told of what is there already as it is wanted. */
  isThere: (setting: { path: Path; expression: string }) => void,
): Setting[] {
  const said = clause.tokens
    .filter((_, i) => !spoken.has(i))
    .map(({ word }) => word)
    .filter((word) => !naming.has(word));
  const valuesAt = (key: string) => spellingOf(schemas, facts, type, key);
  const rangeAt = (key: string) => facts?.range?.[key] ?? facts?.doubtful?.range?.[key];
  const about = (item: Item) => hitsIn(block.slice(item), said, clause.text);
  const verb = verbAlone(clause, said);
  const named = (own: readonly string[]) => share(own, said);
  const spokenOf = (name: string) => spokenIn(name, clause);
  const wanted = (name: string, own: readonly string[]) =>
    named(own) > 0.5 || spokenOf(name) !== undefined || (verb !== undefined && own.some((word) => alike(word, verb)));
  const ask = { valuesAt, rangeAt, about, named, spoken: spokenOf, wanted, isDocument, naming };
  const candidates = [...candidatesIn(block, schema, [], ask)];
  const renames = /\brename (?!.* (?:variable|output)\b)/i.test(clause.text);
  const settings = new Map<string, Setting>();
  const put = (candidate: Candidate, given: string | undefined, weight = 0) => {
    const { path, key, attribute, present, named, spoken } = candidate;
    if (settings.has(path.join("."))) return;
    const expression = given && spelt(given, candidate.values);
    if (expression !== undefined && present === expression) {
      if (named > 0.5 || spoken) isThere({ path, expression });
      return;
    }
    settings.set(path.join("."), { path, key, attribute, weight, ...(expression !== undefined && { expression }) });
  };
  const isName = ({ start, end }: Literal) => {
    const own = clause.tokens.flatMap((token, i) => (start <= token.start && token.end <= end ? [i] : []));
    return own.length > 0 && own.every((i) => spoken.has(i));
  };
  for (const literal of clause.literals.filter((one) => !isName(one))) {
    // "Run 4 web servers"
    const next = clause.tokens.findIndex((token) => token.start >= literal.end);
    const counts = spoken.has(next) || /\b(?:number|amount|count) of\b/i.test(clause.text);
    if (literal.kind === "number" && counts && /^\d+$/.test(block.valueAt(["count"]) ?? "")) {
      settings.set("count", { path: ["count"], key: "count", attribute: COUNT, expression: literal.text });
      continue;
    }
    const likely = candidates
      .map((candidate) => ({ candidate, weight: fitness(candidate, literal, renames) + 0.3 * candidate.about }))
      .sort((a, b) => b.weight - a.weight);
    // A time that only one argument can take is meant for it, also where its name isn't said.
    const [only, ...others] = likely.filter(({ weight, candidate }) => weight >= 1 && candidate.depth === 0);
    const alone = only && others.length === 0 && literal.kind === "duration" && only.candidate.range ? [only] : [];
    const meant = likely.filter(({ weight }) => weight >= MEANT);
    const ranked = meant.length > 0 ? meant : alone;
    const equals = ranked.filter(({ weight }) => weight === ranked[0]?.weight);
    const keys = new Set(equals.map(({ candidate }) => candidate.key));
    // The other end of a range that has one end already.
    const pair = equals.find(({ candidate }) => settings.has(otherEnd(candidate.path.join("."))));
    const best = keys.size > 1 ? pair : equals[0];
    if (best) put(best.candidate, expressionOf(best.candidate, literal), best.weight);
  }
  /** A switch that has been set at the top isn't set again further in. */
  const switchedOn = new Set<string>();
  for (const candidate of candidates.toSorted((a, b) => a.depth - b.depth)) {
    const expression = switched(candidate, said, clause);
    const name = candidate.own.join(" ");
    if (expression === undefined || (candidate.depth > 0 && name !== "" && switchedOn.has(name))) continue;
    // What is there and named is meant, whatever block it is in.
    put(candidate, expression, candidate.present !== undefined && candidate.named > 0.6 ? 1 : 0);
    if (candidate.depth === 0) switchedOn.add(name);
  }
  const only = verb === undefined || settings.size > 0 ? [] : candidates.filter((one) => isSwitchOf(one, verb));
  if (only.length === 1) put(only[0] as Candidate, "true", 1);
  for (const candidate of candidates)
    if (candidate.made && candidate.attribute.required) {
      const way = candidate.path.slice(0, -1).join(".");
      const isMade = [...settings.keys()].some((path) => path.startsWith(way.split(".")[0] as string));
      if (isMade && kindOf(candidate.attribute.type) !== "other") put(candidate, undefined);
    }
  // What is named and no value of it is said is left to the model.
  if (clause.kind !== "keep")
    for (const candidate of candidates) {
      const { attribute, depth, present, name, named, spoken } = candidate;
      if (depth === 0 && isDocument(name) && spoken) put(candidate, undefined);
      if (isIdentifier(name) || !candidate.values || kindOf(attribute.type) !== "string") continue;
      if (settings.size === 0 && named === 1 && (present !== undefined || depth === 0)) put(candidate, undefined);
    }
  return [...settings.values()];
}

/** The verb of a clause that says nothing else of a block: "encrypt the database". */
function verbAlone({ kind, tokens: [first] }: Clause, said: readonly string[]): string | undefined {
  if (first === undefined || first.word.length < 5 || kind !== "change") return undefined;
  const words = said.filter((word) => !SILENT.has(word));
  return words.length === 1 && words[0] === first.word ? first.word : undefined;
}

/** Whether something is switched on by what a verb says: `storage_encrypted`, or `enabled` of a block about it. */
function isSwitchOf({ attribute, own, around, depth }: Candidate, verb: string): boolean {
  if (kindOf(attribute.type) !== "bool" || depth > 1) return false;
  const about = depth === 0 ? own : own.length === 0 ? around : [];
  return about.some((word) => alike(word, verb));
}

const COUNT = optionalAttribute("number");

const otherEnd = (path: string): string => path.replace(/(?:^|(?<=[._]))max(?=_|$)/, "min");

/** Words and ports of the request in a text. */
function hitsIn(text: string, said: readonly string[], request: string): number {
  const own = new Set(words(text.replace(/[^\p{L}\p{N}]+/gu, " ")));
  const ports = accessIn(request).filter(({ port }) => new RegExp(`\\b${port}\\b`).test(text));
  return said.filter((word) => word.length > 2 && own.has(word)).length + 2 * ports.length;
}
