/**
 * Measures retrieval: `npm run -s retrieval [-- --misses]`. Recall and precision of the types on test/prompts/retrieval.jsonl, and on test/prompts/hundred (an
 * evaluation set: its lists are a lower bound, and what its reference programs have besides counts as right), by provider; counts and names; real tokens of the changing part of a prompt; time.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRetriever } from "../src/ask/retrieve.ts";
import { readSchemas } from "../src/cli/generator.ts";
import { FIXED_PREFIX, generationMessages } from "../src/write/format.ts";
import { isChange, readPrompts } from "../test/prompts/set.ts";
import { modelCodec } from "./retrieval/codec.ts";

const { values } = parseArgs({ options: { misses: { type: "boolean" } } });

interface Row {
  set: "own" | "hundred, new" | "hundred, changes";
  prompt: string;
  types: string[];
  /** What may be there as well. */
  may?: string[];
  present?: string[];
  count?: Record<string, number>;
  names?: Record<string, string[]>;
}

const PROMPTS = new URL("../test/prompts/", import.meta.url);
const own: Row[] = readFileSync(new URL("retrieval.jsonl", PROMPTS), "utf8")
  .trim()
  .split("\n")
  .map((line) => ({ set: "own", ...JSON.parse(line) }));
const typesIn = (files: Record<string, string>) =>
  Object.values(files).flatMap((text) =>
    [...text.matchAll(/^\s*(resource|data)\s+"(\w+)"/gm)].map(([, kind, type]) =>
      kind === "data" ? `data.${type}` : `${type}`,
    ),
  );
/** What the reference program has besides is no mistake. */
const hundred: Row[] = readPrompts().map((p) => {
  const present = typesIn(p.files);
  const types = p.types.filter((type) => !present.includes(type));
  return {
    set: isChange(p) ? "hundred, changes" : "hundred, new",
    prompt: p.prompt,
    types,
    may: typesIn(p.reference),
    present,
  };
});

const schemas = await readSchemas();
const retriever = createRetriever(schemas);
const known = new Set(schemas.names());
const providerOf = ({ types }: Row) => {
  const found = new Set(types.map((type) => type.replace(/^data\./, "").split("_")[0] ?? ""));
  const clouds = [...found].filter((p) => ["aws", "google", "azurerm", "kubernetes"].includes(p));
  return clouds.length > 1 ? "several" : (clouds[0] ?? (types.length === 0 ? "none" : "small"));
};

/** Arguments and blocks that a type must have. */
function requiredOf(type: string): string[] {
  const block = schemas.block(type);
  if (!block) return [];
  const args = [...block.attributes].filter(([, a]) => a.required).map(([name]) => name);
  return [...args, ...[...block.blocks].filter(([, b]) => b.min > 0).map(([name]) => name)];
}

const percent = (part: number, of: number) => (of === 0 ? "–" : `${((100 * part) / of).toFixed(1)} %`);
// The first call compiles.
retriever.wanted("a bucket");
const judged = [...own, ...hundred].map((row) => {
  const started = performance.now();
  const wanted = retriever.wanted(row.prompt, row.present);
  const ms = performance.now() - started;
  const types = [...new Set(wanted.map(({ type }) => type))];
  const needed = row.types.filter((type) => known.has(type));
  const missed = needed.filter((type) => !types.includes(type));
  const extra = types.filter((type) => !row.types.includes(type) && !row.may?.includes(type));
  const total = (type: string) => wanted.filter((w) => w.type === type).reduce((sum, { count }) => sum + count, 0);
  const counted = Object.entries(row.count ?? {}).map(([type, count]) => ({ type, count, got: total(type) }));
  const named = Object.entries(row.names ?? {}).map(([type, names]) => ({
    type,
    names,
    got: wanted.filter((w) => w.type === type).map(({ name }) => name),
  }));
  return { row, ms, types, needed, missed, extra, counted, named };
});

