/** What a part of a request says for the arguments of a block: each literal and each switch goes to the argument that it fits best. */
import { spelt, type TypeFacts } from "../core/facts.ts";
import { quoted } from "../core/quoted.ts";
import { type Attribute, optionalAttribute } from "../core/schema.ts";
import { documentFor } from "../intent/documents.ts";
import { evidenceFor, isGeneric } from "../intent/evidence.ts";
import { isIdentifier } from "../intent/slots.ts";
import { stateOf } from "../intent/values.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { type Clause, isMore } from "../language/clauses.ts";
import { type Reading, readingOf } from "../language/reading.ts";
import { rootsOfName } from "../language/roots.ts";
import { alike, SMALL, words } from "../language/words.ts";
import { type ProgramBlock, wordsOf } from "./blocks.ts";
import { spokenOfArguments } from "./candidates.ts";
import type { Entries } from "./entry-values.ts";
import { kindOf } from "./fitness.ts";
import type { Meant } from "./meant.ts";
import { namesSaid } from "./mentions.ts";
import { type Place, placesIn } from "./places.ts";
import { BlockText, type Path } from "./splice.ts";
import type { Targets } from "./targets.ts";

export interface Setting {
  path: Path;
  /** As constraints name it, without the type: `rule.status`. */
  key: string;
  attribute: Attribute;
  /** The expression that the request says; undefined where the model has to choose. */
  expression?: string;
  /** How surely it is meant, where a literal says it; that it is there already says nothing of which block is meant. */
  weight?: number;
  /** It is there, and said in so many words. */
  sure?: boolean;
  /** It, or a block around it, has a name of several words, and all of them are said. */
  isNamed?: boolean;
  /** It is what entries of a map or list are, and changes there. */
  entries?: Entries;
  /** It is so already. */
  isDone?: boolean;
  /** Fitted weights put it there, and no rule. */
  isRead?: boolean;
}

/** A part of a request, taken to be about a block. */
export interface Aim {
  clause: Clause;
  targets: Pick<Targets, "spoken" | "open">;
  /** What its literals are the values of. */
  meant: readonly Pick<Meant, "place" | "expression" | "likely">[];
}

const isWhole = (reading: Reading, step: string): boolean => {
  const roots = rootsOfName(step);
  return roots.length > 1 && reading.says(roots);
};

export function settingsFor(
  schemas: Schemas,
  block: ProgramBlock,
  facts: TypeFacts | undefined,
  { clause, targets, meant }: Aim,
): Setting[] {
  const { spoken, open } = targets;
  const reading = spokenOfArguments(clause, targets);
  const places = placesIn(schemas, block, facts, reading);
  const settings = new Map<string, Setting>();
  const taken = new Set<number>();
  const isFilled = ({ path }: Place) => settings.has(path.join("."));
  const changes = () => [...settings.values()].some(({ isDone }) => !isDone);
  const put = (place: Place, given: string | undefined, weight = 0, isRead = false) => {
    const { path, key, attribute, present, says, hit, values } = place;
    if (isFilled(place)) return;
    for (const at of hit) taken.add(at);
    const expression = given === undefined ? undefined : extended(place, spelt(given, values), clause);
    const isDone = expression !== undefined && present === expression;
    const isNamed = path.some((step) => isWhole(reading, `${step}`));
    const sure = present !== undefined && says >= 1;
    const setting = {
      path,
      key,
      attribute,
      weight,
      sure,
      isNamed,
      isDone,
      isRead,
      ...(expression !== undefined && { expression }),
    };
    settings.set(path.join("."), setting);
  };
  const named = assigned(places, reading, localIn(block, clause));
  const isInside = meant.some(
    ({ place }) => place.name === named?.place.name && place.elements.some(({ called }) => called > 0),
  );
  if (named && !isInside) {
    put(named.place, named.expression, 3);
    return [...settings.values()];
  }
  for (const { place, expression, likely } of meant) {
    put(place, expression, likely, true);
    for (const path of place.twins ?? []) put({ ...place, path }, expression, likely, true);
  }
  for (const place of places.filter(({ claim }) => claim?.said && claim.hit.length > 0)) {
    const { claim, attribute, made, key, hit } = place;
    const takes = kindOf(attribute.type);
    if (takes === "number" || isFilled(place)) continue;
    // The verb of what a literal says has done its work.
    const isExplained = hit.length > 0 && hit.every((at) => taken.has(at) || (at === 0 && changes()));
    if (claim?.value !== undefined && !isExplained)
      put(place, takes === "string" ? JSON.stringify(claim.value) : claim.value, 1);
    // What is named and no value of it is said is left to the model.
    else if (claim?.value === undefined && takes === "string" && !isIdentifier(place.name) && !changes())
      if (place.values || documentFor(block.type ?? "", key)) put(place, undefined);
    if (made) for (const other of places) if (other.made && other.attribute.required) put(other, undefined);
  }
  const turned = settings.size === 0 && open.length === 0 ? turnedIn(places, clause, spoken) : undefined;
  if (turned) put(turned.place, turned.expression, 1);
  for (const setting of lifecycleOf(block, reading, schemas.block(block.type ?? "")?.attributes.keys() ?? []))
    settings.set(setting.key, setting);
  return [...settings.values()];
}

