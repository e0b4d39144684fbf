/** Everything in a type that a request may speak of, with how much it does. */
import type { Schemas } from "../knowledge/schemas.ts";
import type { Hit, Reading } from "../language/reading.ts";
import { rootsOfPhrase } from "../language/roots.ts";
import type { Assignment } from "./assign.ts";
import { type Evidence, evidenceFor, hasNumber, isGeneric, switchOf } from "./evidence.ts";
import { type Node, treeOf } from "./field-tree.ts";
import { refersTo } from "./references.ts";
import { isUsual } from "./usual.ts";
import { stateOf, valueIn, valuesOf } from "./values.ts";
import { WEIGHTS as W } from "./weights.ts";

export interface Subjects {
  schemas: Schemas;
  reading: Reading;
  types: readonly string[];
  /** What the request says literally, where that is known. */
  assigned?: Assignment;
}

export interface Found {
  node: Node;
  score: number;
  /** The words that speak of it. */
  hit: Hit;
  value: string | undefined;
  /** In words that a table has for it. */
  spoken: boolean;
  /** It refers to another resource of the program. */
  refers: boolean;
  /** Not only because the program has something to refer to. */
  said: boolean;
}

export interface AllFound {
  root: Node;
  /** Best first. */
  found: Found[];
}

/** Roots of a type's own words. */
export const ownRoots = (type: string): ReadonlySet<string> =>
  new Set(
    rootsOfPhrase(
      type
        .replace("data.", "")
        .replaceAll("_", " ")
        .replace(/\bv\d\b/, ""),
    ),
  );

interface Around {
  factor: number;
  /** Words that speak of the block around it. */
  hit: Hit;
}

/** Undefined when no schema has the type. */
export function foundIn(
  type: string,
  { schemas, reading, types, assigned = new Map() }: Subjects,
  valuesAt: (path: string) => readonly string[] | undefined,
): AllFound | undefined {
  const block = schemas.block(type);
  if (!block) return undefined;
  const plain = (path: string) => isUsual(schemas.knowledge, type, path.slice(type.length + 1));
  const root = treeOf(type, block, plain);
  const own = ownRoots(type);
  const found: Found[] = [];
  const visit = (node: Node, around: Around) => {
    for (const child of node.children) {
      const { path, argument } = child;
      if (argument) {
        const one = argumentIn(child, argument.type, around);
        if (one) found.push(one);
      } else {
        const evidence = evidenceFor({ name: child.name, path, values: undefined }, reading, own);
        const { hit, spoken } = evidence;
        // "Port 8080".
        const counted = reading.words[(hit[0] ?? -2) + 1]?.number !== undefined && evidence.strength >= 0.4;
        const strength = evidence.strength + (counted ? W.number : 0);
        const score = strength * around.factor * W.level ** child.optional;
        const said = strength >= W.block;
        if (said) found.push({ node: child, score, hit, value: undefined, spoken, refers: false, said: true });
        const isPlain = child.required || plain(path);
        visit(child, {
          factor: said || isPlain ? around.factor : W.unsaid,
          hit: said ? hit : isPlain ? around.hit : [],
        });
      }
    }
  };
  const argumentIn = (node: Node, takes: Parameters<typeof refersTo>[1], around: Around): Found | undefined => {
    const { name, path } = node;
    const given = assigned.get(path);
    if (given?.some(({ sure }) => sure)) {
      const hit = given.flatMap((one) => one.hit);
      const value = given.length === 1 ? plainOf(given[0]?.text ?? "") : undefined;
      return { node, score: W.given, hit, value, spoken: true, refers: false, said: true };
    }
    const values = valuesAt(path) ?? valuesOf(schemas, path);
    const evidence = evidenceFor({ name, path, values }, reading, own, around.hit);
    const refers = around.factor === 1 && refersTo(path, takes, types, schemas) !== undefined;
    const weight = Math.max(refers ? W.reference : 0, weigh(node, evidence, reading));
    const score = weight * around.factor * W.level ** node.optional;
    if (score < W.enough) return undefined;
    const { hit, spoken } = evidence;
    const said = !refers || evidence.strength >= W.enough;
    return { node, score, hit, value: saidOf(node, evidence, values, reading), spoken, refers, said };
  };
  visit(root, { factor: 1, hit: [] });
  return { root, found: found.sort((a, b) => b.score - a.score) };
}

/** As a value that isn't HCL. */
const plainOf = (text: string): string => (text.startsWith('"') ? (JSON.parse(text) as string) : text);

const IDENTIFIER = /_(?:id|arn|ids|arns)$/;

/** A number that is named needs a number beside it. */
function weigh({ name, argument }: Node, { strength, hit, value, spoken }: Evidence, reading: Reading): number {
  if (argument?.type === "bool" && strength >= 0.4 && strength < W.enough) return W.enough;
  // Of what exists elsewhere.
  if (!spoken && IDENTIFIER.test(name)) return strength * W.elsewhere;
  if (argument?.type !== "number" || value !== undefined || strength === 0) return strength;
  return hasNumber(hit, reading) ? strength + (strength >= 0.4 ? W.number : 0) : strength * W.noNumber;
}

const isSwitch = ({ name, argument }: Node): boolean =>
  argument?.type === "bool" || (argument?.type === "string" && /(?:^|_)(?:encrypted|enabled)$/.test(name));

function saidOf(
  node: Node,
  evidence: Evidence,
  values: readonly string[] | undefined,
  reading: Reading,
): string | undefined {
  if (isSwitch(node)) return switchOf(node.name, evidence, reading);
  return evidence.value ?? stateOf(values, !reading.isDenied(evidence.hit) && !evidence.opposite);
}

/** What the request says for an argument that is written anyway. */
export function valueAnyway(
  type: string,
  node: Node,
  values: readonly string[] | undefined,
  reading: Reading,
): string | undefined {
  if (!node.argument) return undefined;
  if (isSwitch(node))
    return isGeneric(node.name) || (node.required && /enabled?$/.test(node.name)) ? "true" : undefined;
  if (!values) return undefined;
  const own = ownRoots(type);
  const evidence = evidenceFor({ name: node.name, path: node.path, values }, reading, own);
  return (
    evidence.value ?? valueIn(values, reading, own, undefined, { name: node.name })?.value ?? stateOf(values, true)
  );
}
