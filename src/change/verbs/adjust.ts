/** Changes arguments of blocks that are there. */
import { spelt } from "../../core/facts.ts";
import type { Block } from "../../core/schema.ts";
import { documentFor } from "../../intent/documents.ts";
import { spellingOf, valuesOf } from "../../intent/known-values.ts";
import type { Clause } from "../../language/clauses.ts";
import { whichOne } from "../addresses.ts";
import { type ProgramBlock, wordsOf } from "../blocks.ts";
import { rankedByName } from "../by-name.ts";
import { linksTo } from "../links.ts";
import { type Mention, mentionsIn, nameBehind } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { type Setting, settingsFor } from "../settings.ts";
import { BlockText, type Path } from "../splice.ts";
import { wholeBlock } from "../whole-block.ts";
import { assigned } from "./assign.ts";
import { lifecycleOf } from "./lifecycle.ts";

interface Adjustment {
  block: ProgramBlock;
  settings: readonly Setting[];
}

export async function adjust(scene: Scene, clause: Clause): Promise<boolean> {
  const { objects, companions, open, byName, unnamed, implied, spoken } = targetsOf(scene, clause);
  let all: Adjustment[] = [];
  for (const block of objects)
    all.push({ block, settings: await settingsOf(scene, clause, block, companions, spoken) });
  all = all.filter(({ settings }) => settings.length > 0);
  const asked = scene.questions.length;
  for (const among of open) {
    const fitting: Adjustment[] = [];
    for (const block of among) {
      const settings = await settingsOf(scene, clause, block, companions, spoken);
      if (settings.length > 0) fitting.push({ block, settings });
    }
    // That one of them has such an argument already doesn't say that it is meant.
    if (fitting.length > 1)
      scene.ask(
        whichOne(
          clause.text,
          fitting.map(({ block }) => block),
        ),
      );
    else all.push(...fitting);
  }
  // What is asked isn't guessed.
  if (all.length === 0 && scene.questions.length === asked) {
    for (const group of byName) {
      const fitting: Adjustment[] = [];
      for (const block of group) {
        const settings = await settingsOf(scene, clause, block, companions, spoken);
        // Of what nobody named, only a value speaks clearly.
        const isClear = group !== unnamed || settings.some(({ weight = 0 }) => weight > 0);
        if (isClear && settings.some(({ expression }) => expression !== undefined)) fitting.push({ block, settings });
      }
      if (fitting.length === 0) continue;
      const one = oneOf(scene, clause, fitting, group !== unnamed);
      if (one) all.push(one);
      break;
    }
  }
  let done = false;
  for (const { block, settings } of all) if (await set(scene, block, settings)) done = true;
  // "it" stays what was named last.
  const named =
    objects.length > 0 ? objects : open.flat().length > 0 ? all.map(({ block }) => block) : (byName[0] ?? []);
  if (!implied && named.length > 0) scene.before = named;
  return done;
}

/** The surest; where several are equally sure, none: the request has to say which. */
function oneOf(scene: Scene, clause: Clause, all: readonly Adjustment[], isNamed = true): Adjustment | undefined {
  const surest = ({ settings }: Adjustment) => Math.max(0, ...settings.map(({ weight = 0 }) => weight));
  const most = Math.max(0, ...all.map(surest));
  const fitting = all.filter((one) => surest(one) === most);
  if (fitting.length > 1 && isNamed)
    scene.ask(
      whichOne(
        clause.text,
        fitting.map(({ block }) => block),
      ),
    );
  return fitting.length === 1 ? fitting[0] : undefined;
}

interface Targets {
  objects: ProgramBlock[];
  /** What is used for the change. */
  companions: ProgramBlock[];
  /** One of each is meant. */
  open: (readonly ProgramBlock[])[];
  /** Where no noun says what is meant: blocks by their names, the likeliest first. */
  byName: ProgramBlock[][];
  /** The last of these, where nothing names it. */
  unnamed: readonly ProgramBlock[] | undefined;
  /** They are those of the part before. */
  implied: boolean;
  /** Tokens that name blocks. */
  spoken: ReadonlySet<number>;
}

