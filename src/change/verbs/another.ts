/** One more of what the program has: "a second private subnet", "another queue". It is written as the one that is there, with what the request says, and what it can't have in common with that, in its place. */
import { namedBlocks } from "../../ask/naming.ts";
import type { BlockEdit } from "../../core/block-edits.ts";
import { freeName, referencesTo, refersTo, spokenAs } from "../../core/references.ts";
import type { Clause } from "../../language/clauses.ts";
import { identifier } from "../../language/names.ts";
import { stands } from "../../language/tokens.ts";
import { typeWords } from "../../language/words.ts";
import { listed } from "../addresses.ts";
import { countedOn, otherNetworks } from "../apart.ts";
import { argumentOf, type ProgramBlock, type ProgramText } from "../blocks.ts";
import { candidatesIn } from "../candidates.ts";
import { holdsData } from "../held-data.ts";
import { nextOf } from "../like-siblings.ts";
import { meantAmong } from "../meant.ts";
import { isOtherKind, type Mention, mentionsIn, rankedByName } from "../mentions.ts";
import { namesSaid } from "../name-said.ts";
import type { Scene } from "../scene.ts";
import { freeTexts } from "./additions.ts";
import { callAnew, renamedFor } from "./call-anew.ts";

export async function another(scene: Scene, clause: Clause): Promise<boolean> {
  const mention = mentionsIn(clause, scene.program).find((one) => one.isNew && !isOtherKind(one));
  const like = mention && modelFor(scene, clause, mention);
  if (!mention || like?.type === undefined) return false;
  const before = scene.program;
  const touched = [...scene.touched];
  const copies = [like, ...before.resources.filter((block) => isOnly(block, like, scene))];
  const name = nameOf(scene, clause, mention, like.type);
  const address = await copy(scene, copies, name.label);
  const made = () => copies.flatMap((one) => scene.program.find(address(one)) ?? []);
  const own = () => made()[0] as ProgramBlock;
  let isOther = name.label !== undefined;
  const said = new Set<string>();
  for (const { block, place, expression } of meantAmong(await candidatesIn(scene, [clause], made()))) {
    if (!(await scene.put(block.address, place.path, expression))) continue;
    isOther = true;
    if (block.address === own().address) said.add(place.name);
  }
  const isSaid = isOther;
  for (const { name: argument, present, expression } of otherNetworks(before, like)) {
    if (said.has(argument)) continue;
    isOther = true;
    if (expression === undefined) {
      scene.restore(before, touched);
      scene.ask(
        `${like.address} has ${argument} = ${present}, and which other one is free can't be told. Which is the new one to have?`,
      );
      return true;
    }
    await scene.put(own().address, [argument], expression);
  }
  const isNamed = await callAnew(scene, like, own(), name);
  // What differs in nothing is no other one, unless one more is what is asked for.
  const isWanted = isOther ? clause.kind === "add" || isSaid : clause.kind === "add" && isNamed;
  if (!isWanted && !isOneMore(clause, mention)) {
    scene.restore(before, touched);
    return false;
  }
  const others = isSaid ? [] : unlike(before, clause, like);
  if (others.length > 0) {
    scene.restore(before, touched);
    scene.ask(`Like which one is the new one to be? ${listed([like, ...others])} Say "like" and its name.`);
    return true;
  }
  scene.before = made();
  return true;
}

/** Others of the kind, called otherwise, where nothing that is said leads to one of them. */
function unlike({ resources }: ProgramText, { tokens }: Clause, like: ProgramBlock): ProgramBlock[] {
  const all = resources.filter(({ type }) => type === like.type);
  const alike = siblingsOf(resources, like);
  return rankedByName(tokens, all).length > 0 ? [] : all.filter((block) => !alike.includes(block));
}

/** Said by a number or so, and not by an article alone. */
const isOneMore = ({ tokens }: Clause, { from, to }: Mention): boolean =>
  tokens
    .slice(Math.max(0, from - 2), to)
    .some(({ said }) => /^(?:another|additional|extra|second|third|fourth|further)$/.test(said));

