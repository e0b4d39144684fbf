/** Blocks that the request asks for and the program doesn't have: found, named and written as in a new program. */
import { namedBlocks, type Wanted } from "../../ask/naming.ts";
import type { Demand } from "../../ask/retrieve.ts";
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Completion } from "../../core/completion.ts";
import { freeName, refersTo } from "../../core/references.ts";
import type { Clause } from "../../language/clauses.ts";
import { identifier } from "../../language/names.ts";
import { readingOf } from "../../language/reading.ts";
import type { Text } from "../../language/texts.ts";
import { words } from "../../language/words.ts";
import { NO_SOURCES, opening, variableBlock, type Written, writeBlock } from "../../write/block.ts";
import type { ProgramBlock, ProgramText } from "../blocks.ts";
import { asOne, forEachOf } from "../for-each-of.ts";
import { isRepeated } from "../instances.ts";
import { linksTo } from "../links.ts";
import { mentionsIn } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import type { Setting } from "../settings.ts";
import { BlockText } from "../splice.ts";
import { set, settle } from "./adjust.ts";

/** `near`: the block that the request is about. `adjusted`: it was understood as a change of what is there: only what is said to be new, or belongs to a block, is added. */
export async function addBlocks(
  scene: Scene,
  clauses: readonly Clause[],
  near: ProgramBlock | undefined,
  adjusted: boolean,
): Promise<boolean> {
  const isSaid = clauses.some(({ kind }) => kind === "add");
  const isOwn = (type: string) => near?.type !== undefined && type.startsWith(`${near.type}_`);
  const mentions = clauses.flatMap((clause) => mentionsIn(clause, scene.program));
  const isNew = (type: string) => mentions.some((one) => one.isNew && one.types.includes(type));
  // "The database" is the instance that is there, whatever else the word stands for.
  const isGiven = (type: string) => mentions.some(({ blocks, along }) => blocks.length > 0 && along.includes(type));
  const asked = wantedIn(scene, scene.request, clauses).filter(
    ({ type }) => isNew(type) || (!isGiven(type) && (!adjusted || isSaid || isOwn(type))),
  );
  let done = false;
  const wanted = named(scene, asked, near);
  for (const one of wanted) {
    const [add, ...variables] = await written(scene, one, wanted);
    const after = near && isOwn(one.type) && scene.program.find(near.address)?.address;
    if (!add || !(await scene.apply([{ ...add, ...(after && { after }) }, ...variables]))) continue;
    done = true;
    const added = () => scene.program.find(add.address) as ProgramBlock;
    for (const clause of clauses) await settle(scene, clause, added());
    // What the request is about gets to know the new block, where it has a place for it.
    const about = near && scene.program.find(near.address);
    if (about && about.address !== add.address) await set(scene, about, newLinks(scene, about, added()));
  }
  return done;
}

/** Where a block has a place for another: a list, or an argument that isn't given yet. */
function newLinks({ parts }: Scene, block: ProgramBlock, added: ProgramBlock): Setting[] {
  const text = new BlockText(block.text);
  const isFree = ({ path, expression }: Setting) => expression?.startsWith("[") || text.valueAt(path) === undefined;
  return linksTo(parts.schemas, block, [added]).filter(isFree);
}

/** What a text asks for besides what is there. A program of one provider isn't changed by blocks of another, unless it is named. */
export function wantedIn({ program, parts }: Scene, text: string, clauses: readonly Clause[]): readonly Demand[] {
  const [said, own] = [words(text), program.providers];
  const isAtHome = (provider = "") => own.length === 0 || own.includes(provider) || said.includes(provider);
  const present = new Set(program.resources.map(({ type }) => type));
  const news = clauses.flatMap((clause) =>
    mentionsIn(clause, program).flatMap(({ isNew, types, to }): Demand[] =>
      isNew ? types.slice(0, 1).map((type) => ({ type, count: 1, at: clause.tokens[to - 1]?.end ?? 0 })) : [],
    ),
  );
  const isNew = (type: string) => news.some((one) => one.type === type);
  const asked = parts.retriever
    .wanted(withoutNames(program, text, clauses), present)
    .filter(({ type }) => parts.schemas.block(type) && (!present.has(type) || isNew(type)))
    .filter(({ type }) => isAtHome(type.replace("data.", "").split("_")[0]));
  return [...asked, ...news.filter(({ type }) => !asked.some((one) => one.type === type))];
}

