/** Writes one block under its constraint, has it checked, and where it fails writes it again without what failed. */

import type { Wanted } from "../ask/naming.ts";
import type { Completion, CompletionRequest } from "../core/completion.ts";
import type { TypeFacts } from "../core/facts.ts";
import { addressOf, type Item, itemAt, outline } from "../core/outline.ts";
import { reached } from "../core/references.ts";
import type { Verifier } from "../core/report.ts";
import { type Assignment, assign, ofBlock } from "../intent/assign.ts";
import { type Asked, type Intent, type IntentParts, intentOf, type Source } from "../intent/intent.ts";
import { attributesOf, connections } from "../intent/references.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { readingOf } from "../language/reading.ts";
import { PROGRAM_FILE, Program, typeExpression } from "../mend/program.ts";

/** What is asked for a block. */
export type Asking = Pick<CompletionRequest, "prefill" | "constraint">;

export interface BlockParts {
  schemas: Schemas;
  verifier: Pick<Verifier, "verify">;
  request: string;
  /** Everything that the program is going to have. */
  wanted: readonly Wanted[];
  /** Those that the request may give values; default: all. */
  told?: readonly Wanted[];
  facts(type: string): TypeFacts | undefined;
  complete(request: Asking): Promise<Completion>;
  signal?: AbortSignal | undefined;
  /** Whether the block has taken all that it may: then it isn't written again. */
  isSpent?(): boolean;
}

/** What stands around the block. */
export interface Around {
  before: string;
  after: string;
}

export interface Written {
  text: string;
  /** Variables that the block refers to and nobody declares yet. */
  asks: readonly Asked[];
  /** How many of its values came from where. */
  sources: Record<Source, number>;
  /** The same one by one: paths below the type, and nested blocks that were said whole. */
  authors: ReadonlyMap<string, Source>;
}