/** What the request calls the new one. */
function nameOf(scene: Scene, clause: Clause, mention: Mention, type: string): { called?: string; label?: string } {
  const at = clause.tokens[mention.to - 1]?.end ?? 0;
  const [{ called } = {}] = namedBlocks([{ type, count: 1, at }], freeTexts(scene.program, clause.texts));
  if (called !== undefined) return { called, ...(/^[\w-]+$/.test(called) && { label: identifier(called) }) };
  const schema = scene.schemaOf(type);
  const explained = [...(schema?.attributes.keys() ?? []), ...(schema?.blocks.keys() ?? [])];
  const { isCommon } = scene.parts.schemas.scenarios.matcher;
  const [label, ...others] = namesSaid(clause, { type, mention, names: [""], explained, isCommon });
  return label === undefined || others.length > 0 ? {} : { label: identifier(label) };
}

/** The block of the kind that is asked for which is called most as the request says; none that is counted. */
function modelFor({ program }: Scene, { tokens }: Clause, { from, to, types }: Mention): ProgramBlock | undefined {
  const isSaid = (type: string) => {
    const words = typeWords(type);
    return words.length <= to - from && stands(tokens, to - words.length, words);
  };
  const single = program.resources.filter(({ item }) => !argumentOf(item, "count") && !argumentOf(item, "for_each"));
  // "Private subnet" means its routes, too; what it is called by its own name comes first.
  const named = single.filter(({ type }) => isSaid(type));
  const all = named.length > 0 ? named : single.filter(({ type }) => type === types[0]);
  return rankedByName(tokens, all)[0]?.block ?? all.at(-1);
}

/** Whether a block is there for another one alone, and nothing else for it: an attachment, an association, a setting of its own. */
function isOnly(block: ProgramBlock, like: ProgramBlock, { program }: Scene): boolean {
  const { type = "" } = block;
  const uses = program.resources.filter((other) => other !== block && refersTo(block.text, other.address));
  const isUsed = program.blocks.some((other) => other !== block && refersTo(other.text, block.address));
  const isIts = uses.some(({ address }) => address === like.address) && !isUsed;
  const isSetting = uses.length === 1 && type.startsWith(`${like.type}_`) && !holdsData(type);
  return isIts && (isSetting || (uses.length > 1 && JOINS.test(type)));
}

/** Kinds that are nothing of their own. */
const JOINS = /_(?:attachment|association)$/;

/** Adds copies of blocks under names of their own; gives the address of each. */
async function copy(
  scene: Scene,
  blocks: readonly ProgramBlock[],
  label: string | undefined,
): Promise<(block: ProgramBlock) => string> {
  const { program } = scene;
  const taken = new Set(program.blocks.map(({ address }) => address));
  const addresses = new Map<ProgramBlock, string>();
  for (const block of blocks) {
    const [like] = blocks;
    const isAlike = label !== undefined && block.name === like?.name;
    const next = isAlike
      ? label
      : nextOf(
          siblingsOf(program.resources, block)
            .map(({ name }) => name)
            .sort(),
        );
    const address = freeName(`${block.address.slice(0, -block.name.length)}${next ?? block.name}`, (one) =>
      taken.has(one),
    );
    taken.add(address);
    addresses.set(block, address);
  }
  const edits = blocks.map((block): BlockEdit => {
    const name = (addresses.get(block) as string).split(".").at(-1) as string;
    let text = countedOn(block, siblingsOf(program.resources, block));
    const isCounted = text !== block.text;
    text = text.replace(`"${block.name}"`, `"${name}"`);
    // What consoles show it as.
    if (!isCounted)
      text = text.replace(
        /(\bName\s*=\s*)"([^"]+)"/,
        (_, head, own) => `${head}"${renamedFor(own, block.name, label) ?? `${own}-2`}"`,
      );
    for (const [other, address] of addresses)
      if (other !== block) text = text.replace(referencesTo(other.address), spokenAs(address));
    return { action: "add", address: addresses.get(block) as string, text, after: block.address };
  });
  await scene.apply(edits);
  return (block) => addresses.get(block) ?? block.address;
}

/** Those of a kind that are called alike but for a number or letter at the end. */
function siblingsOf(all: readonly ProgramBlock[], { type, name }: ProgramBlock): ProgramBlock[] {
  const head = (one: string) => one.replace(/(?:\d+|(?<![a-z])[a-z])$/i, "");
  return all.filter((other) => other.type === type && head(other.name) === head(name));
}
