/** From an instruction and a program to the changed program: what it says literally is done as it says it, what is open the model chooses. */

import type { Files } from "../core/report.ts";
import { type Clause, clausesOf, isQuestion, isRemark, withoutCondition } from "../language/clauses.ts";
import { english } from "../language/languages.ts";
import type { Literal } from "../language/literals.ts";
import type { Part } from "../loop/record.ts";
import { missingIn } from "./absent.ts";
import { listed, whichOne } from "./addresses.ts";
import type { ProgramBlock, ProgramText } from "./blocks.ts";
import { candidatesIn } from "./candidates.ts";
import { isKept, protect, withoutExcepted } from "./kept.ts";
import { meantAmong } from "./meant.ts";
import { type Mention, mentionsIn, rankedByName } from "./mentions.ts";
import { apart, doneBy, type Present, partsOf, type Step, unseenIn } from "./parts.ts";
import { Scene, type SceneParts } from "./scene.ts";
import { targetsOf } from "./targets.ts";
import { addBlocks, wantedIn } from "./verbs/additions.ts";
import { adjust } from "./verbs/adjust.ts";
import { another } from "./verbs/another.ts";
import { addElements } from "./verbs/elements.ts";
import { extend } from "./verbs/extend.ts";
import { addFurther } from "./verbs/further.ts";
import { changeElsewhere, leftBehind, substitute } from "./verbs/literals.ts";
import { askOfContent } from "./verbs/remove.ts";
import { VERBS, type Verb } from "./verbs/verbs.ts";

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
  const scene = new Scene(parts, english(whole), files);
  const before = scene.program;
  if (scene.isPartial) scene.notes.push("Files in JSON syntax are not changed.");
  const all = clausesIn(scene);
  // What isn't there can't change, and nothing else does in its place.
  const isMissing = ({ address, blocks }: Mention) => address !== undefined && blocks.length === 0;
  const rest = all
    .filter(({ text }) => !isQuestion(text))
    .filter((clause) => clause.kind === "add" || !mentionsIn(clause, before).some(isMissing));
  const log = new Log(scene);
  let broke: unknown;
  try {
    const said = rest.filter(({ kind }) => kind !== "remove");
    scene.meant = meantAmong(await candidatesIn(scene, said));
    await carryOut(scene, log, rest);
  } catch (error) {
    broke = error;
  }
  for (const question of leftBehind(before, scene.program)) scene.ask(question);
  const { touched, notes, questions, sources } = scene;
  return {
    ...{ files: scene.files, touched: [...touched], notes, questions, sources },
    understood: [
      ...all.flatMap((clause) => log.partsOf(clause, before)),
      ...scene.unknown
        .filter((clause) => !isKept(clause, before, scene.program))
        .map(({ text }) => ({ text, done: false, reason: "It isn't known what that is, and it may have changed." })),
    ],
    ...(broke !== undefined && { broke }),
  };
}

/** What is to be done, part by part. What has to stay is protected. */
export function clausesIn(scene: Scene): Clause[] {
  const { program } = scene;
  const clauses = clausesOf(scene.request);
  scene.unknown.push(...protect(scene, clauses));
  return clauses
    .filter(({ kind }) => kind !== "keep")
    .flatMap((clause) => withoutExcepted(scene, clause) ?? [])
    .flatMap((clause) => apart(clause, program));
}

async function carryOut(scene: Scene, log: Log, rest: Clause[]): Promise<void> {
  log.whole = await log.did(rest, () => substitute(scene, rest));
  // What else is said of arguments is done as well.
  if (log.whole) {
    for (const clause of rest)
      if (log.unplaced(clause).length > 0) await log.did([clause], () => adjust(scene, clause));
    return;
  }
  let adjusted = false;
  const added = new Set<Clause>();
  const adds = async (clause: Clause, verb: Verb) => {
    if (await log.did([clause], () => verb(scene, clause))) added.add(clause);
    return added.has(clause);
  };
  for (const clause of rest) {
    scene.parts.signal?.throwIfAborted();
    if (await log.did([clause], async () => isMissing(scene, clause))) {
      added.add(clause);
      continue;
    }
    const special = await log.did([clause], async () => {
      for (const verb of VERBS) if (await verb(scene, clause)) return true;
      return false;
    });
    if (special) {
      added.add(clause);
      continue;
    }
    if (await log.did([clause], () => addElements(scene, clause))) {
      added.add(clause);
      continue;
    }
    const isMore = await log.did([clause], () => addFurther(scene, clause));
    if (isMore) added.add(clause);
    if (isMore && log.unplaced(clause).length === 0) continue;
    const isAdded = clause.kind === "add" || targetsOf(scene, clause).isNew;
    if (isAdded && !isMore && ((await adds(clause, extend)) || (await adds(clause, another)))) continue;
    // "Add a node pool to the cluster" doesn't change the cluster.
    if (isAdded && !isMore && wantedIn(scene, clause.text, [clause]).length > 0) continue;
    const asked = scene.questions.length;
    const change = async () =>
      (await adjust(scene, withoutCondition(clause))) ||
      (scene.questions.length === asked && (await changeElsewhere(scene, clause)));
    if (await log.did([clause], change)) adjusted = true;
    else if (clause.kind === "remove" && !log.has(clause))
      await log.did([clause], async () => askOfContent(scene, clause));
  }
  const adding = rest.filter(
    (clause) =>
      !added.has(clause) &&
      clause.kind !== "remove" &&
      // What is asked about may be there where nobody has read it.
      (clause.kind === "add" || !scene.isPartial) &&
      !/\boutputs?\b|\btag/i.test(clause.text) &&
      !isOpen(scene, clause),
  );
  const [first] = clausesOf(scene.request);
  const near = scene.before[0] ?? (first && rankedByName(first.tokens, scene.program.resources)[0]?.block);
  if (adding.length > 0) await log.did(adding, () => addBlocks(scene, adding, near, adjusted));
  for (const clause of adding) if (!log.has(clause)) await adds(clause, extend);
}

