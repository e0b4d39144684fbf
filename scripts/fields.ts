/**
 * Measures which arguments a request is found to speak of: `npm run -s fields [-- --misses]`, on test/prompts/fields.jsonl (or `--rows FILE`); `-- --hundred`: which arguments of the
 * reference programs of test/prompts/hundred (an evaluation set) are found, given the right types, by provider.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readSchemas } from "../src/cli/generator.ts";
import type { TypeFacts } from "../src/core/facts.ts";
import { type Field, fieldsFor } from "../src/prompt/fields.ts";
import { createNodeVerifier } from "../src/verifier/node.ts";
import { referencesOfHundred } from "./fields/hundred.ts";

const { values: options } = parseArgs({
  options: { misses: { type: "boolean" }, hundred: { type: "boolean" }, rows: { type: "string" } },
});

interface Row {
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
  forced: boolean;
  value?: string | undefined;
}

const rows: Row[] = options.hundred
  ? referencesOfHundred()
  : readFileSync(options.rows ?? new URL("../test/prompts/fields.jsonl", import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
const schemas = await readSchemas();
const verifier = await createNodeVerifier();
const facts = await verifier.facts([...new Set(rows.map(({ type }) => type))]);
await verifier.dispose();

const within = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);

/** What nobody has to ask for. */
const FREE = new Set(["name", "location", "resource_group_name"]);

/** `forced`: everything around it has to be there. */
function leavesOf(fields: readonly Field[], type: string, forced = true): Leaf[] {
  return fields.flatMap((field) => {
    if (field.kind === "argument")
      return [
        {
          path: field.path.slice(type.length + 1),
          required: field.required,
          forced: forced && field.required,
          value: field.value,
        },
      ];
    const inside = leavesOf(field.fields, type, forced && field.required);
    return inside.length > 0
      ? inside
      : [{ path: field.path.slice(type.length + 1), required: field.required, forced: forced && field.required }];
  });
}

function judge(row: Row) {
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
  const isRight = ({ path, required, forced }: Leaf) =>
    forced ||
    right.some((other) => within(path, other)) ||
    (!path.includes(".") && FREE.has(path)) ||
    (required && parents.has(path.split(".").slice(0, -1).join(".")));
  const found = row.fields.filter((path) => leaves.some((leaf) => within(leaf.path, path)));
  const extra = leaves.filter((leaf) => !isRight(leaf)).map(({ path }) => path);
  const forbidden = (row.not ?? []).filter((path) => leaves.some((leaf) => within(leaf.path, path)));
  const valued = Object.entries(row.values ?? {}).map(([path, value]) => ({
    path,
    value,
    got: leaves.find((leaf) => leaf.path === path)?.value,
  }));
  return {
    row,
    ms,
    leaves,
    found,
    missed: row.fields.filter((path) => !found.includes(path)),
    extra,
    forbidden,
    valued,
  };
}

const judged = rows.map(judge);
const percent = (part: number, of: number) => (of === 0 ? "–" : `${((100 * part) / of).toFixed(1)} %`);
const providerOf = ({ type }: Row) => type.replace("data.", "").split("_")[0] as string;
const sum = (of: typeof judged, f: (j: (typeof judged)[number]) => number) => of.reduce((total, j) => total + f(j), 0);

function summary(title: string, of: typeof judged): void {
  const asked = sum(of, (j) => j.row.fields.length);
  const found = sum(of, (j) => j.found.length);
  const written = sum(of, (j) => j.leaves.length);
  const right = written - sum(of, (j) => j.extra.length);
  const valued = of.flatMap((j) => j.valued);
  const exact = of.filter((j) => j.missed.length + j.extra.length === 0).length;
  console.log(
    [
      title.padEnd(12),
      `${of.length}`.padStart(5),
      percent(found, asked).padStart(8),
      percent(right, written).padStart(10),
      percent(exact, of.length).padStart(8),
      percent(valued.filter(({ value, got }) => value === got).length, valued.length).padStart(8),
      `${sum(of, (j) => j.forbidden.length)}`.padStart(7),
    ].join(" "),
  );
}

console.log("provider      rows   recall  precision    exact   values  denied");
for (const provider of [...new Set(rows.map(providerOf))].sort())
  summary(
    provider,
    judged.filter((j) => providerOf(j.row) === provider),
  );
summary("all", judged);
const times = judged.map((j) => j.ms).toSorted((a, b) => a - b);
console.log(`milliseconds a type: median ${times[times.length >> 1]?.toFixed(1)}, most ${times.at(-1)?.toFixed(1)}`);

if (options.misses)
  for (const { row, missed, extra, forbidden, valued } of judged) {
    const wrong = valued.filter(({ value, got, path }) => value !== got && !missed.includes(path));
    if (missed.length + extra.length + wrong.length === 0) continue;
    console.log(`\n${row.type}: ${row.request}`);
    if (missed.length > 0) console.log(`  missed: ${missed.join(" ")}`);
    if (extra.length > 0)
      console.log(`  extra: ${extra.map((p) => (forbidden.some((f) => within(p, f)) ? `${p}!` : p)).join(" ")}`);
    for (const { path, value, got } of wrong) console.log(`  value: ${path} ${value}, not ${got}`);
  }
