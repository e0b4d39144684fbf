/** Which words of a request are about which argument: each word is explained by the argument, of this type or another of the program, that explains it best. */
import { type Evidence, evidenceFor, hasNumber, isGeneric, switchOf } from "./evidence.ts";
import { type Node, treeOf } from "./field-tree.ts";
import { knownValues } from "./known-values.ts";
import { refersTo } from "./reference-evidence.ts";
import type { Schemas } from "./schemas.ts";
import { type Hit, rootsOfPhrase, type Speech } from "./speech.ts";
import { isUsual, UNLESS_SPOKEN } from "./usual-fields.ts";
import { stateOf, valueIn } from "./values.ts";

export interface Subjects {
  schemas: Schemas;
  speech: Speech;
  types: readonly string[];
}

export interface Found {
  node: Node;
  score: number;
  hit: Hit;
  value: string | undefined;
  spoken: boolean;
}

export interface Evidences {
  root: Node;
  /** Best first. */
  found: Found[];
}

const ENOUGH = 0.5;
/** Of an optional block that the request doesn't speak of, for what is in it. */
const UNSAID = 0.62;
const LEVEL = 0.95;

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

/** Everything in a type that the request may speak of. Undefined when no schema has the type. */
export function foundIn(
  type: string,
  { schemas, speech, types }: Subjects,
  valuesAt: (path: string) => readonly string[] | undefined,
): Evidences | undefined {
  const block = schemas.block(type);
  if (!block) return undefined;
  const plain = (path: string) => isUsual(type, path.slice(type.length + 1));
  const root = treeOf(type, block, plain);
  const own = ownRoots(type);
  const found: Found[] = [];
  const visit = (node: Node, chain: { factor: number; hit: Hit; strength: number }) => {
    for (const child of node.children) {
      const { name, path, argument } = child;
      const unless = UNLESS_SPOKEN[path];
      if (unless !== undefined) {
        if (unless.test(speech.text)) found.push({ node: child, score: 1, hit: [], value: undefined, spoken: true });
        continue;
      }
      const values = argument ? (valuesAt(path) ?? knownValues(path)) : undefined;
      const evidence = evidenceFor({ name, path, values }, speech, own);
      const plainBlock = child.required || plain(path);
      if (!argument) {
        const said = evidence.strength >= ENOUGH;
        const factor = said || plainBlock ? chain.factor : chain.factor * UNSAID;
        const score = evidence.strength * chain.factor * LEVEL ** child.optional;
        if (said) found.push({ node: child, score, hit: evidence.hit, value: undefined, spoken: evidence.spoken });
        visit(child, {
          factor,
          hit: said ? evidence.hit : plainBlock ? chain.hit : [],
          strength: said ? score : plainBlock ? chain.strength : 0,
        });
        continue;
      }
      const refers = refersTo(path, argument.type, types);
      const weighed = refers === undefined ? weigh(child, evidence, speech) : Math.max(0.8, evidence.strength);
      const bonus = chain.strength > 0 && weighed >= 0.3 ? 0.3 * chain.strength : 0;
      const score = weighed * chain.factor * LEVEL ** child.optional + bonus;
      if (score < ENOUGH) continue;
      const hit = bonus > 0 ? [...new Set([...evidence.hit, ...chain.hit])] : evidence.hit;
      const value = saidOf(child, evidence, values, speech);
      const own_ = { node: child, score, value, spoken: evidence.spoken || refers !== undefined };
      found.push({ ...own_, hit: refers !== undefined && evidence.strength < ENOUGH ? [] : hit });
    }
  };
  visit(root, { factor: 1, hit: [], strength: 0 });
  found.sort((a, b) => b.score - a.score);
  return { root, found };
}

/** A number that is named needs a number beside it. */
function weigh({ name, argument }: Node, { strength, hit, value }: Evidence, speech: Speech): number {
  if (argument?.type !== "number" || value !== undefined || strength === 0) return strength;
  return hasNumber(name, hit, speech) ? strength + 0.2 : strength * 0.5;
}

function saidOf(
  { name, argument }: Node,
  evidence: Evidence,
  values: readonly string[] | undefined,
  speech: Speech,
): string | undefined {
  if (argument?.type === "bool") return switchOf(name, evidence, speech);
  return evidence.value ?? stateOf(values, !speech.isDenied(evidence.hit) && !evidence.opposite);
}

