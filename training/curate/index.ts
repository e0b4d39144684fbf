/** `npm run curate`: what is made of the scenario families. See training/README.md. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../scripts/build-cache.ts";
import { all } from "./all.ts";
import { cleanAll } from "./clean/index.ts";
import { drafts } from "./drafts/drafts.ts";
import { Library } from "./library.ts";
import { fromModel } from "./model.ts";
import type { TaskName } from "./row.ts";
import { runCheck } from "./run-check.ts";
import { sample } from "./sample.ts";
import type { Shard } from "./shard.ts";
import { MAKERS, rowsOf, runStage, type StageName, withTools } from "./stage.ts";
import { twins } from "./twins.ts";

const USAGE = `npm run curate -- --check [PATH …] [--notes] [--show DIR]   judge families
npm run curate -- twins [--rows N]   pairs of families that are most alike
npm run curate -- all [--jobs N] [--out DIR]   make every set, by N processes
npm run curate -- docs|schema|gen|mutn|repair [--shard i/n] [--rows N] [--out DIR]   make rows
npm run curate -- model SET RESULTS [--out DIR]   make rows of what evaluate wrote of a set
npm run curate -- clean [--out DIR] [--card FILE]   make the sets of the rows of all shards, and their card
npm run curate -- drafts [--rows N] [--out DIR]   what the page drafts for the requests of TF-Gen, and what it takes to adapt that
npm run curate -- sample [--rows N] [--seed S] [--out DIR]   rows to be read by eye
--families DIR takes families from elsewhere.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: "boolean", default: false },
    notes: { type: "boolean", default: false },
    show: { type: "string" },
    families: { type: "string" },
    out: { type: "string", default: join(ROOT, "training/data") },
    shard: { type: "string", default: "1/1" },
    rows: { type: "string" },
    jobs: { type: "string" },
    seed: { type: "string", default: "1" },
    card: { type: "string" },
  },
});

/** Rows that each set has in the end. */
const ROWS: Record<TaskName, number> = { gen: 152_500, mutn: 52_600, repair: 50_000 };
const isStage = (name: string | undefined): name is StageName => name !== undefined && Object.hasOwn(MAKERS, name);

function shardOf(text: string): Shard {
  const [, nth, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (!nth || !of || nth > of) throw new Error(`--shard ${text} isn't i/n, such as 1/2`);
  return { nth, of };
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  if (text !== undefined && !(Number.isInteger(number) && number > 0))
    throw new Error(`${text} isn't a number of rows`);
  return text === undefined ? undefined : number;
}

/** What is asked for is done; gives the exit code. */
async function run(): Promise<number> {
  const { out, families } = values;
  const [task, ...paths] = positionals;
  const rows = numberOf(values.rows);
  const wanted = rows === undefined ? ROWS : { gen: rows, mutn: rows, repair: rows };
  if (values.check) return runCheck(new Library(families), positionals, { notes: values.notes, show: values.show });
  if (isStage(task)) {
    const share = rowsOf(task, wanted);
    const made = await runStage(task, new Library(families), { out, shard: shardOf(values.shard), rows: share });
    const rate = made.seconds > 1 ? `, ${((made.rows - made.before) / made.seconds).toFixed(1)} rows/s` : "";
    const told = `${made.rows} rows, ${made.drops} dropped, ${Math.round(made.seconds)} s${rate}`;
    console.error(`${task} ${values.shard}: ${told}`);
  } else if (task === "model") {
    const [set, results] = paths;
    if (set === undefined || results === undefined) throw new Error(USAGE);
    const made = await withTools(new Library(families), (tools) => fromModel([set, results], out, tools));
    console.error(`model: ${made.gen} programs, ${made.repair} to repair, ${made.drops} dropped`);
  } else if (task === "clean") await cleanAll(out, wanted, values.card);
  else if (task === "drafts") await drafts(out, rows ?? Number.POSITIVE_INFINITY);
  else if (task === "sample") console.log(sample(out, rows ?? 10, values.seed));
  else if (task === "twins") console.log(twins(new Library(families), rows ?? 20));
  else if (task === "all")
    await all(out, wanted, numberOf(values.jobs) ?? 1, families === undefined ? [] : ["--families", families]);
  else throw new Error(USAGE);
  return 0;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