function summary(title: string, of: typeof judged): void {
  const sum = (f: (j: (typeof judged)[number]) => number) => of.reduce((total, j) => total + f(j), 0);
  const needed = sum((j) => j.needed.length);
  const found = needed - sum((j) => j.missed.length);
  const full = of.filter((j) => j.missed.length === 0).length;
  const right = sum((j) => j.types.length - j.extra.length);
  const precision = percent(
    right,
    sum((j) => j.types.length),
  );
  const exact = of.filter((j) => j.missed.length + j.extra.length === 0).length;
  console.log(
    [
      title.padEnd(28),
      `${of.length}`.padStart(7),
      percent(found, needed).padStart(8),
      `${full} (${percent(full, of.length)})`.padStart(15),
      precision.padStart(10),
      percent(exact, of.length).padStart(8),
    ].join(" "),
  );
}

console.log("set                          prompts   recall   all types there  precision    exact");
for (const set of ["own", "hundred, new", "hundred, changes"] as const) {
  const of = judged.filter((j) => j.row.set === set);
  if (of.length === 0) continue;
  summary(set, of);
  for (const provider of [...new Set(of.map((j) => providerOf(j.row)))].sort())
    summary(
      `  ${provider}`,
      of.filter((j) => providerOf(j.row) === provider),
    );
}
summary(
  "hundred",
  judged.filter((j) => j.row.set !== "own"),
);

const counts = judged.flatMap((j) => j.counted);
const names = judged.flatMap((j) => j.named);
const sameNames = (n: (typeof names)[number]) => n.names.every((name) => n.got.includes(name));
console.log(
  `counts right                 ${counts.filter((c) => c.count === c.got).length} of ${counts.length}; names ${names.filter(sameNames).length} of ${names.length}`,
);
const quantiles = (list: number[], digits: number) => {
  const sorted = list.toSorted((a, b) => a - b);
  return `median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(digits)}, most ${sorted.at(-1)?.toFixed(digits)}`;
};
console.log(
  `milliseconds a prompt        ${quantiles(
    judged.map((j) => j.ms),
    2,
  )}`,
);
const long = "an S3 bucket, a queeue and some text that goes on in a VPC with two subnets. ".repeat(640);
const started = performance.now();
retriever.wanted(long);
console.log(`milliseconds for ${Math.round(long.length / 1000)} kB       ${(performance.now() - started).toFixed(1)}`);

const codec = await modelCodec();
if (codec === undefined) console.log("tokens                       not measured: no model in public/models");
else {
  const tokens = judged.map((j) => {
    const messages = generationMessages(j.row.prompt, j.types, schemas).slice(FIXED_PREFIX.length);
    return codec.tokenize(messages.map(({ content }) => content).join("\n")).length;
  });
  const [told, required] = judged.reduce(
    ([t, r], j) => {
      const text = generationMessages(j.row.prompt, j.types, schemas).at(-1)?.content ?? "";
      const needs = j.types.flatMap((type) => requiredOf(type).map((name) => ({ type, name })));
      const line = (type: string) => text.split("\n").find((l) => l.startsWith(`${type}:`)) ?? "";
      const told = needs.filter(({ type, name }) => new RegExp(`[ ,]${name}(?: =| \\{|,|$)`).test(line(type)));
      return [t + told.length, r + needs.length];
    },
    [0, 0] as [number, number],
  );
  console.log(`required arguments in notes  ${told} of ${required} (${percent(told, required)})`);
  console.log(`tokens, changing part        ${quantiles(tokens, 0)} (${codec.name})`);
}

if (values.misses)
  for (const { row, missed, extra, counted, named } of judged) {
    const lines = [
      ...missed.map((type) => `- ${type}`),
      ...extra.map((type) => `+ ${type}`),
      ...counted.filter((c) => c.count !== c.got).map((c) => `  ${c.got} instead of ${c.count} ${c.type}`),
      ...named.filter((n) => !sameNames(n)).map((n) => `  ${n.type} called ${n.got} instead of ${n.names}`),
    ];
    // The evaluation set's prompts aren't shown: what is mended is a class of phrases.
    if (lines.length > 0) console.log(`${row.set}: ${row.set === "own" ? row.prompt : ""}\n  ${lines.join("\n  ")}`);
  }
