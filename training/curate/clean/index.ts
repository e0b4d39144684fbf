/** `clean`: the sets of what all shards made, and their card. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TaskName } from "../row.ts";
import { clean } from "./clean.ts";
import { heldOut } from "./refused.ts";

/** Writes the sets and their card, OUT/CARD.md unless it is to be elsewhere; says what is there. */
export async function cleanAll(
  out: string,
  rows: Readonly<Record<TaskName, number>>,
  card = join(out, "CARD.md"),
): Promise<void> {
  const hashes = heldOut();
  const note = hashes
    ? "Rows that share eight words of a held-out prompt or fifty of a held-out program were taken out."
    : "The hashes of held-out sets weren't at hand: nothing was taken out for them.";
  const parts = ["# What the sets are made of", "", note, ""];
  for (const task of Object.keys(rows) as TaskName[]) {
    const tally = await clean(task, { out, rows: rows[task], heldOut: hashes });
    if (!tally) continue;
    parts.push(tally.card());
    console.error(`tf-${task}: ${tally.kept} rows of ${tally.made}, ${tally.types} types`);
  }
  writeFileSync(card, parts.join("\n"));
  console.error(note);
}