/** Which clause did what, so that each can be asked whether it was done. */
class Log {
  readonly #deeds = new Map<Clause, { steps: Step[]; present: Present[]; reason?: string | undefined }>();

  /** One thing was done for the request as a whole. */
  whole = false;

  constructor(private readonly scene: Scene) {}

  async did(clauses: readonly Clause[], act: () => Promise<boolean>): Promise<boolean> {
    const { scene } = this;
    const { program: before, already, questions } = scene;
    const [known, asked, touched] = [already.length, questions.length, [...scene.touched]];
    const result = await act().catch((error) => {
      scene.restore(before, touched);
      throw error;
    });
    const { program: after } = scene;
    const [one] = clauses;
    if (clauses.length === 1 && isElsewhere(one as Clause, before, after)) {
      scene.restore(before, touched);
      return false;
    }
    for (const clause of clauses) {
      const deed = this.#deedOf(clause);
      if (before !== after) deed.steps.push({ before, after });
      deed.present.push(...already.slice(known));
      deed.reason = questions[asked] ?? deed.reason;
    }
    return result;
  }

  /** Literals of a clause that nothing that was done has. */
  unplaced(clause: Clause): Literal[] {
    const { steps, present } = this.#deedOf(clause);
    return unseenIn(clause, this.scene.program, doneBy(steps, present, false));
  }

  /** Whether something was done for a clause, or is asked about. */
  has(clause: Clause): boolean {
    const { steps, present, reason } = this.#deedOf(clause);
    return steps.length + present.length > 0 || reason !== undefined;
  }

  #deedOf(clause: Clause) {
    const deed = this.#deeds.get(clause) ?? { steps: [], present: [] };
    this.#deeds.set(clause, deed);
    return deed;
  }

  partsOf(clause: Clause, before: ProgramText): Part[] {
    const { steps, present, reason } = this.#deedOf(clause);
    return partsOf(clause, before, doneBy(steps, present, this.whole), reason, this.scene.doubts);
  }
}

/** Whether a clause is about something that isn't there: "add an alarm for the bucket" where there is none. Nothing is made for it. */
function isMissing(scene: Scene, clause: Clause): boolean {
  const mentions = mentionsIn(clause, scene.program);
  const isNamed = mentions.some(({ blocks, among, used }) => !used && blocks.length + among.length > 0);
  const isElsewhere =
    clause.texts.some(({ kind }) => kind === "arn" || kind === "id") || /\b(?:var|data|module)\./.test(clause.text);
  if (isElsewhere || scene.isPartial || isRemark(clause.text) || (isNamed && clause.kind !== "add")) return false;
  const missing = missingIn(clause, scene.program);
  if (missing)
    scene.ask(
      `"${missing.text}" would be ${missing.type}, and there is none in the program. ${listed(scene.program.resources)}`,
    );
  return missing !== undefined;
}

/** Whether several blocks fit what a clause speaks of; then it is asked which. */
function isOpen(scene: Scene, clause: Clause): boolean {
  const isBefore = ({ address }: ProgramBlock) => scene.before.some((block) => block.address === address);
  const open = mentionsIn(clause, scene.program).find(({ among }) => among.length > 1 && !among.some(isBefore));
  if (open) scene.ask(whichOne(clause.text, open.among));
  return open !== undefined;
}

/** Whether other blocks than those that a clause names by their address changed, and none of those. */
function isElsewhere(clause: Clause, before: ProgramText, after: ProgramText): boolean {
  const isOther = ({ address, text }: ProgramBlock) => after.find(address)?.text !== text;
  const named = mentionsIn(clause, before).filter(({ address, used }) => address !== undefined && !used);
  const blocks = named.flatMap((mention) => mention.blocks);
  const changed = before.blocks.filter((block) => isOther(block) && after.find(block.address));
  return blocks.length > 0 && changed.length > 0 && !blocks.some(isOther);
}
