/**
 * How far new programs come out right without a model: a stand-in takes the first of what is possible, on the rows of training/rank.
 *
 *   npm run -s programs -- [--misses] [--own] [--program] [ID…]
 *
 * The types are those of the row's program (`--own`: those that are found for the request). Told: how many programs plan strictly, with no variable left without a value; of the
 * values that row and request say, how many stand at their place; of those that the program takes from the request, how many do. Rows of odd numbers may be looked at when something is built;
 * those of even ones say whether it holds.
 */
import { parseArgs } from "node:util";
import { namedBlocks } from "../src/ask/naming.ts";
import type { Demand } from "../src/ask/retrieve.ts";
import type { Facts } from "../src/core/facts.ts";
import { outline } from "../src/core/outline.ts";
import { own } from "../src/core/own.ts";
import { errorsOf } from "../src/core/report.ts";
import { type Pair, pairsOf, type ToFill } from "../src/intent/pairs.ts";
import { readingOf } from "../src/language/reading.ts";
import { runLoop } from "../src/loop/loop.ts";
import { type Row, readRows } from "../test/prompts/rows.ts";
import { standInParts } from "../test/repair/stand-in.ts";
import { haveExamples } from "../training/curate/docs.ts";
import { describedRows } from "./described/rows.ts";
import { type Example, fitAll } from "./programs/fit.ts";
import { saidIn, valuesIn } from "./programs/values.ts";

const { values: options, positionals: ids } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: "boolean" },
    own: { type: "boolean" },
    program: { type: "boolean" },
    fit: { type: "boolean" },
  },
});
const parts = await standInParts();
/** The blocks of a row's program, called as the request calls those that were found in it. */
function demandsOf({ prompt, program }: Row): Demand[] {
  const left = new Map<string, number>();
  for (const { name, labels } of outline(program)) {
    if (name !== "resource" && name !== "data") continue;
    const type = name === "data" ? `data.${labels[0]}` : `${labels[0]}`;
    left.set(type, (left.get(type) ?? 0) + 1);
  }
  const found = parts.retriever.wanted(prompt).flatMap((demand): Demand[] => {
    const count = Math.min(demand.count, left.get(demand.type) ?? 0);
    left.set(demand.type, (left.get(demand.type) ?? 0) - count);
    return count > 0 ? [{ ...demand, count }] : [];
  });
  return [...found, ...[...left].flatMap(([type, count]) => (count > 0 ? [{ type, count }] : []))];
}

/** A request written from a program counts so much of one that somebody wrote: it is plainer than any. */
const DESCRIBED = 0.1;

/** What of the literals of the requests is where, by the rows' programs. */
async function examples(): Promise<Example[]> {
  const of = (
    request: string,
    blocks: readonly ToFill[],
    facts: Facts,
    weight: number,
    isRight: (pair: Pair) => boolean,
  ): Example => {
    const pairs = pairsOf(readingOf(request), blocks, parts.schemas, (type) => own(facts, type));
    return { pairs, right: new Set(pairs.filter(isRight)), weight };
  };
  const described = haveExamples() ? describedRows(parts.schemas, { held: false }) : [];
  const asked = readRows();
  const all = [
    ...asked,
    ...described.map(({ id, request, program }): Row => ({ id, prompt: request, program, also: [] })),
  ];
  const rows = all.map((row) => ({ ...row, demands: demandsOf(row) }));
  const types = rows.flatMap(({ demands }) => demands).map(({ type }) => type);
  const facts = await parts.verifier.facts([...new Set(types)]);
  return [
    ...rows.map(({ prompt, program, demands }, i) => {
      const right = valuesIn(program);
      const blocks = namedBlocks(demands, readingOf(prompt).texts);
      return of(prompt, blocks, facts, i < asked.length ? 1 : DESCRIBED, ({ slot, text }) =>
        right.has(`${slot.type}.${slot.path} = ${text}`),
      );
    }),
  ];
}

interface Result {
  row: Row;
  program: string;
  strict: boolean;
  unset: string[];
  errors: string[];
  /** Values that were to be there; that aren't; that stand where they don't belong. */
  said: number;
  missed: string[];
  taken: number;
  misplaced: string[];
}

async function resultOf(row: Row): Promise<Result> {
  const retriever = options.own ? parts.retriever : { ...parts.retriever, wanted: () => demandsOf(row) };
  const { program, report } = await runLoop({ ...parts, retriever }, { prompt: row.prompt, seed: 0 });
  const isSaid = saidIn(row.prompt);
  const [right, written] = [valuesIn(row.program), valuesIn(program)];
  const said = [...right].filter(isSaid);
  const taken = [...written].filter(isSaid);
  return {
    ...{ row, program },
    strict: report?.ok === true && report.stages.plan === "pass",
    unset: report?.unset?.map(({ name }) => name) ?? [],
    errors: report ? errorsOf(report).map(({ summary, address = "" }) => `${address} ${summary}`) : ["nothing"],
    ...{ said: said.length, missed: said.filter((value) => !written.has(value)) },
    ...{ taken: taken.length, misplaced: taken.filter((value) => !right.has(value)) },
  };
}

function tell(title: string, results: readonly Result[]): void {
  const sum = (of: (result: Result) => number) => results.reduce((all, result) => all + of(result), 0);
  const percent = (part: number, all: number) => `${((100 * part) / all).toFixed(1)} %`.padStart(8);
  const [said, taken] = [sum((r) => r.said), sum((r) => r.taken)];
  const cells = [
    `${results.length}`.padStart(5),
    percent(
      sum((r) => +r.strict),
      results.length,
    ),
    percent(said - sum((r) => r.missed.length), said),
    percent(taken - sum((r) => r.misplaced.length), taken),
    percent(
      sum((r) => +(r.strict && r.missed.length + r.misplaced.length === 0)),
      results.length,
    ),
    `${sum((r) => r.unset.length)}`.padStart(8),
  ];
  console.log(title.padEnd(10) + cells.join(""));
}

if (options.fit) fitAll(await examples());
const results: Result[] = [];
for (const row of readRows().filter(({ id }) => ids.length === 0 || ids.includes(id)))
  results.push(await resultOf(row));
await parts.verifier.dispose();
const isOdd = ({ row }: Result) => Number(row.id) % 2 === 1;
if (options.misses || options.program)
  for (const { row, program, unset, errors, missed, misplaced } of results.filter(
    (one) => ids.length > 0 || isOdd(one),
  )) {
    if (unset.length + errors.length + missed.length + misplaced.length === 0) continue;
    console.log(`\n${row.id}: ${row.prompt}`);
    for (const [what, list] of Object.entries({ unset, errors, missed, misplaced }))
      if (list.length > 0) console.log(`  ${what}: ${list.join("; ")}`);
    if (options.program) console.log(program);
  }
console.log("\nrows           strict  said there   taken right  whole  without a value");
tell("odd", results.filter(isOdd));
tell(
  "even",
  results.filter((one) => !isOdd(one)),
);
tell("all", results);
