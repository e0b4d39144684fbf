/** Changes arguments of blocks that are there. */
import { spelt } from "../../core/facts.ts";
import { documentFor } from "../../intent/documents.ts";
import { spellingOf } from "../../intent/known-values.ts";
import type { Clause } from "../../language/clauses.ts";
import { whichOne } from "../addresses.ts";
import { type ProgramBlock, wordsOf } from "../blocks.ts";
import { linksTo } from "../links.ts";
import { mentionsIn } from "../mentions.ts";
import { chosenValue } from "../model-value.ts";
import type { Scene } from "../scene.ts";
import { type Setting, settingsFor } from "../settings.ts";
import { BlockText, type Path } from "../splice.ts";
import { targetsOf } from "../targets.ts";
import { assigned } from "./assign.ts";
import { lifecycleOf } from "./lifecycle.ts";

interface Adjustment {
  block: ProgramBlock;
  settings: readonly Setting[];
}

export async function adjust(scene: Scene, clause: Clause): Promise<boolean> {
  const { objects, companions, open, byName, unnamed, implied, spoken } = targetsOf(scene, clause);
  const fitting = async (blocks: readonly ProgramBlock[]): Promise<Adjustment[]> => {
    const found: Adjustment[] = [];
    for (const block of blocks)
      found.push({ block, settings: await settingsOf(scene, clause, block, companions, spoken) });
    return found.filter(({ settings }) => settings.length > 0);
  };
  const all = await fitting(objects);
  const asked = scene.questions.length;
  for (const among of open) {
    const some = await fitting(among);
    // That one of them has such an argument already doesn't say that it is meant.
    if (some.length > 1) which(scene, clause, some);
    else all.push(...some);
  }
  // What is asked isn't guessed.
  const guessed = all.length === 0 && scene.questions.length === asked ? byName : [];
  for (const group of guessed) {
    // Of what nobody named, only a value speaks clearly.
    const isClear = ({ expression, weight = 0 }: Setting) =>
      group !== unnamed || (weight > 0 && expression !== undefined);
    const isSaid = ({ expression }: Setting) => expression !== undefined;
    const some = (await fitting(group)).filter(({ settings }) => settings.some(isClear) && settings.some(isSaid));
    if (some.length === 0) continue;
    all.push(...oneOf(scene, clause, some, group !== unnamed));
    break;
  }
  let done = false;
  for (const { block, settings } of all) if (await set(scene, block, settings)) done = true;
  // "It" stays what was named last.
  const named =
    objects.length > 0 ? objects : open.flat().length > 0 ? all.map(({ block }) => block) : (byName[0] ?? []);
  if (!implied && named.length > 0) scene.before = named;
  return done;
}

const which = (scene: Scene, { text }: Clause, all: readonly Adjustment[]): void =>
  scene.ask(
    whichOne(
      text,
      all.map(({ block }) => block),
    ),
  );

/** The surest; where several are equally sure, none: the request has to say which. */
function oneOf(scene: Scene, clause: Clause, all: readonly Adjustment[], isNamed: boolean): Adjustment[] {
  const surest = ({ settings }: Adjustment) => Math.max(0, ...settings.map(({ weight = 0 }) => weight));
  const most = Math.max(0, ...all.map(surest));
  const fitting = all.filter((one) => surest(one) === most);
  if (fitting.length === 1) return fitting;
  if (isNamed) which(scene, clause, fitting);
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
  scene: Scene,
  clause: Clause,
  block: ProgramBlock,
  companions: readonly ProgramBlock[],
  spoken: ReadonlySet<number>,
): Promise<Setting[]> {
  const schema = block.type === undefined ? undefined : scene.schemaOf(block.type);
  const text = new BlockText(block.text);
  const isThere = ({ path, expression }: { path: Path; expression: string }) =>
    scene.already.push({ address: block.address, path: path.join("."), expression });
  const one = assigned(text, block, schema, clause, spoken);
  if (one?.expression !== undefined) {
    const expression = await asSpelt(scene, block, one.key, one.expression);
    if (text.valueAt(one.path) !== expression) return [{ ...one, expression }];
    isThere({ path: one.path, expression });
    return [];
  }
  if (!schema || block.type === undefined) return [];
  const naming = new Set([...block.called, ...wordsOf(block.type.replace("data.", ""))]);
  const isDocument = (name: string) => documentFor(block.type as string, name) !== undefined;
  const lifecycle = lifecycleOf(text, schema, clause);
  if (lifecycle.length > 0) return lifecycle;
  const links = linksTo(scene, text, schema, block, clause, companions);
  const said = settingsFor(
    scene.parts.schemas,
    text,
    block.type,
    schema,
    await scene.factsOf(block.type),
    isDocument,
    clause,
    naming,
    spoken,
    isThere,
  );
  // What a document leads to may still have to be made: then it is written when that is there.
  const coming = mentionsIn(clause, scene.program).some(({ isNew }) => isNew) && links.length === 0;
  return [
    ...links,
    ...said
      .filter(({ path }) => !links.some((link) => link.path.join(".") === path.join(".")))
      .filter(({ key, expression }) => expression !== undefined || !coming || !isDocument(key)),
  ];
}

/** An expression with its values spelt as the provider spells them. */
async function asSpelt(scene: Scene, { type }: ProgramBlock, key: string, expression: string): Promise<string> {
  return type === undefined
    ? expression
    : spelt(expression, spellingOf(scene.parts.schemas, await scene.factsOf(type), type, key));
}

async function set(scene: Scene, block: ProgramBlock, settings: readonly Setting[]): Promise<boolean> {
  let text = new BlockText(block.text);
  for (const setting of settings) {
    const said = setting.expression ?? (await chosenValue(scene, block, setting));
    if (said === undefined) continue;
    const expression = await asSpelt(scene, block, setting.key, said);
    scene.count(setting.expression === undefined ? "model" : /^[a-z]\w*\.\w/.test(expression) ? "program" : "request");
    text = text.set(setting.path, expression);
  }
  return text.text !== block.text && scene.replace(block, text.text);
}