export const NO_SOURCES: Readonly<Record<Source, number>> = { model: 0, request: 0, program: 0, schema: 0, user: 0 };
/** A block is written at most this often. */
const TRIES = 3;
const EMPTY = /^(?:""|0)$/;
const LITERAL = /^(?:\[?"[^"]*"\]?|\d+)$/;
/** What a later block can still put right. */
const LATER = "undeclared-reference";

/** The start of a block up to where its name goes: `resource "TYPE" "`. */
export const opening = (type: string): string =>
  type.startsWith("data.") ? `data "${type.slice(5)}" "` : `resource "${type}" "`;

const header = ({ type, name }: Wanted) => `${opening(type)}${name}" {\n`;

export const variableBlock = ({ variable, type }: Asked): string =>
  `variable "${variable}" {\n  type = ${typeExpression(type)}\n}\n`;

/** Undefined when no schema has the type. `excluded`: paths that failed before. */
export async function writeBlock(
  parts: BlockParts,
  wanted: Wanted,
  around: Around,
  excluded: ReadonlySet<string> = new Set(),
): Promise<Written | undefined> {
  const failed = new Set(excluded);
  let best: (Written & { faults: number }) | undefined;
  for (let tried = 0; tried < TRIES; tried++) {
    const intent = intentOf(wanted.type, intentParts(parts, wanted, around), failed);
    if (!intent) return undefined;
    const { text, isChosen } = await write(parts, wanted, around, intent);
    const found = [...(await faults(parts, wanted, around, text, intent)), ...emptyIn(text, wanted, intent, isChosen)];
    if (!best || found.length < best.faults)
      best = { text, asks: intent.asks, ...sourcesOf(text, wanted, intent), faults: found.length };
    const news = found.filter((path) => !failed.has(path));
    if (news.length === 0 || parts.isSpent?.() === true) break;
    for (const path of news) failed.add(path);
  }
  return best;
}

/** What the intent of a block follows from. */
export type Meaning = Pick<BlockParts, "schemas" | "request" | "wanted" | "told" | "facts">;

/** What a block is going to be before the model is asked; undefined when no schema has the type. */
export const intentFor = (parts: Meaning, wanted: Wanted): Intent | undefined =>
  intentOf(wanted.type, intentParts(parts, wanted, { before: "", after: "" }));

/** `isChosen`: by a model, where the constraint left a choice. */
async function write(parts: BlockParts, wanted: Wanted, { before }: Around, { scope }: Intent) {
  const start = header(wanted);
  const constraint = { kind: "block", scope: { ...scope, declared: new Map() }, start } as const;
  const { text, tokens } = await parts.complete({ prefill: before + start, constraint });
  return { text: start + text, isChosen: tokens > 0 };
}

/** Paths of what the schema stage refuses in the block. */
async function faults(
  { verifier, schemas, signal }: BlockParts,
  { type, name }: Wanted,
  around: Around,
  text: string,
  { asks }: Intent,
): Promise<string[]> {
  const whole = `${around.before}${text}\n${asks.map(variableBlock).join("")}${around.after}`;
  const report = await verifier.verify({ files: { [PROGRAM_FILE]: whole }, stages: ["parse", "schema"] }, signal);
  const program = new Program(whole, report, schemas);
  const block = program.items.find((item) => addressOf(item) === `${type}.${name}`);
  if (!block) return [type];
  return program
    .faultsIn(block)
    .filter(({ diagnostic }) => diagnostic.code !== LATER)
    .map(({ start }) => pathAt(program.items, start, type) ?? type);
}

/**
 * Paths of texts and numbers that nobody said and no example has, and that are nothing, with the blocks that they are in: left out they are what the provider takes, or the user
 * is asked. Without a model any such text is no more than the shortest of its form: "00:00-00:00".
 */
function emptyIn(text: string, { type }: Wanted, { sources, scope }: Intent, isChosen: boolean): string[] {
  const read = (items: readonly Item[], above: string): string[] =>
    items.flatMap((item) => {
      const path = `${above}.${item.name}`;
      if (sources.has(path)) return [];
      if (item.kind === "block") return read(item.items, path);
      const isFree = !scope.choices?.has(path) && (isChosen || !scope.values?.has(path));
      const isNothing = isFree && (isChosen ? EMPTY : LITERAL).test(text.slice(item.body, item.end));
      return isNothing ? (above === type ? [path] : [path, above]) : [];
    });
  return outline(text).flatMap(({ items }) => read(items, type));
}

/** The path of the argument or block at a place: `aws_security_group.ingress.protocol`. */
export function pathAt(items: readonly Item[], index: number, type: string): string | undefined {
  const found = itemAt(items, index);
  const [, ...inside] = found ? [...found.path, found.item] : [];
  return inside.length === 0 ? undefined : [type, ...inside.map(({ name }) => name)].join(".");
}

function intentParts(parts: Meaning, { type, name }: Wanted, { before, after }: Around): IntentParts {
  const { schemas, request, wanted } = parts;
  const index = indexIn(wanted, { type, name });
  const { called, purpose } = wanted.find((other) => other.type === type && other.name === name) ?? {};
  const here = `${before}${after}`;
  // Names are known beforehand, so a block may refer to one that is written after it.
  const coming = wanted.filter((other) => !here.includes(header(other))).map((other) => `${header(other)}}\n`);
  const own = `${type}.${name}`;
  const program = new Program(`${here}\n${coming.join("")}`, undefined, schemas);
  const circular = dependents(program, own);
  const usable = (expression: string) => ![own, ...circular].some((address) => expression.includes(`${address}.`));
  const siblings = [...program.resources()].filter((other) => other.type === type && other.address !== own);
  return {
    ...{ schemas, request },
    ...(called !== undefined && { called }),
    ...(purpose !== undefined && { purpose }),
    index,
    told: toldOf(parts, { type, name }),
    types: [...new Set(wanted.map((other) => other.type))],
    facts: parts.facts(type),
    connect: (path, takes) => {
      const found = connections(program, type, path, takes).filter(usable);
      const namesake = found.filter((expression) => expression.split(".")[1] === name);
      const unused = found.filter(
        (one) => !siblings.some(({ block }) => program.text.slice(block.start, block.end).includes(one)),
      );
      return namesake.length > 0 ? namesake : unused.length > 0 ? unused : found;
    },
    others: (attribute, of) => attributesOf(program, attribute, of).filter(usable),
  };
}

/** How many blocks of its type come before one. */
const indexIn = (blocks: readonly Wanted[], { type, name }: Wanted): number =>
  Math.max(
    0,
    blocks.filter((other) => other.type === type).findIndex((other) => other.name === name),
  );

/** What the request says literally for a block of the program. */
export function toldOf({ wanted, told = wanted, request, schemas, facts }: Meaning, one: Wanted): Assignment {
  return ofBlock(assign(readingOf(request), told, schemas, facts), one.type, indexIn(told, one));
}

/** Addresses that refer to `address`, directly or through others: what it refers to must not be among them. */
function dependents(program: Program, address: string): string[] {
  const blocks = [...program.resources()].map(({ address, block: { body, end } }) => ({
    address,
    text: program.text.slice(body, end),
  }));
  const found = reached([address], (one) =>
    blocks.flatMap(({ address: other, text }) => (text.includes(`${one}.`) ? [other] : [])),
  );
  found.delete(address);
  return [...found];
}

/** Counts the values of a block by whose they are. */
function sourcesOf(text: string, { type }: Wanted, { sources: known }: Intent): Pick<Written, "sources" | "authors"> {
  const sources = { ...NO_SOURCES };
  const authors = new Map<string, Source>();
  const count = (items: readonly Item[], path: string) => {
    for (const item of items) {
      const inside = `${path}.${item.name}`;
      const from = known.get(inside);
      if (item.kind === "block" && from === undefined) count(item.items, inside);
      else {
        sources[from ?? "model"]++;
        authors.set(inside.slice(type.length + 1), from ?? "model");
      }
    }
  };
  for (const block of outline(text)) count(block.items, type);
  return { sources, authors };
}
