/** Compares what `fieldsFor` finds with what a row says a request speaks of. */
import { readFileSync } from "node:fs";
import { readSchemas } from "../../src/cli/generator.ts";
import type { TypeFacts } from "../../src/core/facts.ts";
import { type Field, fieldsFor } from "../../src/intent/fields.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";

export interface Row {
  type: string;
  request: string;
  /** Everything that the program has. */
  types?: string[];
  /** Arguments that the request speaks of; a path of a block stands for anything in it. */
  fields: string[];
  /** What may be written as well. */
  may?: string[];
  not?: string[];
  values?: Record<string, string>;
}

interface Leaf {
  path: string;
  required: boolean;
  /** Everything around it has to be there, too: nobody chose it. */
  forced: boolean;
  value?: string | undefined;
}

export type Judged = ReturnType<Awaited<ReturnType<typeof createJudge>>>;

export const ROWS = new URL("../../test/prompts/fields.jsonl", import.meta.url);

export const readRows = (file: string | URL = ROWS): Row[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

export const within = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

/** What nobody has to ask for. */
const FREE = new Set(["name", "location", "resource_group_name"]);

/** With the schemas and the engine's facts. */
export async function createJudge(types: readonly string[]) {
  const schemas = await readSchemas();
  const verifier = await createNodeVerifier();
  const facts = await verifier.facts([...new Set(types)]);
  await verifier.dispose();
  return (row: Row) => {
    const { values, anyCase, doubtful } = facts[row.type] ?? ({} as TypeFacts);
    const valuesAt = (path: string) => {
      const inside = path.slice(row.type.length + 1);
      return values?.[inside] ?? anyCase?.[inside] ?? doubtful?.values?.[inside];
    };
    const started = performance.now();
    const fields = fieldsFor(row.type, row.request, row.types ?? [row.type], schemas, valuesAt);
    const ms = performance.now() - started;
    const leaves = leavesOf(fields, row.type);
    const right = [...row.fields, ...(row.may ?? [])];
    const parents = new Set(right.flatMap((path) => path.split(".").map((_, i, all) => all.slice(0, i).join("."))));
    const isRight = ({ path, required }: Leaf) =>
      right.some((other) => within(path, other)) ||
      (!path.includes(".") && FREE.has(path)) ||
      (required && parents.has(path.split(".").slice(0, -1).join(".")));
    const written = leaves.filter(({ forced }) => !forced);
    const found = row.fields.filter((path) => leaves.some((leaf) => within(leaf.path, path)));
    return {
      row,
      ms,
      written,
      found,
      missed: row.fields.filter((path) => !found.includes(path)),
      extra: written.filter((leaf) => !isRight(leaf)).map(({ path }) => path),
      forbidden: (row.not ?? []).filter((path) => leaves.some((leaf) => within(leaf.path, path))),
      valued: Object.entries(row.values ?? {}).map(([path, value]) => ({
        path,
        value,
        got: leaves.find((leaf) => leaf.path === path)?.value,
      })),
    };
  };
}

function leavesOf(fields: readonly Field[], type: string, around = true): Leaf[] {
  return fields.flatMap((field) => {
    const { required } = field;
    const forced = around && required;
    const leaf = { path: field.path.slice(type.length + 1), required, forced };
    if (field.kind === "argument") return [{ ...leaf, value: field.value }];
    const inside = leavesOf(field.fields, type, forced);
    return inside.length > 0 ? inside : [leaf];
  });
}

export interface Figures {
  /** Shares of what the requests speak of that was found, of what is written by choice that is right, and of values that are right. */
  recall: number;
  precision: number;
  values: number;
  /** Of the rows, those with nothing missed and nothing extra. */
  exact: number;
  /** Arguments found that the rows deny. */
  denied: number;
}

export function figures(judged: readonly Judged[]): Figures {
  const sum = (f: (j: Judged) => number) => judged.reduce((total, j) => total + f(j), 0);
  const written = sum((j) => j.written.length);
  const valued = judged.flatMap((j) => j.valued);
  return {
    recall: sum((j) => j.found.length) / sum((j) => j.row.fields.length),
    precision: 1 - sum((j) => j.extra.length) / written,
    values: valued.filter(({ value, got }) => value === got).length / valued.length,
    exact: judged.filter((j) => j.missed.length + j.extra.length === 0).length / judged.length,
    denied: sum((j) => j.forbidden.length),
  };
}