/** What blocks are called asks for nothing: "the uploads bucket" isn't about uploads. */
function withoutNames(program: ProgramText, text: string, clauses: readonly Clause[]): string {
  let rest = text;
  for (const clause of clauses)
    for (const { address, blocks, isNew, from, to } of mentionsIn(clause, program)) {
      // Nor does an address: its words are a type's.
      if (address !== undefined)
        rest = rest.replace(clause.text.slice(clause.tokens[from]?.start, clause.tokens[to - 1]?.end), "");
      const names = clause.tokens
        .slice(from, to - 1)
        .filter(({ word }) => blocks.some(({ called }) => called.has(word)));
      if (!isNew) for (const { said } of names) rest = rest.replace(new RegExp(`\\b${said}\\b`, "i"), "");
    }
  return rest;
}

/** Texts that nothing is called by. */
export const freeTexts = (program: ProgramText, texts: readonly Text[]): Text[] =>
  texts.filter(({ text }) => !program.blocks.some(({ called }) => called.has(text)));

/** A name of its own for each: what the request calls it, else that of what it belongs to. */
function named({ program, request }: Scene, asked: readonly Demand[], near: ProgramBlock | undefined): Wanted[] {
  const taken = new Set(program.blocks.map(({ address }) => address));
  const texts = freeTexts(program, readingOf(request).texts);
  const found: Wanted[] = [];
  for (const one of namedBlocks(asked, texts)) {
    const { called, name, type } = one;
    // What comes with something new is called like it.
    const base = identifier(called ?? (name === "main" ? (found[0]?.name ?? near?.name ?? name) : name));
    const own = freeName(base, (one) => taken.has(`${type}.${one}`));
    taken.add(`${type}.${own}`);
    found.push({ ...one, name: own, ...(own !== near?.name && { purpose: own.replaceAll("_", "-") }) });
  }
  return found;
}

/** A block as generation writes it, with the variables that it asks for. */
async function written(
  scene: Scene,
  one: Wanted,
  coming: readonly Wanted[],
): Promise<(BlockEdit & { action: "add"; address: string })[]> {
  const host = hostOf(scene, one.type);
  const block = await wholeBlock(scene, one, coming, host);
  if (!block) return [];
  const text = host && refersTo(block.text, host.address) ? forEachOf(block.text, host, () => undefined) : block.text;
  if (text === undefined) return [];
  for (const [source, count] of Object.entries(block.sources)) scene.count(source as keyof typeof block.sources, count);
  const asked = new Map(block.asks.map((ask) => [ask.variable, ask]));
  const variables = [...asked.values()]
    .filter(({ variable }) => !scene.program.find(`variable.${variable}`))
    .map((ask) => ({ action: "add" as const, address: `variable.${ask.variable}`, text: variableBlock(ask) }));
  return [{ action: "add", address: `${one.type}.${one.name}`, text }, ...variables];
}

/** The one repeated block that a type is a setting of: it is made for each of its instances. */
function hostOf({ program }: Scene, type: string): ProgramBlock | undefined {
  const all = program.resources.filter((block) => type.startsWith(`${block.type}_`));
  return all.length === 1 && all.every(isRepeated) ? all[0] : undefined;
}

/** Has a whole block written under the constraint of what the request and the program say. `coming`: blocks that are going to be there as well. `host`: a repeated block that it is written for as if it were one. */
export async function wholeBlock(
  scene: Scene,
  one: Wanted,
  coming: readonly Wanted[] = [],
  host?: ProgramBlock,
): Promise<Written | undefined> {
  const { writer, schemas, verifier, signal } = scene.parts;
  const { type, name } = one;
  if (!writer.constrained) {
    // As it comes; the verifier says what is wrong with it.
    const start = `${opening(type)}${name}" {\n`;
    const text = await writer.complete({ prefill: start, stop: ["\n}", "```"] });
    return { text: `${start}${text}\n}\n`, asks: [], authors: new Map(), sources: { ...NO_SOURCES } };
  }
  const facts = await scene.factsOf(type);
  const parts = {
    ...{ schemas, verifier, signal },
    request: scene.request,
    told: coming.includes(one) ? coming : [...coming, one],
    wanted: [...scene.program.resources.map((block) => ({ type: block.type, name: block.name })), ...coming],
    facts: (other: string) => (other === type ? facts : undefined),
    complete: async (request: Parameters<typeof writer.complete>[0]) =>
      ({ text: await writer.complete(request) }) as Completion,
  };
  const around = scene.program.around(`${type}.${name}`);
  const before = host ? around.replace(host.text, () => asOne(host)) : around;
  return writeBlock(parts, one, { before: `${before}\n`, after: "" });
}
