/** TF-Mutn: verified programs, an instruction and the edits that do it; judged by both plans. */
import { planDifferences } from "../../../src/change/compare.ts";
import type { Report } from "../../../src/core/report.ts";
import { certificateOf, resourcesIn } from "../certify.ts";
import { composedOf, draftOf } from "../compose.ts";
import { editsBetween } from "../edits.ts";
import { denials, unfit } from "../judge.ts";
import { chance } from "../random.ts";
import { policyOf } from "../render.ts";
import type { Draft, Drop, Row } from "../row.ts";
import { mergedRules } from "../rules.ts";
import type { HasRoom } from "../shard.ts";
import type { Maker, Tools } from "../stage.ts";
import { available } from "./available.ts";
import { argument, output, protect, remove, scale, tag } from "./blocks.ts";
import { extend, otherValue } from "./families.ts";
import { forEach, local, module, parametrize, rename } from "./form.ts";
import { harden } from "./harden.ts";
import { type Change, type Operator, sceneOf } from "./scene.ts";
import { splitBlocks, splitFiles } from "./split.ts";

/** How often which change is tried; those that few programs allow are tried first. */
const OPERATORS: readonly [Operator, number][] = [
  [extend, 5],
  [otherValue, 5],
  [argument, 5],
  [remove, 4],
  [tag, 2],
  [rename, 2],
  [parametrize, 2],
  [local, 1],
  [module, 1],
  [protect, 1],
  [output, 1],
  [forEach, 3],
  [scale, 3],
  [harden, 4],
  [available, 4],
  [splitBlocks, 4],
  [splitFiles, 1],
];
/** Changes of one program, at most. */
const CHANGES = 4;

export function mutn({ source, schemas, verifier, certifier }: Tools): Maker {
  const open = new Map<string, { change: Change; before: { program: string; report: Report } }>();

  async function drafts(nth: number, hasRoom: HasRoom): Promise<Draft[]> {
    const next = chance(`${source.seed} mutn ${nth}`);
    const [composed] = composedOf(next, source, 1, hasRoom);
    if (!composed) return [];
    const before = await certifier.judge(composed.program);
    if (unfit(before.report) !== undefined || before.rounds > 0) return [];
    const scene = sceneOf(composed, before.program, { report: before.report, source, schemas, verifier, next });
    const order = OPERATORS.map(([operator, weight]) => ({ operator, at: next() ** (1 / weight) })).sort(
      (a, b) => b.at - a.at,
    );
    const found: Draft[] = [];
    for (const { operator } of order) {
      if (found.length === CHANGES) break;
      const change = await operator(scene);
      if (!change) continue;
      const id = `mutn-${nth}-${found.length}`;
      open.set(id, { change, before });
      const { "main.tf": program = "", ...files } = change.files;
      const { policy: _, ...own } = draftOf(composed, source);
      found.push({
        ...own,
        id,
        task: "mutn",
        kind: change.kind,
        family: change.family === undefined ? own.family : `${own.family} + ${change.family}`,
        prompt: change.instruction,
        before: before.program,
        program,
        ...(Object.keys(files).length > 0 && { files }),
        types: change.kind === "remove" ? [] : own.types,
        ...(change.rules && { policy: policyOf(mergedRules(change.rules), source.helpers) }),
      });
    }
    return found;
  }

  async function certify(draft: Draft): Promise<Row | Drop> {
    const { change, before } = open.get(draft.id) as NonNullable<ReturnType<typeof open.get>>;
    open.delete(draft.id);
    const drop = (cause: string, text: string): Drop => ({ id: draft.id, cause: `${draft.kind} ${cause}`, text });
    const { files } = await verifier.format(change.files);
    const report = await verifier.verify({ files, withPlan: true });
    const problem = unfit(report);
    if (problem !== undefined) return drop(problem.split(":")[0] as string, problem);
    const after = { files, report };
    const differences = planDifferences({ files: { "main.tf": before.program }, report: before.report }, after) ?? [];
    if (!change.isDone(differences, report))
      return drop("effect", differences.map((one) => `${one.kind} ${one.address} ${one.arguments.join()}`).join("; "));
    if (draft.policy !== undefined) {
      const { denied, broken } = await denials(verifier, report.plan, draft.policy);
      if (broken !== undefined || denied.length > 0) return drop("intent", broken ?? denied.join("; "));
    }
    const edits = editsBetween({ "main.tf": before.program }, files);
    if (edits.length === 0) return drop("nothing", "the program stays as it is");
    const { "main.tf": program = "", ...others } = files;
    const resources = resourcesIn(Object.values(files).join("\n"));
    const types = [...new Set(resources)].sort();
    return {
      ...draft,
      program,
      ...(Object.keys(others).length > 0 && { files: others }),
      edits,
      resources: types,
      difficulty: resources.length,
      split: certifier.isTest(draft, types) ? "test" : "train",
      certificate: { ...certificateOf(report), ...(draft.policy !== undefined && { intent: "pass" }), rounds: 0 },
    };
  }

  return { drafts, certify };
}
