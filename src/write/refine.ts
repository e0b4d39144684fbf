/**
 * What a request says of a drafted program beyond the values that were read from it: switches, values of a list and numbers of arguments that it names, and texts that
 * nobody takes for a name. A name or a path that nobody placed fits too many arguments.
 */

import type { Wanted } from "../ask/naming.ts";
import { namedValues } from "../core/facts.ts";
import { type Item, outline } from "../core/outline.ts";
import { own } from "../core/own.ts";
import { GENERIC } from "../intent/evidence.ts";
import type { Intent } from "../intent/intent.ts";
import spoken from "../knowledge/written/said.json" with { type: "json" };
import { readingOf } from "../language/reading.ts";
import { rootOf, rootsOfName } from "../language/roots.ts";
import { intentFor, type Meaning, toldOf } from "./block.ts";

/** Switches that open or destroy more aren't set for a word that may be about something else. */
const LOOSENS = /(?:^|\.)(?:force|skip|allow|public|publicly)_/;
/** Kinds of texts that are placed where an argument has another. */
const PLACED = new Set("arn email id image machine network region schedule url version zone number".split(" "));
const PLAIN = /^(?:true|false|[\d.]+)$/;

export interface Refining extends Meaning {
  /** How many errors the verifier finds in a program. */
  errorsIn(program: string): Promise<number>;
  /** Places in the request that values of the draft were read from. */
  used: readonly { at: number; end: number }[];
  /** Roots of words that the draft speaks of. */
  explains: ReadonlySet<string>;
}

interface Setting {
  /** Names from the block down. */
  path: readonly string[];
  expression: string;
  /** Whether it may take the place of a text of the draft. */
  isSure: boolean;
  /** Whether it may be added where the draft has nothing. */
  isSpoken: boolean;
  /** The request names the argument beside the value: blocks around it are made, too. */
  isStated: boolean;
}

/** The program with what the request says of its blocks. What the verifier refuses of one isn't set: that block stays as it was. */
export async function refined(parts: Refining, program: string): Promise<string> {
  const before = await parts.errorsIn(program);
  const all = parts.wanted.reduce((text, block) => withSettings(parts, text, block), program);
  if (all === program || (await parts.errorsIn(all)) <= before) return all;
  let text = program;
  for (const block of parts.wanted) {
    const changed = withSettings(parts, text, block);
    if (changed !== text && (await parts.errorsIn(changed)) <= before) text = changed;
  }
  return text;
}

/** The program with what the request says of one block. */
function withSettings(parts: Refining, program: string, { type, name }: Wanted): string {
  const intent = intentFor(parts, { type, name });
  const item = intent && blockOf(program, type, name);
  if (!item) return program;
  const siblings = parts.wanted
    .filter((other) => other.type === type)
    .flatMap((other) => blockOf(program, type, other.name) ?? []);
  const block = settingsIn(intent, { type, name }, parts).reduce(
    (text, setting) => set(text, setting, siblings) ?? text,
    program.slice(item.start, item.end),
  );
  return program.slice(0, item.start) + block + program.slice(item.end);
}

function blockOf(program: string, type: string, label: string): Item | undefined {
  const [name, own] = type.startsWith("data.") ? ["data", type.slice(5)] : ["resource", type];
  return outline(program).find((item) => item.name === name && item.labels[0] === own && item.labels[1] === label);
}

/** Of the values that the request says for a block: those that are certain. */
function settingsIn({ scope, sources }: Intent, block: Pick<Wanted, "type" | "name">, parts: Refining): Setting[] {
  const { type } = block;
  const told = toldOf(parts, block);
  return [...sources].flatMap(([path, source]): Setting[] => {
    const [expression, ...others] = scope.choices?.get(path) ?? [];
    if (source !== "request" || expression === undefined || others.length > 0) return [];
    const given = told.get(path);
    const isStated = given?.some(({ stated, sure }) => stated && sure) === true;
    const isUsed = given?.some(({ literal: { at, end } }) => parts.used.some((span) => at < span.end && span.at < end));
    if (isUsed && !isStated) return [];
    const own = path.slice(type.length + 1);
    if (LOOSENS.test(own) && expression === "true") return [];
    const listed = scope.values?.get(path) ?? namedValues(scope.facts?.[type], own);
    const isListed = listed?.some((value) => JSON.stringify(value) === expression) === true;
    const isSure =
      isStated || given?.some(({ literal, sure }) => sure && (isListed || PLACED.has(literal.kind))) === true;
    if (!isListed && !PLAIN.test(expression) && !isSure) return [];
    const isId = given?.some(({ literal: { kind } }) => kind === "arn" || kind === "id") === true;
    const spoken = isStated || (isSure && !isId) || isSpoken(type, own, expression, parts);
    return [{ path: own.split("."), expression, isSure, isSpoken: spoken, isStated }];
  });
}

/** Whether the request has the words of an argument, or those of its value, and not just one that they share with something else. */
function isSpoken(type: string, path: string, expression: string, { request, explains }: Refining): boolean {
  const reading = readingOf(request);
  const isSaid = (root: string) => reading.placesOf(root).length > 0;
  const name = path.split(".").at(-1) as string;
  const roots = rootsOfName(name).filter((root) => !GENERIC.has(root));
  if (roots.length > 0 && roots.every(isSaid)) return true;
  if (PLAIN.test(expression))
    return [path, name, `${type}.${name}`].some(
      (key) => own(spoken.fields as Readonly<Record<string, string>>, key) !== undefined,
    );
  const value = expression.replaceAll('"', "").toLowerCase();
  return reading.words.some(({ said }) => said === value) && !explains.has(rootOf(value));
}

/** Undefined where the argument has no one place in the block, or the drafted program says how it is to be. */
function set(
  block: string,
  { path, expression, isSure, isSpoken, isStated }: Setting,
  siblings: readonly Item[],
): string | undefined {
  let [at] = outline(block);
  for (const [i, name] of path.slice(0, -1).entries()) {
    const inner = at?.items.filter((item) => item.kind === "block" && [item.name, item.labels[0]].includes(name));
    if (at && inner?.length === 0 && isStated) {
      const text = path
        .slice(i)
        .reduceRight((within, one) => (within === "" ? `${one} = ${expression}` : `${one} {\n${within}\n}`), "");
      return `${block.slice(0, at.close)}${text}\n${block.slice(at.close)}`;
    }
    if (inner?.length !== 1) return undefined;
    at = inner[0];
  }
  const name = path.at(-1) as string;
  const there = at?.items.find((item) => item.name === name);
  if (there) {
    const now = block.slice(there.body, there.end);
    // A text of the draft goes with the rest of its block, whatever else the request has the word for.
    const isText = /^"[^"$]*"$/.test(now);
    const isLike = isStated ? isText || PLAIN.test(now) : PLAIN.test(expression) ? PLAIN.test(now) : isSure && isText;
    return there.kind === "argument" && isLike && now !== expression
      ? block.slice(0, there.body) + expression + block.slice(there.end)
      : undefined;
  }
  // Where another block of the type has it, the draft tells them apart by it.
  if (!at || !isSpoken || siblings.some((other) => other.items.some((item) => item.name === path[0]))) return undefined;
  return `${block.slice(0, at.body)}\n${name} = ${expression}${block.slice(at.body)}`;
}
