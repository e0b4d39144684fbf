/** One more of what the program has: "a second private subnet", "another queue". It is written as the one that is there, with what the request says in its place. */
import { namedBlocks } from "../../ask/naming.ts";
import type { BlockEdit } from "../../core/block-edits.ts";
import { textOf } from "../../core/literal-text.ts";
import { quoted } from "../../core/quoted.ts";
import { freeName, referencesTo, refersTo, spokenAs } from "../../core/references.ts";
import { nameAmong, slotsOf } from "../../intent/slots.ts";
import type { Clause } from "../../language/clauses.ts";
import { stands } from "../../language/tokens.ts";
import { typeWords } from "../../language/words.ts";
import { argumentOf, type ProgramBlock } from "../blocks.ts";
import { candidatesIn } from "../candidates.ts";
import { meantAmong } from "../meant.ts";
import { isOtherKind, type Mention, mentionsIn, rankedByName } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";
import { freeTexts } from "./additions.ts";

export async function another(scene: Scene, clause: Clause): Promise<boolean> {
  const mention = mentionsIn(clause, scene.program).find((one) => one.isNew && !isOtherKind(one));
  const like = mention && modelFor(scene, clause, mention);
  if (!mention || like?.type === undefined) return false;
  const before = scene.program;
  const touched = [...scene.touched];
  const copies = [like, ...before.resources.filter((block) => isOnly(block, like, scene))];
  const address = await copy(scene, copies);
  const made = () => copies.flatMap((one) => scene.program.find(address(one)) ?? []);
  let isOther = false;
  for (const { block, place, expression } of meantAmong(await candidatesIn(scene, [clause], made())))
    if (await scene.put(block.address, place.path, expression)) isOther = true;
  // What differs in nothing is no other one.
  if (!isOther) {
    scene.restore(before, touched);
    return false;
  }
  const at = clause.tokens[mention.to - 1]?.end ?? 0;
  const [{ called } = {}] = namedBlocks([{ type: like.type, count: 1, at }], freeTexts(before, clause.texts));
  await callAnew(scene, like, made()[0] as ProgramBlock, called);
  scene.before = made();
  return true;
}

/** A copy whose name nobody has changed is called as the request says, else like the block with a number behind. */
async function callAnew(scene: Scene, like: ProgramBlock, own: ProgramBlock, called?: string): Promise<void> {
  const { type = "" } = like;
  const name = nameAmong(slotsOf(type, scene.parts.schemas, await scene.factsOf(type)))?.path;
  if (name === undefined) return;
  const nameIn = ({ text }: ProgramBlock) => textOf(new BlockText(text).valueAt([name]) ?? "");
  const given = nameIn(own);
  if (given === undefined || given !== nameIn(like)) return;
  const numbered = `"${given}${/^[a-z0-9]*$/i.test(given) ? "" : "-"}2"`;
  await scene.put(own.address, [name], called === undefined ? numbered : quoted(called));
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

/** Whether a block is there for another one alone, and nothing else for it: an attachment, an association. */
function isOnly(block: ProgramBlock, like: ProgramBlock, { program }: Scene): boolean {
  const uses = program.resources.filter((other) => other !== block && refersTo(block.text, other.address));
  const isUsed = program.blocks.some((other) => other !== block && refersTo(other.text, block.address));
  return (
    uses.some(({ address }) => address === like.address) && uses.length > 1 && !isUsed && JOINS.test(block.type ?? "")
  );
}

/** Kinds that are nothing of their own. */
const JOINS = /_(?:attachment|association)$/;

/** Adds copies of blocks under names of their own; gives the address of each. */
async function copy(scene: Scene, blocks: readonly ProgramBlock[]): Promise<(block: ProgramBlock) => string> {
  const taken = new Set(scene.program.blocks.map(({ address }) => address));
  const addresses = new Map<ProgramBlock, string>();
  for (const block of blocks) {
    const address = freeName(block.address, (one) => taken.has(one));
    taken.add(address);
    addresses.set(block, address);
  }
  const edits = blocks.map((block): BlockEdit => {
    const name = (addresses.get(block) as string).split(".").at(-1) as string;
    let text = block.text.replace(`"${block.name}"`, `"${name}"`);
    // What consoles show it as.
    text = text.replace(/(\bName\s*=\s*"[^"]+)"/, '$1-2"');
    for (const [other, address] of addresses)
      if (other !== block) text = text.replace(referencesTo(other.address), spokenAs(address));
    return { action: "add", address: addresses.get(block) as string, text, after: block.address };
  });
  await scene.apply(edits);
  return (block) => addresses.get(block) ?? block.address;
}