/** "Turn versioning off", which says nothing else of a block: its one state, where it has one. */
function turnedIn(places: readonly Place[], clause: Clause, spoken: ReadonlySet<number>) {
  const words = clause.tokens.flatMap(({ said }, i) => (spoken.has(i) ? [] : [said]));
  const is = (on: boolean) => (word: string) => stateOf([word], on) !== undefined;
  const isTurning = (word: string) => /^(?:turn|switch)$/.test(word) || is(true)(word) || is(false)(word);
  if (!words.some(isTurning) || !words.every((word) => isTurning(word) || SMALL.has(word))) return undefined;
  const isOff = readingOf(clause.text).words.some(({ denied }) => denied);
  if (!isOff && !words.some(is(true))) return undefined;
  const turns = places.flatMap((place) => {
    const expression = place.present !== undefined && isGeneric(place.name) ? stateAt(place, !isOff) : undefined;
    return expression === undefined ? [] : [{ place, expression }];
  });
  return turns.length === 1 ? turns[0] : undefined;
}

/** What turns an argument on or off that does nothing but that. */
function stateAt({ attribute, values }: Place, on: boolean): string | undefined {
  if (kindOf(attribute.type) === "bool") return String(on);
  const [state, other] = [stateOf(values, on), stateOf(values, !on)];
  return state !== undefined && other !== undefined ? JSON.stringify(state) : undefined;
}

/** A list that is there gets longer where the request wants something too. */
function extended({ present, attribute }: Place, expression: string, clause: Clause): string {
  const element = /^\[(.*)\]$/s.exec(expression)?.[1];
  if (!isMore(clause) || kindOf(attribute.type) !== "strings" || element === undefined) return expression;
  if (present === undefined || !/^\[.*[^\s"].*\]$/s.test(present)) return expression;
  return present.includes(element) ? present : `${present.slice(0, -1).trimEnd().replace(/,$/, "")}, ${element}]`;
}

const BOOLS = [
  [/^(?:true|on|yes|enabled)$/i, "true"],
  [/^(?:false|off|no|disabled)$/i, "false"],
] as const;
const ASSIGNED =
  /^([^=]{0,300}?)(?:\s+to\s+|\s*=\s*|:\s+|\s+should be\s+)(?:["'`]([^"'`]*)["'`]|([^\s"'`]+?))[.;,!]*$/i;

/** "set instance_type to t3.large", "default = 4": an argument by its whole name, and its value. `itself`: the argument that is a block's own value. */
function assigned(places: readonly Place[], { text }: Reading, itself: string) {
  const match = ASSIGNED.exec(text);
  const [, before = "", quoted, bare = ""] = match ?? [];
  const said = words(before.replaceAll("_", " ")).filter(
    (word) => !/^(?:set|change|make|the|it|of|for|in|a)$/.test(word),
  );
  const isNamed = ({ name, path }: Place) => {
    const own = wordsOf(name);
    return path.length === 1 && own.length === said.length && own.every((word, i) => alike(word, said[i] as string));
  };
  const fitting = places.filter((one) => match && (said.length === 0 ? one.name === itself : isNamed(one)));
  const [place] = fitting;
  if (!place || fitting.length > 1) return undefined;
  const expression = asExpression(place, quoted ?? bare, quoted !== undefined);
  return expression === undefined ? undefined : { place, expression };
}

function asExpression({ attribute, name, present }: Place, value: string, isText: boolean): string | undefined {
  const takes = kindOf(attribute.type);
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(value);
  if (takes === "number") return isNumber ? value : undefined;
  if (takes === "bool") return BOOLS.find(([form]) => form.test(value))?.[1];
  if (takes === "strings") return `[${quoted(value)}]`;
  const isFree = (takes === "other" || name === "default") && !isText && !present?.startsWith('"');
  return isFree && (isNumber || /^(?:true|false)$/.test(value)) ? value : quoted(value);
}

/** The argument that is a block's own value. */
const localIn = ({ item }: ProgramBlock, { text }: Clause): string =>
  item.name === "locals" ? (/\blocal\.([\w-]+)/.exec(text)?.[1] ?? "") : "default";

const BOOL = optionalAttribute("bool");

/** "Prevent" is itself a denial: what undoes it is told by other words. */
const UNDONE = /\b(?:no longer|not|don't|stop|remove|without|off|false)\b/i;

/** The settings of Terraform's own block `lifecycle`, which no provider's schema has. */
function lifecycleOf({ type, text, item }: ProgramBlock, reading: Reading, settable: Iterable<string>): Setting[] {
  if (type === undefined) return [];
  const block = new BlockText(text);
  const set = (name: string, expression: string): Setting[] => {
    const path = ["lifecycle", name];
    return block.valueAt(path) === expression
      ? []
      : [{ path, key: path.join("."), attribute: BOOL, expression, weight: 2 }];
  };
  const switches = ["prevent_destroy", "create_before_destroy"].flatMap((name) => {
    const evidence = evidenceFor({ name, path: `${type}.lifecycle.${name}`, values: undefined }, reading, new Set());
    return evidence.strength < 1 ? [] : set(name, UNDONE.test(reading.text) ? "false" : "true");
  });
  const [, ignored] = /\bignor\w*\b(.*\bchang.*)$/is.exec(reading.text) ?? [];
  const names = namesSaid(wordsOf(ignored ?? ""), [...item.items.map(({ name }) => name), ...settable]);
  const there = block.valueAt(["lifecycle", "ignore_changes"])?.match(/[\w.]+/g) ?? [];
  if (names.length === 0) return /\b(?:all|any|every)\b/i.test(ignored ?? "") ? set("ignore_changes", "all") : switches;
  return [...switches, ...set("ignore_changes", `[${[...new Set([...there, ...names])].join(", ")}]`)];
}
