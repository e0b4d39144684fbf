/** Changes arguments of blocks that are there. */
import { isLiteral } from "../../core/literal-text.ts";
import { referencesTo } from "../../core/references.ts";
import type { Clause } from "../../language/clauses.ts";
import { whichOne } from "../addresses.ts";
import type { ProgramBlock } from "../blocks.ts";
import { candidatesIn, isIn } from "../candidates.ts";
import { entriesFor, putInEntries } from "../entry-values.ts";
import { linksTo } from "../links.ts";
import { type Meant, meantAmong } from "../meant.ts";
import type { Scene } from "../scene.ts";
import { type Setting, settingsFor } from "../settings.ts";
import { BlockText, type Path } from "../splice.ts";
import { targetsOf } from "../targets.ts";
import { wholeBlock } from "./additions.ts";
import { isFurther } from "./further.ts";

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
  const asked = scene.questions.length;
  const said = scene.meant.filter((one) => isIn(clause, one.at) && !isFurther(one));
  for (const { block, place, literal, expression, either } of said)
    if (either !== undefined)
      scene.ask(
        `"by ${literal.quantity?.text}": is ${block.address}.${place.key} to go from ${place.present} to ${expression}, or to ${either}? Say which.`,
      );
  const meant = said.filter(({ either }) => either === undefined);
  for (const { block, rivals } of meant) if (rivals.length > 0) scene.ask(whichOne(clause.text, [block, ...rivals]));
  const read = meant
    .filter(({ rivals }) => rivals.length === 0)
    .flatMap(({ block }) => scene.program.find(block.address) ?? []);
  const all = await fitting([...new Set([...objects, ...read])]);
  const isRead = (block: ProgramBlock) => meant.some((one) => one.block.address === block.address);
  for (const among of open) if (!among.some(isRead)) all.push(...oneOf(scene, clause, await fitting(among)));
  // What is asked isn't guessed.
  const isOpen = () => all.length === 0 && scene.questions.length === asked;
  for (const group of byName) {
    const isSaid = ({ settings }: Adjustment) => settings.some(({ expression }) => expression !== undefined);
    if (isOpen()) all.push(...oneOf(scene, clause, (await fitting(group)).filter(isSaid)));
  }
  // Of what nobody named, an argument that only one block has.
  if (isOpen() && objects.length + open.length === 0) {
    const others = await fitting(scene.program.resources.filter(scene.isFree));
    const sure = others.filter(({ settings }) => settings.every(({ sure, expression }) => sure && expression));
    const may = others.filter(({ settings }) => settings.every(({ isNamed, expression }) => isNamed && expression));
    if (sure.length === 1 || may.length === 1) all.push(...(sure.length === 1 ? sure : may));
    else if (may.length > 1)
      scene.ask(
        whichOne(
          clause.text,
          may.map(({ block }) => block),
        ),
      );
  }
  const isSet = ({ block, place }: Meant) =>
    all.some(
      (one) =>
        one.block.address === block.address &&
        one.settings.some(({ path, isRead }) => isRead && same(path, place.path)),
    );
  for (const one of meant) {
    const { at, literal, block, place } = one;
    if (one.isDoubtful && isSet(one))
      scene.doubts.set(at, `"${literal.text}" may be meant for something else than ${block.address}.${place.key}.`);
  }
  let done = false;
  for (const { block, settings } of all) {
    const now = scene.program.find(block.address);
    if (now && (await set(scene, now, settings))) done = true;
  }
  // "It" stays what was named last.
  const changed = all.map(({ block }) => block);
  const named = objects.length > 0 ? objects : open.length + changed.length > 0 ? changed : (byName[0] ?? []);
  if (!implied && named.length > 0) scene.before = named;
  return done;
}

const same = (a: Path, b: Path): boolean => a.join(".") === b.join(".");

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

/** What each instance of a block has for itself. */
const ITS_OWN = /\b(?:each\.(?:key|value)|count\.index)\b/;

/** What changes in a block; what is already as it is wanted is told to the scene. */
async function settingsOf(scene: Scene, clause: Clause, block: ProgramBlock): Promise<Setting[]> {
  const targets = targetsOf(scene, clause);
  const facts = block.type === undefined ? undefined : await scene.factsOf(block.type);
  const { schemas } = scene.parts;
  const links = linksTo(schemas, block, targets.companions);
  const meant =
    scene.touched.has(block.address) && !scene.was(block.address)
      ? meantAmong(await candidatesIn(scene, [clause], [block]))
      : scene.meant.filter((one) => !isFurther(one));
  const here = meant.filter(
    ({ at, block: { address }, rivals, either }) =>
      isIn(clause, at) && address === block.address && rivals.length === 0 && either === undefined,
  );
  const plain = { ...block, text: scene.program.resolved(block) };
  const said = settingsFor(schemas, plain, facts, { clause, targets, meant: here });
  for (const { path, expression, isDone } of said)
    if (isDone && expression) scene.already.push({ address: block.address, path: path.join("."), expression });
  const own = new BlockText(block.text);
  const open = said.flatMap((setting): Setting[] => {
    const { path, key, isDone, expression } = setting;
    if (isDone || links.some((link) => link.key === key)) return [];
    // One value would take the place of all.
    const present = own.valueAt(path) ?? "";
    if (expression === undefined || !ITS_OWN.test(present) || ITS_OWN.test(expression)) return [setting];
    const entries = entriesFor(scene, clause, block, present);
    if (entries) return [{ ...setting, entries }];
    scene.ask(
      `Each instance of ${block.address} has a ${key} of its own (${present}), and ${expression} would take the place of all. Change what they come from.`,
    );
    return [];
  });
  return [...links, ...open];
}

/** The variable or local value that an argument gets its value from, where nothing else does. */
function sourceAt({ program }: Scene, expression: string | undefined) {
  const source = expression === undefined ? undefined : program.sourceOf(expression);
  const address = source && expression?.replace(/^var\./, "variable.");
  const uses = address ? [...program.text.matchAll(referencesTo(address))] : [];
  return uses.length === 1 ? source : undefined;
}

/** Gives a block the settings. */
export async function set(scene: Scene, block: ProgramBlock, settings: readonly Setting[]): Promise<boolean> {
  let text = new BlockText(block.text);
  const isOpen = settings.some(({ expression }) => expression === undefined) && scene.parts.writer.constrained;
  // What nobody says the model chooses, as it would for a new block.
  const asWritten = isOpen ? await wholeBlock(scene, { type: block.type ?? "", name: block.name }) : undefined;
  for (const { path, expression, entries } of settings) {
    if (entries) continue;
    const names = path.filter((step) => typeof step === "string");
    const said = expression ?? (asWritten && new BlockText(asWritten.text).valueAt(names));
    // An empty text is no choice.
    if (said === undefined || (said === '""' && expression === undefined)) continue;
    scene.count(expression === undefined ? "model" : /^[a-z]\w*\.\w/.test(said) ? "program" : "request");
    const source = sourceAt(scene, text.valueAt(path));
    if (source && isLiteral(said)) await scene.put(source.block.address, [source.name], said);
    else text = text.set(path, said);
  }
  let done = text.text !== block.text && (await scene.replace(block, text.text));
  for (const { entries, expression } of settings)
    if (entries && expression !== undefined && (await putInEntries(scene, block, entries, expression))) done = true;
  return done;
}
