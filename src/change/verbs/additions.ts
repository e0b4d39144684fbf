/** Blocks that the request asks for and the program doesn't have. */

import type { Wanted } from "../../ask/naming.ts";
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Clause } from "../../language/clauses.ts";
import { givenName, identifier } from "../../language/names.ts";
import { words } from "../../language/words.ts";
import { variableBlock } from "../../write/block.ts";
import type { ProgramBlock, ProgramText } from "../blocks.ts";
import { mentionsIn, nameBehind } from "../mentions.ts";
import { refersTo } from "../references.ts";
import type { Scene } from "../scene.ts";
import { wholeBlock } from "../whole-block.ts";
import { settle } from "./adjust.ts";
import { copied, siblingOf } from "./copy.ts";

/** `near`: the block that the request is about. */
export async function addBlocks(
  scene: Scene,
  clauses: readonly Clause[],
  near: ProgramBlock | undefined,
  /** The request was understood as a change of what is there: only what is said to be new, or belongs to a block, is added. */
  adjusted: boolean,
): Promise<boolean> {
  const isSaid = clauses.some(({ kind }) => kind === "add");
  const news = newTypes(scene, clauses);
  const given = givenTypes(scene, clauses);
  const asked = wantedIn(scene, scene.request, clauses)
    .filter(({ type }) => !given.has(type) || news.has(type))
    .filter(({ type }) => !adjusted || isSaid || news.has(type) || type.startsWith(`${near?.type}_`));
  const wanted = named(scene, asked, clauses, near);
  const claimed = new Map<string, string>();
  let done = false;
  for (const one of wanted) {
    const alone = wanted.every(({ type }) => type === one.type);
    const edits =
      (alone || LIKE.test(scene.request) ? copy(scene, one) : undefined) ??
      (await written(scene, one, wanted, claimed));
    const after = near && scene.program.find(near.address)?.address;
    const [add, ...rest] = edits;
    if (!add || !(await scene.apply([{ ...add, ...(after && settles(one, near) && { after }) }, ...rest]))) continue;
    done = true;
    const address = `${one.type}.${one.name}`;
    for (const clause of clauses) {
      const block = scene.program.find(address);
      if (block) await settle(scene, clause, block);
    }
    await link(scene, clauses, address, near);
  }
  return done;
}

const LIKE = /\b(?:like|same as|as) (?:the )?(?:other|rest|exist|one)/i;

/** A block like one of its type that is there. */
function copy(scene: Scene, { type, name, called }: Wanted): BlockEdit[] | undefined {
  const sibling = siblingOf(scene.program, type, words(scene.request));
  if (!sibling) return undefined;
  scene.count("program");
  const text = copied(scene.program, sibling, name, called);
  return [{ action: "add", address: `${type}.${name}`, text, after: sibling.address }];
}

/** A block as generation writes it, with the variables that it asks for. */
async function written(
  scene: Scene,
  one: Wanted,
  coming: readonly Wanted[],
  claimed: Map<string, string>,
): Promise<BlockEdit[]> {
  const block = await wholeBlock(scene, one, coming, claimed);
  if (!block) return [];
  for (const [source, count] of Object.entries(block.sources)) scene.count(source as keyof typeof block.sources, count);
  const asked = new Map(block.asks.map((ask) => [ask.variable, ask]));
  const variables = [...asked.values()]
    .filter(({ variable }) => !scene.program.find(`variable.${variable}`))
    .map((ask): BlockEdit => ({ action: "add", address: `variable.${ask.variable}`, text: variableBlock(ask) }));
  return [{ action: "add", address: `${one.type}.${one.name}`, text: block.text }, ...variables];
}

/** What the request is about gets to know the new block, where it has a place for it. */
async function link(
  scene: Scene,
  clauses: readonly Clause[],
  address: string,
  near: ProgramBlock | undefined,
): Promise<void> {
  const [added, about] = [scene.program.find(address), near && scene.program.find(near.address)];
  if (!added || !about || added.address === about.address) return;
  for (const clause of clauses) if (await settle(scene, clause, about, [added])) return;
}

/** Types that go with what the request says is there: "the database" is the instance, whatever else the word stands for. */
const givenTypes = (scene: Scene, clauses: readonly Clause[]): Set<string> =>
  new Set(
    clauses
      .flatMap((clause) => mentionsIn(clause, scene.program))
      .flatMap(({ isNew, blocks, along }) => (!isNew && blocks.length > 0 ? along : [])),
  );

