/** How much of what is written by hand in the source the counted facts have, too, and how well words find types. */
import { readFileSync } from "node:fs";
import { connections } from "../../src/intent/references.ts";
import { CONVENTIONS } from "../../src/intent/usual.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { Program } from "../../src/mend/program.ts";

export function compare(schemas: Schemas, misses: boolean): void {
  const { knowledge } = schemas;
  const types = schemas.names();
  report("usual.ts: conventions that are the commonest value", misses, conventions(knowledge));
  const refs = references(types, schemas, knowledge);
  report("references.ts: commonest references that it finds, too", misses, refs.all);
  report("references.ts: the same, of those required", misses, refs.required);
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
    for (const [path, schema] of schemas.block(type)?.attributes ?? [])
      for (const { target, attribute, count } of knowledge.refsAt(type, path)) {
        if (
          !knowledge.isReference(type, path) ||
          seen.has(path) ||
          target.startsWith("data.") ||
          target === type ||
          count < 2
        )
          continue;
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
