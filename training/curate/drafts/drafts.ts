/**
 * Rows of a fourth set: what the page drafts for a request out of scenarios, and the edits that make the row's program of it. Drafts for requests of families are mostly
 * right as they are, so that programs of like requests are taken as drafts too.
 */
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createRetriever } from "../../../src/ask/retrieve.ts";
import { readSchemas } from "../../../src/cli/generator.ts";
import { editsBetween } from "../edits.ts";
import { linesOf } from "../lines.ts";
import type { Draft, Row } from "../row.ts";
import { isSaid, Like } from "./like.ts";
import { named } from "./named.ts";

/** A draft is adapted; where more of its blocks than this share change, the row says another thing than the draft. */
const MOST = 0.7;

/** Writes OUT/tf-draft.SPLIT.jsonl from OUT/tf-gen.SPLIT.jsonl; `rows`: of those that the page drafts. */
export async function drafts(out: string, rows: number): Promise<void> {
  const retriever = createRetriever(await readSchemas());
  for (const split of ["train", "test"]) {
    const path = join(out, `tf-gen.${split}.jsonl`);
    if (!existsSync(path)) throw new Error(`There is no ${path}: make it with npm run curate -- clean`);
    const file = await open(join(out, `tf-draft.${split}.jsonl`), "w");
    const count = { requests: 0, drafted: 0, kept: 0, like: 0 };
    const like = new Like();
    for (const { text } of linesOf(path)) {
      const row = JSON.parse(text) as Cleaned;
      if (row.modules) continue;
      count.requests++;
      const other = like.of(row);
      const near = other && isSaid(row.program, other, row.prompt) && adaptedFrom(other, row, "like");
      if (near) {
        count.like++;
        await file.write(`${JSON.stringify(near)}\n`);
      }
      if (count.kept >= rows) continue;
      const draft = retriever.draft(row.prompt)?.program;
      if (draft === undefined) continue;
      count.drafted++;
      const adapted = adaptedFrom(draft, row, "draft");
      if (!adapted) continue;
      count.kept++;
      await file.write(`${JSON.stringify(adapted)}\n`);
    }
    await file.close();
    console.error(
      `tf-draft.${split}: ${count.kept} of ${count.drafted} drafts and ${count.like} like programs for ${count.requests} requests`,
    );
  }
}

/** A row as `clean` leaves it: the program that is to be changed is in `files`. */
type Cleaned = Row & { modules?: Draft["files"] };

/** The row with the draft as the program before; undefined where they have other blocks. */
export function adaptedFrom(draft: string, row: Row, kind: "draft" | "like"): Row | undefined {
  const program = named(row.program, draft);
  if (program === undefined) return undefined;
  const edits = editsBetween({ "main.tf": draft }, { "main.tf": program });
  if (edits.length > MOST * (draft.match(/^\w+ /gm)?.length ?? 0)) return undefined;
  return { ...row, id: `${row.id}-${kind}`, task: "mutn", kind, files: { "main.tf": draft }, program, edits };
}
