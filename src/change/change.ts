/** From an instruction and a program to the changed program: what it says literally is done as it says it, what is open the model chooses. */
import type { Files } from "../core/report.ts";
import { type Clause, clausesOf, withoutCondition } from "../language/clauses.ts";
import { english } from "../language/languages.ts";
import type { Part } from "../loop/record.ts";
import { whichOne } from "./addresses.ts";
import type { ProgramBlock, ProgramText } from "./blocks.ts";
import { mentionsIn, rankedByName } from "./mentions.ts";
import { apart, Done, type Present, partsOf, type Step } from "./parts.ts";
import { Scene, type SceneParts } from "./scene.ts";
import { addBlocks, wantedIn } from "./verbs/additions.ts";
import { adjust } from "./verbs/adjust.ts";
import { changeElsewhere, intoVariable, leftBehind, substitute } from "./verbs/literals.ts";
import { VERBS } from "./verbs/verbs.ts";

export interface Changed {
  files: Files;
  /** Addresses that were changed, added or removed. */
  touched: string[];
  /** What couldn't be done. */
  notes: string[];
  /** Every part of the request, and whether it was done. */
  understood: Part[];
  /** What isn't done without the user's word. */
  questions: string[];
  sources: Scene["sources"];
  /** Why it ended before all parts were carried out; the one under way isn't done in part. */
  broke?: unknown;
}

export async function change(parts: SceneParts, whole: string, files: Files): Promise<Changed> {
  const request = english(whole);
  const scene = new Scene(parts, request, files);
  if (Object.keys(files).some((path) => /^[^/]+\.(?:tf|tofu)\.json$/.test(path)))
    scene.notes.push("Files in JSON syntax are not changed.");
  const clauses = clausesOf(request);
  for (const clause of clauses.filter(({ kind }) => kind === "keep")) protect(scene, clause);
  const all = clauses.filter(({ kind }) => kind !== "keep").flatMap((clause) => apart(clause, scene.program));
  // What isn't there can't change, and nothing else does in its place.
  const rest = all.filter((clause) => clause.kind === "add" || missingIn(clause, scene.program) === undefined);
  const log = new Log(scene);
  let broke: unknown;
  try {
    await carryOut(scene, log, rest);
  } catch (error) {
    broke = error;
  }
  for (const question of leftBehind(log.before, scene.program)) scene.ask(question);
  return {
    files: scene.files,
    touched: [...scene.touched],
    notes: scene.notes,
    understood: all.flatMap((clause) => log.partsOf(clause)),
    questions: scene.questions,
    sources: scene.sources,
    ...(broke !== undefined && { broke }),
  };
}

async function carryOut(scene: Scene, log: Log, rest: Clause[]): Promise<void> {
  log.whole = await log.did(rest, async () => (await intoVariable(scene, rest)) || (await substitute(scene)));
  if (log.whole) return;
  const adjusted = new Set<Clause>();
  for (const clause of rest) {
    scene.parts.signal?.throwIfAborted();
    const special = await log.did([clause], async () => {
      for (const verb of VERBS) if (await verb(scene, clause)) return true;
      return false;
    });
    // "Add a node pool to the cluster" doesn't change the cluster.
    if (special || (clause.kind === "add" && wantedIn(scene, clause.text, [clause]).length > 0)) continue;
    const told = withoutCondition(clause);
    const asked = scene.questions.length;
    const change = async () =>
      (await adjust(scene, told)) || (scene.questions.length === asked && (await changeElsewhere(scene, clause)));
    if (await log.did([clause], change)) adjusted.add(clause);
  }
  const adding = rest.filter(
    (clause) => clause.kind !== "remove" && !/\boutputs?\b|\btag/i.test(clause.text) && !isOpen(scene, clause),
  );
  const near = scene.before[0] ?? firstNamed(scene);
  if (adding.length > 0) await log.did(adding, () => addBlocks(scene, adding, near, adjusted.size > 0));
}

/** Which clause did what, so that each can be asked whether it was done. */
class Log {
  readonly #scene: Scene;
  readonly before: ProgramText;
  readonly #steps = new Map<Clause, Step[]>();
  readonly #present = new Map<Clause, Present[]>();
  readonly #reasons = new Map<Clause, string>();

  /** One thing was done for the request as a whole. */
  whole = false;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.before = scene.program;
  }

  async did(clauses: readonly Clause[], act: () => Promise<boolean>): Promise<boolean> {
    const { program: before, already, questions } = this.#scene;
    const [known, asked, touched] = [already.length, questions.length, [...this.#scene.touched]];
    const result = await act().catch((error) => {
      this.#scene.restore(before, touched);
      throw error;
    });
    if (clauses.length === 1 && isElsewhere(clauses[0] as Clause, before, this.#scene.program)) {
      this.#scene.restore(before, touched);
      return false;
    }
    for (const clause of clauses) {
      const { program: after } = this.#scene;
      if (before !== after) this.#steps.set(clause, [...(this.#steps.get(clause) ?? []), { before, after }]);
      this.#present.set(clause, [...(this.#present.get(clause) ?? []), ...already.slice(known)]);
      const question = questions[asked];
      if (question !== undefined) this.#reasons.set(clause, question);
    }
    return result;
  }

  partsOf(clause: Clause): Part[] {
    const done = new Done(this.#steps.get(clause) ?? [], this.#present.get(clause) ?? [], this.whole);
    return partsOf(clause, this.before, done, this.#reasons.get(clause));
  }
}

/** Whether several blocks fit what a clause speaks of; then it is asked which. */
function isOpen(scene: Scene, clause: Clause): boolean {
  const isBefore = ({ address }: ProgramBlock) => scene.before.some((block) => block.address === address);
  const open = mentionsIn(clause, scene.program).find(({ among }) => among.length > 1 && !among.some(isBefore));
  if (open) scene.ask(whichOne(clause.text, open.among));
  return open !== undefined;
}

/** An address that a clause names of a block that isn't there. */
const missingIn = (clause: Clause, program: ProgramText): string | undefined =>
  mentionsIn(clause, program).find(({ address, blocks }) => address !== undefined && blocks.length === 0)?.address;

/** Whether other blocks than those that a clause names by their address changed, and none of those. */
function isElsewhere(clause: Clause, before: ProgramText, after: ProgramText): boolean {
  const named = mentionsIn(clause, before).flatMap(({ address, blocks, used }) =>
    address === undefined || used ? [] : blocks,
  );
  if (named.length === 0) return false;
  const was = new Map(before.blocks.map((block) => [block.address, block.text]));
  const other = after.blocks.filter(({ address, text }) => was.has(address) && was.get(address) !== text);
  return (
    other.length > 0 &&
    !other.some(({ address }) => named.some((block) => block.address === address)) &&
    named.every(({ address }) => after.find(address)?.text === was.get(address))
  );
}

function protect(scene: Scene, clause: ReturnType<typeof clausesOf>[number]): void {
  for (const { blocks } of mentionsIn(clause, scene.program))
    for (const { address } of blocks) scene.protectedOnes.add(address);
}

function firstNamed(scene: Scene) {
  const [clause] = clausesOf(scene.request);
  return clause && rankedByName(clause, scene.program)[0]?.block;
}
