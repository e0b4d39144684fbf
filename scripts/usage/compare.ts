/** How much of what is written by hand in the source the counted facts have, too, and how well words find types. */
import { readFileSync } from "node:fs";
import { type Block, blockElement, blockOf } from "../../src/core/schema.ts";
import { connections } from "../../src/intent/connect.ts";
import { CONVENTIONS } from "../../src/intent/usual.ts";
import { isUsual } from "../../src/intent/usual-fields.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { Program } from "../../src/mend/program.ts";

/** As large a share as makes a thing usual. */
const HALF = 0.5;

export function compare(knowledge: Knowledge, schemas: Schemas, misses: boolean): void {
  const types = schemas.names();
  report("usual-fields.ts: arguments that any example has", misses, usualFields(types, schemas, knowledge, 0));
  report("usual-fields.ts: arguments of at least half", misses, usualFields(types, schemas, knowledge, HALF));
  report("usual.ts: conventions that are the commonest value", misses, conventions(knowledge));
  const refs = references(types, schemas, knowledge);
  report("connect.ts: commonest references that it finds, too", misses, refs.all);
  report("connect.ts: the same, of those required", misses, refs.required);
  for (const most of [1, 5, 10, 20, 50])
    report(`types by their words, among the first ${most}`, false, byWords(knowledge, types, most));
  report("types by their words, among the first 20", misses, byWords(knowledge, types, 20));
}

type Found = [what: string, found: boolean];

function report(title: string, misses: boolean, found: Iterable<Found>): void {
  const all = [...found];
  const right = all.filter(([, ok]) => ok).length;
  console.log(`${title.padEnd(56)} ${right} of ${all.length} (${((100 * right) / all.length).toFixed(1)} %)`);
  if (misses) for (const [what, ok] of all) if (!ok) console.log(`  - ${what}`);
}

function* usualFields(
  types: readonly string[],
  schemas: Schemas,
  knowledge: Knowledge,
  least: number,
): Generator<Found> {
  for (const type of types) {
    const block = schemas.block(type);
    if (!block || knowledge.examples(type) === 0) continue;
    for (const path of optionalIn(block, [])) {
      if (!isUsual(type, path.join("."))) continue;
      const around = path.slice(0, -1).join(".");
      const use = knowledge.usual(type, around).find(({ name }) => name === path.at(-1));
      if (knowledge.usual(type, around).length > 0)
        yield [`${type}.${path.join(".")}`, use !== undefined && use.share >= least];
    }
  }
}

function* optionalIn(block: Block, path: readonly string[]): Generator<string[]> {
  for (const [name, { optional, type }] of block.attributes) {
    if (optional) yield [...path, name];
    const element = blockElement(type);
    if (element && path.length < 4) yield* optionalIn(blockOf(element), [...path, name]);
  }
  for (const [name, { block: nested }] of block.blocks) {
    yield [...path, name];
    if (path.length < 4) yield* optionalIn(nested, [...path, name]);
  }
}

function* conventions(knowledge: Knowledge): Generator<Found> {
  for (const [path, text] of Object.entries(CONVENTIONS)) {
    const [type = "", rest = ""] = split(path);
    const value = text.replace(/^\["?|"?\]$/g, "").replace(/^"|"$/g, "");
    const [most] = knowledge.values(type, rest);
    yield [`${path} = ${text}, not ${most?.value}`, String(most?.value) === value];
  }
}

const split = (path: string): string[] => /^((?:data\.)?[a-z0-9_]+)\.(.*)$/.exec(path)?.slice(1) ?? [];

/** Of each argument with references the commonest: does a program that has one such block lead the rules of names there? */
function references(
  types: readonly string[],
  schemas: Schemas,
  knowledge: Knowledge,
): { all: Found[]; required: Found[] } {
  const all: Found[] = [];
  const required: Found[] = [];
  for (const type of types) {
    const seen = new Set<string>();
    for (const { path, target, attribute, count } of knowledge.refs(type)) {
      const schema = schemas.block(type)?.attributes.get(path);
      if (!schema || seen.has(path) || target.startsWith("data.") || target === type || count < 2) continue;
      seen.add(path);
      const program = new Program(`resource "${target}" "x" {\n}\n`, undefined, schemas);
      const found = connections(program, type, path, schema.type).some((text) =>
        text.replace(/^\[|\]$/g, "").startsWith(`${target}.x.${attribute}`),
      );
      const what: Found = [`${type}.${path} = ${target}.${attribute}`, found];
      all.push(what);
      if (schema.required) required.push(what);
    }
  }
  return { all, required };
}

interface Row {
  prompt: string;
  types: string[];
}

export const providerOf = (type: string): string => type.replace(/^data\./, "").replace(/_.*/s, "");

/** The set that retrieval is tuned on: each type that a prompt needs, among those of its providers. */
function* byWords(knowledge: Knowledge, types: readonly string[], most: number): Generator<Found> {
  const known = new Set(types);
  const rows = readFileSync(new URL("../../test/prompts/retrieval.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
  for (const { prompt, types: wanted } of rows) {
    const providers = new Set(wanted.map(providerOf));
    const found = new Set(knowledge.typesFor(prompt, { limit: most, providers }).map(({ type }) => type));
    for (const type of wanted) if (known.has(type)) yield [`${prompt}: ${type}`, found.has(type)];
  }
}
