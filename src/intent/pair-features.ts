/** What speaks for a literal of a request as the value of an argument: the kind of text that examples give the argument, the words around the literal, what the argument refers to, what is stated. */
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Literal } from "../language/literals.ts";
import { rootsOfPhrase } from "../language/roots.ts";
import { isNamedFor } from "../language/texts.ts";
import type { Features } from "../rank/logistic.ts";
import { ownRoots } from "./field-found.ts";
import type { Near } from "./near.ts";
import type { Slot } from "./slots.ts";
import type { Said } from "./stated-slots.ts";

/** Kinds of texts that are somebody's names for things. */
const NAMES = new Set(["name", "word", "shape", "bare", "file", "path"]);
/** Words speak for a pair from here on. */
const SPEAK = 0.3;

export const takesNames = ({ values, isName: is, kinds }: Slot): boolean => !values && (is || kinds.has("own"));

export type PairFeatures = Features<AssignFeature>;
export type AssignFeature = keyof NonNullable<ReturnType<typeof featuresOf>>;

/** What speaks for a pair, each between 0 and 1 or so; undefined when nothing does. */
export function featuresOf(
  slot: Slot,
  literal: Literal,
  near: Near,
  called: ReadonlySet<string>,
  knowledge: Knowledge,
  { is, other }: Said,
) {
  const { path, node, takes, values, kinds, byName, roots } = slot;
  const { kind, from, to, quantity, text } = literal;
  const isOwn = NAMES.has(kind) && takesNames(slot);
  const fits = kinds.has(kind) || (kind === "name" && text.includes(" ") && kinds.has("prose"));
  const thing = thingOf(literal, slot, knowledge);
  const [lead, trail, spoken] = [near.before(from, roots), near.behind(to, roots), near.spoken(from, to, slot)];
  const isUsual = slot.usual.has(text.toLowerCase());
  const unit = quantity?.measure !== undefined && quantity.measure === slot.measure;
  const [isNumber, isBare] = [kind === "number", kind === "bare"];
  const isVersion = isNumber && takes === "string" && node.name.endsWith("version");
  const version = isVersion && near.isProduct(from, path, knowledge);
  const speaks =
    is > 0 || version || fits || isOwn || thing > 0 || values || isUsual || unit || lead + trail + spoken >= SPEAK;
  if (!speaks && !(takes === "number" && (node.required || slot.share > SPEAK))) return undefined;
  const isTop = isOwn && slot.isName;
  const typeLead = near.before(from);
  return {
    kind: +(fits && !byName),
    kindByName: +(fits && byName),
    otherKind: +(kinds.size > 0 && !fits && !isOwn && !isUsual),
    listed: +(values !== undefined && takes === "string"),
    usualValue: +isUsual,
    thing,
    own: +isTop,
    called: +(isTop && called.has(text)),
    ownLead: isTop ? typeLead : 0,
    ownQuoted: +(isTop && literal.quoted),
    headLead: isTop ? near.head(from - 1, -1) : 0,
    headTrail: isTop ? near.head(to, 1) : 0,
    bareHead: isTop && isBare ? near.head(from - 1, -1, 1) : 0,
    lead: isNumber ? 0 : lead,
    trail: isNumber ? 0 : trail,
    // "Postgres 16" says the version of an engine.
    numberLead: isNumber ? Math.max(lead, +version) : 0,
    numberTrail: isNumber ? trail : 0,
    bareLead: isBare ? near.before(from, roots, 1) : 0,
    inside: isNumber ? 0 : near.within(from, to, roots),
    spoken,
    around: near.around(from, to, slot),
    typeLead: isTop ? 0 : typeLead,
    typeTrail: near.behind(to),
    typeNear: near.nearest(from),
    usual: slot.share,
    deep: node.optional,
    unit: +unit,
    otherUnit: +(isNumber && quantity?.measure !== slot.measure && (quantity?.measure ?? slot.measure) !== "time"),
    otherTime: +(isNumber && quantity?.measure !== slot.measure && (quantity?.measure ?? slot.measure) === "time"),
    ends: endsOf(node.name, quantity),
    number: +isNumber,
    bare: +isBare,
    known: +(isBare && near.isKnown(from)),
    shape: +(kind === "shape" || kind === "file" || kind === "path"),
    stated: +(is === 1),
    statedHere: +(is === 2),
    statedElsewhere: +(is === 0.5),
    statedOther: +(other > 0),
  };
}

/** Whether an end of a range, or what is said to be a limit, is one that the argument is. */
function endsOf(name: string, quantity: Literal["quantity"]): number {
  const said = quantity?.ends ?? quantity?.limit;
  const limit = /(?:^|_)min/.test(name) ? "min" : /(?:^|_)max/.test(name) ? "max" : undefined;
  return said === undefined ? 0 : said === limit ? 1 : -1;
}

/** How much of what an argument refers to is such a thing: by the id's form, or by the words of an ARN. */
function thingOf({ kind, text, of }: Literal, { type, path, node }: Slot, knowledge: Knowledge): number {
  const isSuch = of ? (target: string) => target.endsWith(`_${of}`) : kind === "arn" ? ofArn(text) : undefined;
  if (!isSuch) return 0;
  const named = of !== undefined && isNamedFor(node.name, of) ? 1 : 0;
  const share = knowledge.refsAt(type, path).reduce((sum, ref) => sum + (isSuch(ref.target) ? ref.share : 0), 0);
  return Math.max(named, share);
}

/** Whether one of a type's words is one of the ARN's, which says its service and the kind of thing. */
function ofArn(arn: string): (target: string) => boolean {
  const parts = arn.split(/[:/]/).slice(2, 7);
  const said = new Set(parts.flatMap((part) => rootsOfPhrase(part.replace(/([a-z])([A-Z])/g, "$1 $2"))));
  return (target) => [...ownRoots(target)].slice(1).some((root) => said.has(root));
}
