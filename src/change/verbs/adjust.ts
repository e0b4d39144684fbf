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
  const { objects, companions, open, byName, implied, spoken } = targetsOf(scene, clause);
  const fitting = async (blocks: readonly ProgramBlock[]): Promise<Adjustment[]> => {
    const found: Adjustment[] = [];
    for (const block of blocks)
      found.push({ block, settings: await settingsOf(scene, clause, block, companions, spoken) });
    return found.filter(({ settings }) => settings.length > 0);
  };
  const all = await fitting(objects);
  const asked = scene.questions.length;
  for (const among of open) {
    all.push(...oneOf(scene, clause, await fitting(among)));
  }
  // What is asked isn't guessed.
  const guessed = all.length === 0 && scene.questions.length === asked ? byName : [];
  for (const group of guessed) {
    const some = (await fitting(group)).filter(({ settings }) =>
      settings.some(({ expression }) => expression !== undefined),
    );
    if (some.length === 0) continue;
    all.push(...oneOf(scene, clause, some));
    break;
  }
  // Of what nobody named, an argument that only one block has.
  if (all.length + objects.length + open.length === 0 && scene.questions.length === asked) {
    const others = await fitting(scene.program.resources.filter(({ address }) => !scene.isProtected(address)));
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
  const blocks = fitting.map(({ block }) => block);
  scene.ask(whichOne(clause.text, blocks));
  return [];
}

/** What the clause says for one block, whatever else it speaks of. */
export async function settle(
  scene: Scene,
  clause: Clause,
  block: ProgramBlock,
  others?: readonly ProgramBlock[],
): Promise<boolean> {
  const { companions, spoken } = targetsOf(scene, clause);
  const all = await settingsOf(scene, clause, block, others ?? companions, spoken);
  // Of a block that others were made for, only what leads to them is open.
  const settings = others
    ? all.filter(
        ({ expression }) => expression === undefined || others.some(({ address }) => expression.includes(address)),
      )
    : all.filter(({ expression }) => expression !== undefined);
  return set(scene, block, settings);
}

async function settingsOf(
  { parts, already, factsOf }: Scene,
  clause: Clause,
  block: ProgramBlock,
  companions: readonly ProgramBlock[],
  spoken: ReadonlySet<number>,
): Promise<Setting[]> {
  const facts = block.type === undefined ? undefined : await factsOf(block.type);
  const links = linksTo(parts.schemas, block, companions);
  const said = settingsFor(parts.schemas, block, facts, clause, spoken, ({ path, expression }) =>
    already.push({ address: block.address, path: path.join("."), expression }),
  );
  return [...links, ...said.filter(({ path }) => !links.some((link) => link.path.join(".") === path.join(".")))];
}

async function set(scene: Scene, block: ProgramBlock, settings: readonly Setting[]): Promise<boolean> {
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
