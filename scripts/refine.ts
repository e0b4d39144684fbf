/**
 * What requests say of their drafts beyond the values that scenarios read (src/write/refine.ts), judged by the programs of others: `npm run -s refine -- [--fit] [--misses]`.
 *
 * A proposal is right where the program has its literals for the argument, and wrong where it has others or none. Told: what is taken by weights fitted on other requests (five folds), and how much
 * of it is right. --fit writes src/write/refine.json, fitted on all. Requests: training/rank, `test/prompts/several`, and those written from documentation's programs where these are at hand.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { outline } from "../src/core/outline.ts";
import { own } from "../src/core/own.ts";
import { blocksOf } from "../src/loop/begun.ts";
import { probability } from "../src/rank/logistic.ts";
import { type Feature, type Proposal, proposalsFor } from "../src/write/refine.ts";
import { readRows, typesOf } from "../test/prompts/rows.ts";
import { isChange, readPrompts } from "../test/prompts/set.ts";
import { standInParts } from "../test/repair/stand-in.ts";
import { haveExamples } from "../training/curate/docs.ts";
import { describedRows } from "./described/rows.ts";
import { valuesIn } from "./programs/values.ts";
import { type Case, fitted } from "./rank/fit.ts";

const FILE = new URL("../src/write/refine.json", import.meta.url);
const FOLDS = 5;
/** A request written from a program counts so much of one that somebody wrote. */
const DESCRIBED = 0.2;
/** What is added for nothing does less harm than what takes the place of something right. */
const HARMLESS = 0.5;

const { values: options } = parseArgs({ options: { fit: { type: "boolean" }, misses: { type: "boolean" } } });
const parts = await standInParts();
const { schemas, retriever, verifier } = parts;

interface Row {
  request: string;
  program: string;
  weight: number;
}
const several = readPrompts("several").filter((one) => !isChange(one));
const described = haveExamples() ? describedRows(schemas, { held: false }) : [];
const rows: Row[] = [
  ...several.map(({ prompt, reference }) => ({ request: prompt, program: reference["main.tf"] ?? "", weight: 1 })),
  ...readRows().map(({ prompt, program }) => ({ request: prompt, program, weight: 1 })),
  ...described.map(({ request, program }) => ({ request, program, weight: DESCRIBED })),
];

interface Judged extends Case<Feature> {
  fold: number;
  told: string;
}

async function judgedOf({ request, program: right, weight }: Row, fold: number): Promise<Judged[]> {
  const draft = retriever.draft(request);
  if (!draft) return [];
  const { program, rest, spans, explains } = draft;
  const addresses = new Set(
    outline(program).map(({ name, labels }) => `${name === "data" ? "data." : ""}${labels.join(".")}`),
  );
  const wanted = blocksOf(draft, request).filter(({ type, name }) => addresses.has(`${type}.${name}`));
  const facts = await verifier.facts([...new Set(wanted.map(({ type }) => type))]);
  const known = { schemas, errorsIn: async () => 0, facts: (type: string) => own(facts, type) };
  const [there, types] = [valuesIn(right), typesOf(right)];
  return proposalsFor({ ...known, wanted, request: rest, used: spans, explains }, program)
    .filter(({ block }) => types.has(block.type))
    .map((one): Judged => {
      const at = `${one.block.type}.${one.path.join(".")}`;
      const is = isThere(there, at, one.expression, right, one);
      const harms = one.now !== undefined && (isThere(there, at, one.now, right, one) || one.features.expression === 1);
      return {
        own: one.features,
        is: +is,
        weight: weight * (is || harms ? 1 : HARMLESS),
        fold,
        told: `${at} = ${one.expression} for ${one.now?.replace(/\s+/g, " ").slice(0, 60)} [${request.replace(/\s+/g, " ").slice(0, 60)}]`,
      };
    });
}

/** Whether all literals of an expression are those of the argument; a switch is looked for as it is written. */
function isThere(there: ReadonlySet<string>, at: string, text: string, program: string, { path }: Proposal): boolean {
  const literals = text.match(/"[^"]*"|-?\d+(?:\.\d+)?/g);
  if (/^(?:true|false)$/.test(text)) return new RegExp(`^\\s*${path.at(-1)}\\s*=\\s*${text}$`, "m").test(program);
  return literals?.every((literal) => there.has(`${at} = ${literal}`)) === true;
}

const all: Judged[] = [];
for (const [i, row] of rows.entries()) all.push(...(await judgedOf(row, i % FOLDS)));
await verifier.dispose();
const weights = Array.from({ length: FOLDS }, (_, fold) => fitted(all.filter((one) => one.fold !== fold)));
const taken = all.filter(({ own, fold }) => probability(weights[fold] as (typeof weights)[number], own) > 0.5);
const count = (of: readonly Judged[]) => `${of.filter(({ is }) => is === 1).length} right of ${of.length}`;
console.log(`proposed: ${count(all)}; taken: ${count(taken)}`);
for (const [name, own] of [
  ["written by people", 1],
  ["from programs", DESCRIBED],
] as const)
  console.log(
    `${name}: ${count(all.filter(({ weight }) => weight === own || weight === own * HARMLESS))}; taken ${count(taken.filter(({ weight }) => weight === own || weight === own * HARMLESS))}`,
  );
if (options.misses)
  for (const one of all)
    if (taken.includes(one) !== (one.is === 1)) console.log(`${one.is ? "left" : "wrong"}: ${one.told}`);
if (options.fit) {
  const last = fitted(all);
  console.log(last);
  writeFileSync(FILE, `${JSON.stringify(last, null, 2)}\n`);
}
