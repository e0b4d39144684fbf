/**
 * Rows for an encoder that places literals (rows.ts): `npx tsx training/place/index.ts OUT SHARD…`
 *
 * A SHARD is a file of rows that `npm run curate -- gen|docs` made; what it has for training goes to OUT/FOLDER-NAME.jsonl, and every second program told as `described` tells it to OUT/FOLDER-NAME-described.jsonl.
 * Types that `described --held` measures are left out of documentation's. OUT/people.jsonl, several.jsonl and engineers.jsonl are for validation: requests that people wrote.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe } from "../../scripts/described/describe.ts";
import { isHeld } from "../../scripts/described/rows.ts";
import type { TypeFacts } from "../../src/core/facts.ts";
import { readRows, typesOf } from "../../test/prompts/rows.ts";
import { isChange, readPrompts } from "../../test/prompts/set.ts";
import { standInParts } from "../../test/repair/stand-in.ts";
import { chance } from "../curate/random.ts";
import type { Row } from "../curate/row.ts";
import { placingRow } from "./rows.ts";

interface Asked {
  prompt: string;
  program: string;
}

/** Longer ones nobody writes. */
const DESCRIBED_AT_MOST = 900;

const [out, ...shards] = process.argv.slice(2);
if (out === undefined) throw new Error("Usage: npx tsx training/place/index.ts OUT SHARD…");
mkdirSync(out, { recursive: true });
const { schemas, verifier } = await standInParts();
const known = new Map<string, TypeFacts | undefined>();

async function factsOf(program: string): Promise<Record<string, TypeFacts>> {
  const types = [...typesOf(program)];
  const lacking = types.filter((type) => !known.has(type) && schemas.block(type));
  const found = lacking.length > 0 ? await verifier.facts(lacking) : {};
  for (const type of lacking) known.set(type, found[type]);
  return Object.fromEntries(types.flatMap((type) => (known.get(type) ? [[type, known.get(type) as TypeFacts]] : [])));
}

async function write(name: string, rows: Iterable<Asked>): Promise<void> {
  const lines: string[] = [];
  for (const { prompt, program } of rows) {
    const row = placingRow(prompt, program, schemas, await factsOf(program));
    if (row) lines.push(`${JSON.stringify(row)}\n`);
  }
  writeFileSync(join(out as string, `${name}.jsonl`), lines.join(""));
  console.log(`${name}: ${lines.length} rows`);
}

/** A row of a shard at a time: all of them are too long for one text. */
function* rowsIn(shard: string): Iterable<Row> {
  for (const line of readFileSync(shard, "utf8").split("\n")) {
    if (line === "") continue;
    const row = JSON.parse(line) as Partial<Row>;
    const [source, type = ""] = row.family?.split("/") ?? [];
    if (row.split === "train" && !(source === "docs" && isHeld(type))) yield row as Row;
  }
}

function* describedIn(shard: string): Iterable<Asked> {
  let nth = 0;
  for (const { id, program } of rowsIn(shard)) {
    const told = nth++ % 2 === 0 ? describe(program, chance(`placing ${id}`), () => undefined) : undefined;
    if (told && told.request.length < DESCRIBED_AT_MOST) yield { prompt: told.request, program };
  }
}

const written = (set: string): Asked[] =>
  readPrompts(set).flatMap((one) =>
    isChange(one) ? [] : [{ prompt: one.prompt, program: one.reference["main.tf"] ?? "" }],
  );
await write("people", readRows());
for (const set of ["several", "engineers"]) await write(set, written(set));
for (const shard of shards) {
  const name = `${basename(dirname(shard))}-${basename(shard, ".jsonl")}`;
  await write(name, rowsIn(shard));
  await write(`${name}-described`, describedIn(shard));
}
await verifier.dispose();
