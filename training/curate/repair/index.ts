/** TF-Repair: valid programs broken in one to three blocks, what the verifier says of it, and the edits that lead back. */
import type { BlockEdit } from "../../../src/core/block-edits.ts";
import { addressOf, outline } from "../../../src/core/outline.ts";
import { type Diagnostic, errorsOf } from "../../../src/core/report.ts";
import { certificateOf, resourcesIn } from "../certify.ts";
import { composedOf, draftOf } from "../compose.ts";
import { unfit } from "../judge.ts";
import { type Scene, sceneOf } from "../mutn/scene.ts";
import { chance, pick } from "../random.ts";
import type { Draft, Drop, Fault, Row } from "../row.ts";
import type { HasRoom } from "../shard.ts";
import type { Maker, Tools } from "../stage.ts";
import { BREAKS, type Broken } from "./breaks.ts";

/** Broken versions of one program. */
const VERSIONS = 4;
/** Mistakes in one: mostly a single one. */
const MISTAKES = [1, 1, 1, 1, 1, 2, 2, 3];
/** A program with more errors than this is broken beyond what one round of repair is asked for. */
export const ERRORS_AT_MOST = 8;

export function repair({ source, schemas, verifier, certifier }: Tools): Maker {
  const open = new Map<string, { edits: BlockEdit[]; program: string }>();

  async function drafts(nth: number, hasRoom: HasRoom): Promise<Draft[]> {
    const next = chance(`${source.seed} repair ${nth}`);
    const [composed] = composedOf(next, source, 1, hasRoom);
    if (!composed) return [];
    const { program, report } = await certifier.judge(composed.program);
    if (unfit(report) !== undefined) return [];
    const scene = sceneOf(composed, program, { report, source, schemas, verifier, next });
    const found = new Map<string, Draft>();
    for (let i = 0; i < VERSIONS; i++) {
      const broken = mistakes(scene, pick(MISTAKES, next));
      const before = broken.reduce(
        (text, one) => text.replace(scene.blocks.get(one.address) as string, () => one.text),
        program,
      );
      if (broken.length === 0 || found.has(before)) continue;
      const id = `repair-${nth}-${i}`;
      // The address is the broken block's: of an unknown type, the one that isn't there.
      const edits = broken.map(({ address, text }): BlockEdit => {
        const [block] = outline(text);
        return {
          action: "replace",
          address: (block && addressOf(block)) ?? address,
          text: scene.blocks.get(address) as string,
        };
      });
      open.set(id, { edits, program });
      const kind = broken.map((one) => one.kind).join(" + ");
      found.set(before, {
        ...draftOf(composed, source),
        id,
        task: "repair",
        kind,
        prompt: composed.prompt,
        before,
        program,
      });
    }
    return [...found.values()];
  }

  async function certify(draft: Draft): Promise<Row | Drop> {
    const { edits, program } = open.get(draft.id) as NonNullable<ReturnType<typeof open.get>>;
    open.delete(draft.id);
    const { before = "" } = draft;
    const judged = await verifier.verify({ files: { "main.tf": before }, stages: ["parse", "schema", "plan"] });
    const errors = errorsOf(judged);
    const { report } = await certifier.judge(program);
    if (errors.length === 0) return { id: draft.id, cause: `${draft.kind} accepted`, text: before };
    if (errors.length > ERRORS_AT_MOST)
      return { id: draft.id, cause: `${draft.kind} has too many errors`, text: `${errors.length}` };
    const resources = resourcesIn(program);
    const types = [...new Set(resources)].sort();
    return {
      ...draft,
      faults: errors.map(faultOf),
      edits,
      resources: types,
      difficulty: resources.length,
      split: certifier.isTest({ ...draft, before: program }, types) ? "test" : "train",
      certificate: { ...certificateOf(report), rounds: 0 },
    };
  }

  return { drafts, certify };
}

/** Mistakes in different blocks. */
function mistakes(scene: Scene, count: number): Broken[] {
  const found: Broken[] = [];
  for (let i = 0; i < 3 * count && found.length < count; i++) {
    const one = weighted(scene)(scene);
    if (one && found.every(({ address }) => address !== one.address) && one.text !== scene.blocks.get(one.address))
      found.push(one);
  }
  return found;
}

function weighted({ next }: Scene) {
  let left = next() * BREAKS.reduce((sum, [, weight]) => sum + weight, 0);
  const found = BREAKS.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return (found ?? (BREAKS[0] as (typeof BREAKS)[number]))[0];
}

/** A fault is what the verifier says, without where it says it from. */
export const faultOf = ({ stage, code, address, summary, detail, range }: Diagnostic): Fault => ({
  stage,
  code,
  ...(address !== undefined && { address }),
  summary,
  detail,
  line: range.start.line,
});
