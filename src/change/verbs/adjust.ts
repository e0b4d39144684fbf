/** Changes arguments of blocks that are there. */
import type { Clause } from "../../language/clauses.ts";
import { whichOne } from "../addresses.ts";
import type { ProgramBlock } from "../blocks.ts";
import { linksTo } from "../links.ts";
import type { Scene } from "../scene.ts";
import { type Setting, settingsFor } from "../settings.ts";
import { BlockText } from "../splice.ts";
import { targetsOf } from "../targets.ts";
import { wholeBlock } from "./additions.ts";

interface Adjustment {
  block: ProgramBlock;
  settings: readonly Setting[];
}

export async function adjust(scene: Scene, clause: Clause): Promise<boolean> {
  const { objects, open, byName, implied } = targetsOf(scene, clause);
  const fitting = async (blocks: readonly ProgramBlock[]): Promise<Adjustment[]> => {
    const found: Adjustment[] = [];
    for (const block of blocks) found.push({ block, settings: await settingsOf(scene, clause, block) });
    return found.filter(({ settings }) => settings.length > 0);
  };
  const all = await fitting(objects);
  const asked = scene.questions.length;
  for (const among of open) all.push(...oneOf(scene, clause, await fitting(among)));
  // What is asked isn't guessed.
  const isOpen = () => all.length === 0 && scene.questions.length === asked;
  for (const group of byName) {
    const said = ({ settings }: Adjustment) => settings.some(({ expression }) => expression !== undefined);
    if (isOpen()) all.push(...oneOf(scene, clause, (await fitting(group)).filter(said)));
  }
  // Of what nobody named, an argument that only one block has.
  if (isOpen() && objects.length + open.length === 0) {
    const others = await fitting(scene.program.resources.filter(scene.isFree));
    const sure = others.filter(({ settings }) => settings.every(({ sure, expression }) => sure && expression));
    if (sure.length === 1) all.push(...sure);
  }
  let done = false;
  for (const { block, settings } of all) if (await set(scene, block, settings)) done = true;
  // "It" stays what was named last.
  const named =
    objects.length > 0 ? objects : open.flat().length > 0 ? all.map(({ block }) => block) : (byName[0] ?? []);
  if (!implied && named.length > 0) scene.before = named;
  return done;
}

/** So much surer is sure. */
const CLEARLY = 0.25;

/** The surest; where several are equally sure, none: the request has to say which. */
function oneOf(scene: Scene, clause: Clause, all: readonly Adjustment[]): Adjustment[] {
  const surest = ({ settings }: Adjustment) => Math.max(0, ...settings.map(({ weight = 0 }) => weight));
  const most = Math.max(0, ...all.map(surest));
  const fitting = all.filter((one) => surest(one) > most - CLEARLY);
  if (fitting.length <= 1) return fitting;
  scene.ask(
    whichOne(
      clause.text,
      fitting.map(({ block }) => block),
    ),
  );
  return [];
}

/** What the clause says literally for one block, whatever else it speaks of. */
export async function settle(scene: Scene, clause: Clause, block: ProgramBlock): Promise<boolean> {
  const all = await settingsOf(scene, clause, block);
  return set(
    scene,
    block,
    all.filter(({ expression }) => expression !== undefined),
  );
}

/** What changes in a block; what is already as it is wanted is told to the scene. */
async function settingsOf(scene: Scene, clause: Clause, block: ProgramBlock): Promise<Setting[]> {
  const { companions, open, spoken } = targetsOf(scene, clause);
  const facts = block.type === undefined ? undefined : await scene.factsOf(block.type);
  const { schemas } = scene.parts;
  const links = linksTo(schemas, block, companions);
  const said = settingsFor(schemas, block, facts, clause, spoken, open.length > 0);
  for (const { path, expression, isDone } of said)
    if (isDone && expression) scene.already.push({ address: block.address, path: path.join("."), expression });
  return [...links, ...said.filter(({ key, isDone }) => !isDone && !links.some((link) => link.key === key))];
}

/** Gives a block the settings. */
export async function set(scene: Scene, block: ProgramBlock, settings: readonly Setting[]): Promise<boolean> {
  let text = new BlockText(block.text);
  const isOpen = settings.some(({ expression }) => expression === undefined) && scene.parts.writer.constrained;
  // What nobody says the model chooses, as it would for a new block.
  const asWritten = isOpen ? await wholeBlock(scene, { type: block.type ?? "", name: block.name }) : undefined;
  for (const { path, expression } of settings) {
    const names = path.filter((step) => typeof step === "string");
    const said = expression ?? (asWritten && new BlockText(asWritten.text).valueAt(names));
    // An empty text is no choice.
    if (said === undefined || (said === '""' && expression === undefined)) continue;
    scene.count(expression === undefined ? "model" : /^[a-z]\w*\.\w/.test(said) ? "program" : "request");
    text = text.set(path, said);
  }
  return text.text !== block.text && scene.replace(block, text.text);
}