/** What of the found is meant: each has to explain a word that nothing explains better. */
export function claimsOf(type: string, { root, found }: Evidences, subjects: Subjects): ReadonlyMap<Node, Found> {
  const { speech } = subjects;
  const chosen = new Map<Node, Found>();
  const explained = new Map<number, Found[]>();
  const foreign = foreignWords(type, subjects);
  const others = claimsOfOthers(type, subjects);
  for (const candidate of found) {
    const { node, score, hit } = candidate;
    const isNew = hit.some((at) => {
      const by = explained.get(at);
      if (foreign.has(at) && !candidate.spoken) return false;
      if ((others.get(at) ?? 0) > score * 1.1) return false;
      return !by || by.some((other) => isKin(candidate, other));
    });
    if (!isNew && hit.length > 0) continue;
    chosen.set(node, candidate);
    for (const at of hit) explained.set(at, [...(explained.get(at) ?? []), candidate]);
  }
  for (const [node, candidate] of [...chosen]) if (!node.argument) open(node, candidate, chosen, speech);
  switches(root, chosen);
  return chosen;
}

/** Of equals in one block, each is meant. */
const isKin = (one: Found, other: Found): boolean =>
  one.node.parent === other.node.parent &&
  one.node.argument !== undefined &&
  (one.score >= other.score * 0.9 || (one.spoken && other.spoken));

/** In a block that is spoken of: what turns it on. */
function open(block: Node, { hit, score }: Found, chosen: Map<Node, Found>, speech: Speech): void {
  const denied = speech.isDenied(hit);
  const at = (node: Node, value: string | undefined) =>
    chosen.has(node) || chosen.set(node, { node, score, hit, value, spoken: false });
  for (const child of block.children) {
    const { name, argument } = child;
    if (!argument) continue;
    if (/^(?:enabled?|.*_enabled)$/.test(name) && argument.type === "bool" && (isGeneric(name) || child.required))
      at(child, denied ? "false" : "true");
    else if (
      argument.type === "number" &&
      isGeneric(name) &&
      !block.children.some((other) => chosen.has(other) && other.argument?.type === "number") &&
      hasNumber(name, hit, speech) &&
      /day|second|size|period|minute|hour|age/.test(name)
    )
      at(child, undefined);
  }
}

/** A type of switches alone (such as a public access block) means all of them. */
function switches(root: Node, chosen: Map<Node, Found>): void {
  const free = root.children.filter(({ required, name }) => !required && name !== "region");
  if (free.length === 0 || !free.every(({ argument }) => argument?.type === "bool")) return;
  for (const node of free)
    if (!chosen.has(node)) chosen.set(node, { node, score: 1, hit: [], value: "true", spoken: false });
}

/** What the request says for an argument that is written anyway. */
export function valueAnyway(
  type: string,
  node: Node,
  values: readonly string[] | undefined,
  speech: Speech,
): string | undefined {
  if (!node.argument) return undefined;
  if (node.argument.type === "bool") return isGeneric(node.name) ? "true" : undefined;
  if (!values) return undefined;
  const evidence = evidenceFor({ name: node.name, path: node.path, values }, speech, ownRoots(type));
  return evidence.value ?? valueIn(values, speech, ownRoots(type))?.value;
}

/** Words that name other types of the program. */
function foreignWords(type: string, { speech, types }: Subjects): ReadonlySet<number> {
  const own = ownRoots(type);
  const roots = new Set(types.filter((other) => other !== type).flatMap((other) => [...ownRoots(other)]));
  return new Set(speech.words.flatMap(({ root }, i) => (roots.has(root) && !own.has(root) ? [i] : [])));
}

/** How well the other types explain each word. */
function claimsOfOthers(type: string, subjects: Subjects): ReadonlyMap<number, number> {
  const claims = new Map<number, number>();
  for (const other of subjects.types) {
    if (other === type) continue;
    for (const { hit, score } of foundIn(other, subjects, () => undefined)?.found ?? [])
      for (const at of hit) claims.set(at, Math.max(claims.get(at) ?? 0, score));
  }
  return claims;
}
