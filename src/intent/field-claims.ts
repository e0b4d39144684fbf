/** Which words of a request are about which argument: each word is explained by the argument that explains it best. */

import type { Reading } from "../language/reading.ts";
import { rootOf } from "../language/roots.ts";
import { isGeneric, repeats, WEAK } from "./evidence.ts";
import type { AllFound, Found } from "./field-found.ts";
import type { Node } from "./field-tree.ts";

/** Words that explain nothing by themselves. */
const TRIVIAL = new Set(
  "only not no default every each after before over under more than above up down out can without never"
    .split(" ")
    .map(rootOf),
);

/** What of the found is meant: each has to explain a word that nothing explains better. */
export function claimsOf({ root, found }: AllFound, reading: Reading): ReadonlyMap<Node, Found> {
  const chosen = new Map<Node, Found>();
  const explained = new Map<number, Found[]>();
  for (const candidate of found) {
    const { node, hit, spoken, refers } = candidate;
    const strong = hit.filter((at) => !WEAK.has(reading.words[at]?.root ?? ""));
    const isTrivial = (at: number) => TRIVIAL.has(reading.words[at]?.root ?? "");
    const telling = spoken && hit.every(isTrivial);
    const isNew = (strong.length > 0 && !spoken ? strong : hit).some(
      (at) => (telling || !isTrivial(at)) && (explained.get(at)?.every((other) => isKin(candidate, other)) ?? true),
    );
    if (!isNew && !refers && hit.length > 0) continue;
    if (!isRefused(candidate, reading)) chosen.set(node, candidate);
    if (isNew) for (const at of hit) explained.set(at, [...(explained.get(at) ?? []), candidate]);
  }
  for (const [node, candidate] of [...chosen]) if (!node.argument) open(node, candidate, chosen, reading);
  switches(root, chosen);
  return chosen;
}

/** Of equals in one block, each is meant; and what a block is spoken of for. */
function isKin(one: Found, other: Found): boolean {
  if (one.node.argument === undefined) return isInside(other.node, one.node);
  const { argument, parent } = one.node;
  if (isInside(one.node, other.node)) return one.spoken || (one.value !== undefined && argument.type !== "bool");
  if (parent !== other.node.parent) return false;
  return one.spoken || (one.score >= other.score * 0.98 && argument.type === other.node.argument?.type);
}

function isInside(node: Node, block: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (at === block) return true;
  return false;
}

/** In a block that is spoken of: what turns it on, off where the request denies it, and its one number. */
function open(block: Node, { hit, score }: Found, chosen: Map<Node, Found>, reading: Reading): void {
  const put = (node: Node, value: string | undefined) => {
    if (!chosen.has(node)) chosen.set(node, { node, score, hit, value, spoken: false, refers: false, said: true });
  };
  for (const child of block.children.filter((one) => isTurn(one, block)))
    put(child, reading.isDenied(hit) ? "false" : "true");
  const numbers = block.children.filter(({ argument }) => argument?.type === "number");
  if (numbers.some((node) => chosen.has(node)) || !reading.numbersNear(hit).some(({ unit }) => TIME.test(unit))) return;
  for (const child of numbers)
    if ((isGeneric(child.name) || numbers.length === 1) && /day|second|period|minute|hour|age/.test(child.name))
      put(child, undefined);
}

const TIME = /^(?:sec|second|minut|hour|day|week|month|year)$/;

/** Whether an argument of a block turns it on. */
const isTurn = ({ name, argument, required }: Node, block: Node): boolean =>
  argument?.type === "bool" && /^enabled?(?:_|$)|_enabled$/.test(name) && (required || repeats(name, block.name));

/** A type of switches alone (such as a public access block) means all of them. */
function switches(root: Node, chosen: Map<Node, Found>): void {
  const free = root.children.filter(({ required, name }) => !required && name !== "region");
  if (free.length === 0 || !free.every(({ argument }) => argument?.type === "bool")) return;
  for (const node of free)
    if (!chosen.has(node))
      chosen.set(node, { node, score: 1, hit: [], value: "true", spoken: false, refers: false, said: true });
}

/** What the request wants to be without isn't written, unless it is turned off by that. */
function isRefused({ node, hit, value, refers }: Found, reading: Reading): boolean {
  if (!reading.isDenied(hit) || node.required || refers) return false;
  if (node.argument) return node.argument.type !== "bool" && node.argument.type !== "number" && value === undefined;
  return !node.children.some((child) => isTurn(child, node));
}