function targetsOf(scene: Scene, clause: Clause): Targets {
  const free = (block: ProgramBlock) => !scene.isProtected(block.address) && !block.type?.startsWith("data.");
  const mentions = mentionsIn(clause, scene.program);
  const companions = mentions.filter(({ used }) => used).flatMap(({ blocks }) => blocks);
  const objects = mentions
    .filter(({ used }) => !used)
    .flatMap(({ blocks }) => blocks)
    .filter(free);
  const clear = new Set(objects.map(({ type }) => type));
  const open = mentions
    .filter(({ used, among, types }) => !used && among.length > 0 && !types.some((type) => clear.has(type)))
    // "That bucket" is the one before, where it can be.
    .map(({ among }) => {
      const same = among.filter(({ address }) => scene.before.some((block) => block.address === address));
      return (same.length > 0 ? same : among).filter(free);
    });
  const pronoun = /\b(?:it|its|them|their|they|that|those|each|all of them|both)\b/i.test(clause.text);
  const implied = objects.length === 0 && open.length === 0 && pronoun && current(scene).length > 0;
  if (implied) objects.push(...current(scene).filter(free));
  const ranked = rankedByName(clause, scene.program).filter(({ block }) => free(block));
  const groups = new Map<number, ProgramBlock[]>();
  for (const { block, score } of ranked) groups.set(score, [...(groups.get(score) ?? []), block]);
  const others = scene.program.resources
    .filter(free)
    .filter((block) => !ranked.some((one) => one.block.address === block.address));
  const earlier = current(scene).filter(free);
  // Where something was named, nothing else is looked at.
  const rest = objects.length > 0 ? [] : [others];
  const byName = [...groups.values(), ...(earlier.length > 0 ? [earlier] : []), ...rest].filter(
    (group) => group.length > 0,
  );
  const tokensOf = ({ from, to }: Mention) => Array.from({ length: to - from }, (_, i) => from + i);
  const spoken = new Set(mentions.flatMap((one) => [...tokensOf(one), ...(nameBehind(clause, one)?.at ?? [])]));
  return {
    objects: unique(objects),
    companions: unique(companions),
    open,
    byName,
    unnamed: objects.length > 0 ? undefined : others,
    implied: implied || (objects.length === 0 && ranked.length === 0),
    spoken,
  };
}

/** What the part before spoke of, as it is now. */
const current = ({ before, program }: Scene): ProgramBlock[] =>
  before.flatMap(({ address }) => program.find(address) ?? []);

const unique = (blocks: readonly ProgramBlock[]): ProgramBlock[] => [
  ...new Map(blocks.map((block) => [block.address, block])).values(),
];

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
    const said = setting.expression ?? (await written(scene, block, setting));
    if (said === undefined) continue;
    const expression = await asSpelt(scene, block, setting.key, said);
    scene.count(setting.expression === undefined ? "model" : /^[a-z]\w*\.\w/.test(expression) ? "program" : "request");
    text = text.set(setting.path, expression);
  }
  return text.text !== block.text && scene.replace(block, text.text);
}

/** The value that the model chooses, among what the schema and the provider's rules allow. */
async function written(
  scene: Scene,
  block: ProgramBlock,
  { path, key, attribute }: Setting,
): Promise<string | undefined> {
  const { writer } = scene.parts;
  const type = block.type as string;
  if (!writer.constrained) return undefined;
  if (attribute.type === "string" && documentFor(type, key)) {
    const whole = await wholeBlock(scene, { type, name: block.name });
    return whole && new BlockText(whole.text).valueAt(path);
  }
  const names = path.filter((step): step is string => typeof step === "string");
  const inner: Block = {
    attributes: new Map([[names.at(-1) as string, { ...attribute, required: true }]]),
    blocks: new Map(),
    deprecated: false,
  };
  const schema = names.slice(0, -1).reduceRight<Block>(
    (block, name) => ({
      attributes: new Map(),
      blocks: new Map([[name, { nesting: "list", min: 1, max: 1, block }]]),
      deprecated: false,
    }),
    inner,
  );
  const facts = await scene.factsOf(type);
  const allowed = valuesOf(scene.parts.schemas, facts, type, key);
  const start = block.text.slice(0, block.item.body);
  const header = `${start.trimEnd().replace(/\s*\{$/, "")} {\n`;
  const scope = {
    blocks: new Map([[type, schema]]),
    declared: new Map(),
    ...(allowed && { values: new Map([[`${type}.${key}`, allowed]]) }),
  };
  const prefill = `${scene.program.around(block.address)}\n${header}`;
  const text = await writer.complete({ prefill, constraint: { kind: "block", scope, start: header } });
  const value = new BlockText(header + text).valueAt(names);
  // An empty text is no choice.
  return value === '""' ? undefined : value;
}
