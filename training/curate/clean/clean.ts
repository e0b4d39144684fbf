/** From all shards of a set to the set: what is there twice, held out or secret is taken out, and counted. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { isDrop } from "../certify.ts";
import { linesOf } from "../lines.ts";
import { contested } from "../once.ts";
import type { Drop, Row, TaskName } from "../row.ts";
import { masked, NearDuplicates } from "./near.ts";
import { type HeldOut, secretIn } from "./refused.ts";
import { Tally } from "./tally.ts";

/** Requests and answers that are more alike than this say the same. */
const ALIKE = 0.9;
/** Of rows that differ in literals only, so many stay. */
const MASKED_AT_MOST = 6;
const FAMILY_SHARE = 0.01;

/** Where rows of a set come from. What documentation, schemas and models bring is little and different: it comes first. */
const FOLDERS: Record<TaskName, readonly string[]> = {
  gen: ["docs", "schema", "model", "gen"],
  mutn: ["mutn"],
  repair: ["model-repair", "repair"],
};

export interface CleanOptions {
  out: string;
  /** Rows that are left at most. */
  rows: number;
  heldOut: HeldOut | undefined;
}

/** Writes OUT/tf-TASK.train.jsonl and .test.jsonl, and gives what was counted; undefined where there are no shards. */
export async function clean(task: TaskName, { out, rows, heldOut }: CleanOptions): Promise<Tally | undefined> {
  const folders = FOLDERS[task].map((name) => join(out, name)).filter((one) => existsSync(one));
  if (folders.length === 0) return undefined;
  const tally = new Tally(task);
  const exact = new Set<string>();
  const near = new NearDuplicates(ALIKE);
  const nearMasked = new NearDuplicates(ALIKE);
  const families = new Map<string, number>();
  const most = Math.ceil(rows * FAMILY_SHARE);
  let kept = 0;
  const files = {
    train: await open(join(out, `tf-${task}.train.jsonl`), "w"),
    test: await open(join(out, `tf-${task}.test.jsonl`), "w"),
  };

  /** Why a row is taken out. */
  function refusal(row: Row): string | undefined {
    const { prompt, before = "", program, faults } = row;
    // What a repair is asked for is what is wrong; the request of the whole program is many others'.
    const request =
      faults?.map(({ address, summary, detail }) => `${address} ${summary} ${detail}`).join("\n") ?? prompt;
    if (kept >= rows) return "more than wanted";
    if (heldOut?.prompts.has(prompt)) return "held-out prompt";
    if (heldOut?.programs.has(program) || heldOut?.programs.has(before)) return "held-out program";
    if (secretIn(program)) return "secret";
    if (contested(program).length > 0) return "one thing set up twice";
    const key = createHash("sha256").update([prompt, request, before, program].join("\n")).digest("base64");
    if (exact.has(key)) return "the same as another";
    exact.add(key);
    const names = row.family.split(" + ");
    if (names.some((name) => (families.get(name) ?? 0) >= most)) return "family has its share";
    if (near.add(request, before || program) > 1) return "nearly the same as another";
    const bare = masked(request, before || program);
    const alike = nearMasked.add(bare.request, bare.answer);
    if (alike === 1) tally.distinctMasked++;
    if (alike > MASKED_AT_MOST) return "the same but for literals as many others";
    for (const name of names) families.set(name, (families.get(name) ?? 0) + 1);
    return undefined;
  }

  for (const path of folders.flatMap(shardsIn))
    for (const { text } of linesOf(path)) {
      const result = JSON.parse(text) as Row | Drop;
      if (isDrop(result)) tally.drop(result);
      else {
        const why = refusal(result);
        tally.row(result, why);
        if (why !== undefined) continue;
        kept++;
        await files[result.split].write(`${JSON.stringify(asTask(result))}\n`);
      }
    }
  await Promise.all([files.train.close(), files.test.close()]);
  return tally;
}

const shardsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((one) => one.endsWith(".jsonl"))
    .sort()
    .map((one) => join(folder, one));

/** A row in the form that `evaluate` reads: of a change, the program before is what is to be changed, and `asked` what has to be touched. */
function asTask({ before, files, edits = [], ...row }: Row): object {
  if (before === undefined) return { ...row, ...(files && { modules: files }) };
  const asked = edits.flatMap((edit) => (edit.action === "add" || edit.address === undefined ? [] : [edit.address]));
  return {
    ...row,
    files: { "main.tf": before },
    ...(asked.length > 0 && { asked }),
    edits,
    ...(files && { modules: files }),
  };
}
