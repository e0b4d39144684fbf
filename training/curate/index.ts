/** `npm run curate`: what is made of the scenario families. See training/README.md. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../scripts/build-cache.ts";
import { cleanAll } from "./clean/index.ts";
import { Library } from "./library.ts";
import type { TaskName } from "./row.ts";
import { runCheck } from "./run-check.ts";
import type { Shard } from "./shard.ts";
import { MAKERS, runStage, type StageName } from "./stage.ts";

const USAGE = `npm run curate -- --check [PATH …] [--notes] [--show DIR]   judge families
npm run curate -- gen|docs|mutn|repair [--out DIR] [--shard i/n] [--rows N]   make rows
npm run curate -- clean [--out DIR]   make sets of the rows of all shards, and their card`;

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

const library = new Library(values.families);
const [task] = positionals;
if (values.check) process.exitCode = await runCheck(library, positionals, { notes: values.notes, show: values.show });
else if (isStage(task)) {
  const rows = values.rows === undefined ? ROWS[task === "docs" ? "gen" : task] : Number(values.rows);
  const made = await runStage(task, library, { out: values.out, shard: shardOf(values.shard), rows });
  const rate = made.seconds > 0 ? ` (${(made.rows / made.seconds).toFixed(1)} rows/s since it began)` : "";
  console.error(`${task}: ${made.rows} rows, ${made.drops} dropped, ${Math.round(made.seconds)} s${rate}`);
} else if (task === "clean") {
  const wanted =
    values.rows === undefined
      ? ROWS
      : { gen: Number(values.rows), mutn: Number(values.rows), repair: Number(values.rows) };
  await cleanAll(values.out, wanted);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
