/** Rows of what models wrote for requests of a set: what passed is a program of its own, what failed is to be repaired where the set knows a right program. */

import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { BlockEdit } from "../../src/core/block-edits.ts";
import { blocksOf } from "../../src/core/block-texts.ts";
import { type Diagnostic, errorsOf } from "../../src/core/report.ts";
import type { Row as Result } from "../../src/evaluate/record.ts";
import { PROGRAM_FILE } from "../../src/mend/program.ts";
import { type Certifier, certificateOf, isDrop, resourcesIn } from "./certify.ts";
import { editsBetween } from "./edits.ts";
import { denials, TO_PLAN, unfit } from "./judge.ts";
import { linesOf } from "./lines.ts";
import { ERRORS_AT_MOST, faultOf } from "./repair/index.ts";
import type { Draft, Drop, Row } from "./row.ts";
import type { Tools } from "./stage.ts";

/** A new program's row in a set, as `clean` writes it. */
type Task = Row & { files?: unknown };

/** Blocks that a repair changes at most: beyond, it is a new program. */
const EDITS_AT_MOST = 8;

export interface FromModel {
  gen: number;
  repair: number;
  drops: number;
}

/** Reads a set and what `evaluate SET --out RESULTS` wrote of it; writes OUT/model and OUT/model-repair, a file for each file of results. Nothing of a set for testing is taken. */
export async function fromModel(
  [tasks, results]: readonly [string, string],
  out: string,
  tools: Pick<Tools, "certifier" | "verifier">,
): Promise<FromModel> {
  const known = new Map(read<Task>(tasks).map((task) => [String(task.id), task]));
  const name = basename(results).replace(/\.\w+$/, "");
  const rows = { model: [] as (Row | Drop)[], "model-repair": [] as (Row | Drop)[] };
  const unknown = read<Result>(results).filter(({ id }) => id !== undefined && !known.has(String(id)));
  if (unknown.length > 0)
    throw new Error(`${results} has ${unknown[0]?.id}, which ${tasks} hasn't: name the set that was evaluated`);
  for (const result of read<Result>(results)) {
    const task = known.get(String(result.id));
    const { program, error } = result;
    // The summary has no id; a change's program is several files.
    if (!task || task.files || task.split === "test" || typeof program !== "string" || error !== undefined) continue;
    const { certificate: _, edits: __, ...own } = task;
    const draft: Draft = { ...own, id: `model-${name}-${task.id}-${result.seed}`, source: "model" };
    const passed = await tools.certifier.certify({ ...draft, program });
    if (!isDrop(passed)) rows.model.push(passed);
    else rows["model-repair"].push(await repairOf({ ...draft, task: "repair", kind: "model", before: program }, tools));
  }
  for (const [folder, own] of Object.entries(rows)) {
    mkdirSync(join(out, folder), { recursive: true });
    writeFileSync(join(out, folder, `${name}.jsonl`), own.map((one) => `${JSON.stringify(one)}\n`).join(""));
  }
  const made = (list: readonly (Row | Drop)[]) => list.filter((one) => !isDrop(one)).length;
  const [gen, repair] = [made(rows.model), made(rows["model-repair"])];
  return { gen, repair, drops: rows.model.length + rows["model-repair"].length - gen - repair };
}

/** What is wrong with a model's program, and the edits that lead to a right one. */
async function repairOf(
  draft: Draft,
  { certifier, verifier }: Pick<Tools, "certifier" | "verifier">,
): Promise<Row | Drop> {
  const { before = "", program: right } = draft;
  const drop = (cause: string): Drop => ({ id: draft.id, cause, text: before });
  const errors = errorsOf(await verifier.verify({ files: { [PROGRAM_FILE]: before }, stages: TO_PLAN }));
  if (errors.length === 0) return drop("model fails without an error");
  if (errors.length > ERRORS_AT_MOST) return drop("model has too many errors");
  const program = (await mended(draft, errors, certifier)) ?? right;
  const edits: BlockEdit[] = editsBetween({ [PROGRAM_FILE]: before }, { [PROGRAM_FILE]: program });
  if (edits.length === 0 || edits.length > EDITS_AT_MOST) return drop("model is too far from the right program");
  const made = await verifier.edit({ [PROGRAM_FILE]: before }, edits);
  if (made.diagnostics.length > 0) return drop("model can't be mended block by block");
  const { report } = await certifier.judge(program);
  const resources = resourcesIn(program);
  const types = [...new Set(resources)].sort();
  return {
    ...draft,
    program,
    faults: errors.map(faultOf),
    edits,
    resources: types,
    difficulty: resources.length,
    split: certifier.isTest({ ...draft, before: right }, types) ? "test" : "train",
    certificate: { ...certificateOf(report), ...(draft.policy !== undefined && { intent: "pass" }), rounds: 0 },
  };
}

/** The model's program with the blocks at fault as the right program has them, where that is all that is wrong. */
async function mended(
  { before = "", program: right, policy }: Draft,
  errors: readonly Diagnostic[],
  certifier: Certifier,
) {
  const [was, is] = [blocksOf({ [PROGRAM_FILE]: before }), blocksOf({ [PROGRAM_FILE]: right })];
  let program = before;
  for (const address of new Set(errors.flatMap((one) => one.address ?? []))) {
    const [type = "", label = ""] = address.split(".");
    const alike = [...is].filter(([other]) => other.startsWith(`${type}.`));
    const [other, text] = alike.find(([one]) => one === address) ?? (alike.length === 1 ? alike : [])[0] ?? [];
    const old = was.get(address);
    if (old === undefined || other === undefined || text === undefined) return undefined;
    program = program.replace(old, () => text.replace(`"${other.split(".")[1]}"`, `"${label}"`));
  }
  const { program: formatted, report, rounds } = await certifier.judge(program);
  if (unfit(report) !== undefined || rounds > 0) return undefined;
  const said = policy === undefined ? undefined : await denials(certifier.verifier, report.plan, policy);
  return said && (said.broken !== undefined || said.denied.length > 0) ? undefined : formatted;
}

const read = <T>(path: string): T[] => Array.from(linesOf(path), ({ text }) => JSON.parse(text) as T);