/** Types of which the request wants one more. */
const newTypes = (scene: Scene, clauses: readonly Clause[]): Set<string> =>
  new Set(
    clauses.flatMap((clause) => mentionsIn(clause, scene.program)).flatMap(({ isNew, types }) => (isNew ? types : [])),
  );

/** What a text asks for besides what is there: another type, or one more where it says so. */
export function wantedIn(
  scene: Scene,
  text: string,
  clauses: readonly Clause[],
): readonly { type: string; name?: string; count: number }[] {
  const present = new Set(scene.program.resources.map(({ type }) => type));
  const news = newTypes(scene, clauses);
  const asked = scene.parts.retriever.wanted(withoutNames(scene, text, clauses), { present });
  return asked
    .filter(({ type }) => scene.schemaOf(type) && (!present.has(type) || news.has(type)) && isAtHome(scene, type, text))
    .concat([...news].filter((type) => !asked.some((one) => one.type === type)).map((type) => ({ type, count: 1 })));
}

/** What blocks are called asks for nothing: "the uploads bucket" isn't about uploads. */
function withoutNames({ program }: Scene, text: string, clauses: readonly Clause[]): string {
  const phrases = clauses.flatMap((clause) =>
    mentionsIn(clause, program).flatMap(({ blocks, isNew, from, to }) => {
      if (isNew || blocks.length === 0) return [];
      const tokens = clause.tokens.slice(from, to);
      const kept = tokens.filter(
        ({ word }, i) => i === tokens.length - 1 || !blocks.some(({ called }) => called.has(word)),
      );
      return [[tokens.map(({ said }) => said).join(" "), kept.map(({ said }) => said).join(" ")] as const];
    }),
  );
  return phrases.reduce((rest, [said, kept]) => (said === kept ? rest : rest.replaceAll(said, kept)), text);
}

/** A program of one provider isn't changed by blocks of another, unless it is named. */
function isAtHome({ program }: Scene, type: string, text: string): boolean {
  const provider = type.replace("data.", "").split("_")[0] as string;
  const own = program.providers;
  return own.length === 0 || own.includes(provider) || HELPERS.has(provider) || words(text).includes(provider);
}

const HELPERS = new Set(["random", "tls", "time", "null", "local", "archive"]);

/** A setting of a block stands beside it: `aws_s3_bucket_versioning` of a bucket. */
const settles = ({ type }: Wanted, near: ProgramBlock | undefined): boolean =>
  near?.type !== undefined && type.startsWith(near.type);

/** A name of its own for each: what the request calls it, else that of what it belongs to. */
function named(
  { program, request }: Scene,
  asked: readonly { type: string; name?: string; count: number }[],
  clauses: readonly Clause[],
  near: ProgramBlock | undefined,
): Wanted[] {
  const taken = new Set(program.blocks.map(({ address }) => address));
  const found: Wanted[] = [];
  for (const { type, name, count } of asked) {
    const settled =
      near && program.resources.find((other) => other.type === type && refersTo(other.text, near.address));
    const isNew = clauses.some((clause) => mentionsIn(clause, program).some((m) => m.isNew && m.types.includes(type)));
    if (settled && !isNew && type.startsWith(near.type ?? "-")) continue;
    const called =
      count > 1
        ? undefined
        : (nameBeside(clauses, program, type) ?? (asked.length === 1 ? givenName(request) : undefined));
    for (let i = 0; i < Math.min(count, 4); i++) {
      // What comes with something new is called like it.
      const base = identifier(called ?? name ?? found[0]?.name ?? near?.name ?? "main");
      let own = count > 1 ? `${base}_${i + 1}` : base;
      for (let n = 2; taken.has(`${type}.${own}`); n++) own = `${base}_${n}`;
      taken.add(`${type}.${own}`);
      // Where it needs a name and the request has none for it, it is called like its block.
      const purpose = own === near?.name ? {} : { purpose: own.replaceAll("_", "-") };
      found.push({ type, name: own, ...purpose, ...(called !== undefined && { called }) });
    }
  }
  return found;
}

function nameBeside(clauses: readonly Clause[], program: ProgramText, type: string): string | undefined {
  for (const clause of clauses)
    for (const mention of mentionsIn(clause, program)) {
      const found = mention.types.includes(type) ? nameBehind(clause, mention) : undefined;
      if (found) return found.name;
    }
  return undefined;
}
