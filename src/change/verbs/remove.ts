/** "remove the bastion": blocks, or settings of blocks, go; what referred to them is put right. */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Item } from "../../core/outline.ts";
import type { Clause } from "../../language/clauses.ts";
import { alike } from "../../language/words.ts";
import { whichOne } from "../addresses.ts";
import { type ProgramBlock, withText, wordsOf } from "../blocks.ts";
import { rankedByName } from "../by-name.ts";
import { applyCut, type Cut, cutOf } from "../cut.ts";
import { holdsData } from "../held-data.ts";
import { replacingAmong } from "../losses.ts";
import { type Mention, mentionsIn } from "../mentions.ts";
import { refersTo } from "../references.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";

/** The words that have go along what only the removed needed, and what can't be without it. */
export const ALONG =
  /\b(?:everything|all|anything|whatever)\b.*\b(?:need|use|belong|depend|go|in (?:it|them)\b)|\b(?:and|with) (?:its|their)\b|\bits own\b/i;

export async function removeAsked(scene: Scene, clause: Clause): Promise<boolean> {
  if (clause.kind !== "remove") return false;
  const mentions = mentionsIn(clause, scene.program);
  if (await removeSettings(scene, clause, mentions)) return true;
  const asked = scene.questions.length;
  const blocks = meant(scene, clause, mentions);
  if (blocks.length === 0) return scene.questions.length > asked;
  const alone = ALONG.test(clause.text);
  const others = alone ? namesakes(scene, blocks) : [];
  const meantOnes = new Set([...blocks, ...others].map(({ address }) => address));
  const cut = cutOf(scene, meantOnes, alone);
  const unasked = alone || scene.parts.consents ? undefined : alongWith(scene, meantOnes, cut);
  if (unasked !== undefined) {
    scene.ask(unasked);
    return true;
  }
  const along = [...cut.gone].filter((address) => !meantOnes.has(address));
  if (along.length > 0)
    scene.notes.push(`With ${[...meantOnes].join(", ")} ${along.length > 1 ? "go" : "goes"} ${along.join(", ")}.`);
  scene.count("request", blocks.length);
  return applyCut(scene, cut);
}

/** What a removal would destroy or have made anew besides what the request names; undefined when nothing. */
function alongWith(
  { program, parts }: Scene,
  meantOnes: ReadonlySet<string>,
  { gone, changed }: Cut,
): string | undefined {
  const isThing = ({ type, address }: ProgramBlock) =>
    address.startsWith("module.") || (type !== undefined && !type.startsWith("data.") && !isSetting(type));
  const isSetting = (type: string) => {
    const schema = parts.schemas.block(type);
    const own = [...meantOnes].some((address) => type.startsWith(`${address.split(".")[0]}_`));
    return own && !holdsData(type) && !schema?.attributes.has("arn") && !schema?.attributes.has("self_link");
  };
  const taken = program.blocks.filter(
    (block) => gone.has(block.address) && !meantOnes.has(block.address) && isThing(block),
  );
  const anew = program.blocks.filter((block) => {
    const text = gone.has(block.address) ? undefined : changed.get(block.address);
    if (text === undefined || block.type === undefined) return false;
    const left = new BlockText(text).item.items;
    const dropped = block.item.items.filter(({ name }) => !left.some((item) => item.name === name));
    return (
      replacingAmong(
        block.type,
        dropped.map(({ name }) => name),
      ).length > 0
    );
  });
  if (taken.length + anew.length === 0) return undefined;
  const told = taken.map(({ address, type = "" }) => (holdsData(type) ? `${address} (holds data)` : address));
  const lines = [
    ...(told.length > 0 ? [`would take with it ${told.join(", ")}`] : []),
    ...(anew.length > 0 ? [`would have ${anew.map(({ address }) => address).join(", ")} made anew`] : []),
  ];
  return `Not removed: without ${[...meantOnes].join(", ")} there can't be what depends on it. That ${lines.join(" and ")}. If that is meant, add "and everything that depends on it".`;
}

/** Blocks of the same name that have to do with what goes: its address, its security group. */
function namesakes({ program, isProtected }: Scene, gone: readonly ProgramBlock[]): ProgramBlock[] {
  return program.resources.filter(
    (block) =>
      !isProtected(block.address) &&
      gone.some(
        (one) =>
          one.name === block.name &&
          one.name !== "main" &&
          (refersTo(block.text, one.address) || refersTo(one.text, block.address)),
      ),
  );
}

function meant(scene: Scene, clause: Clause, mentions: readonly Mention[]): ProgramBlock[] {
  const cut = cutAt(clause.text);
  const isObject = (start: number) => cut < 0 || start < cut;
  const objects = mentions.filter(({ used, from }) => !used && isObject(clause.tokens[from]?.start ?? 0));
  const others = kindsSaid(scene, clause, cut);
  if (others.length > 0) return others;
  const certain = objects.flatMap(({ blocks }) => blocks);
  const open = objects.find(({ among }) => among.length > 1);
  if (certain.length === 0 && open) {
    scene.ask(whichOne(clause.text, open.among));
    return [];
  }
  if (certain.length > 0) return certain.filter(({ address }) => !scene.isProtected(address));
  // Called by name alone: everything of that name.
  const said = clause.tokens.filter(({ start }) => isObject(start));
  const isNamed = ({ name }: ProgramBlock) => wordsOf(name).every((own) => said.some(({ word }) => alike(own, word)));
  const named = rankedByName({ tokens: said }, scene.program)
    .map(({ block }) => block)
    .filter((block) => isNamed(block) && !scene.isProtected(block.address));
  if (named.length <= 1 || ALONG.test(clause.text)) return named;
  scene.ask(whichOne(clause.text, named));
  return [];
}

/** Where what is removed ends and what it is removed from begins: "the rule from the group" leaves the group. */
const cutAt = (text: string): number => text.search(/(?<!\b(?:rid|out) |[.\w-])(?:from|of|on|in)\b(?![.-])/i);

const KINDS = /\b(output|variable|module|local|provider)(?:s|s? block)?\b/i;

/** Blocks that are no resources, by their kind and name: "the output bucket_arn". */
function kindsSaid({ program, isProtected }: Scene, { text, tokens }: Clause, cut: number): ProgramBlock[] {
  const object = cut < 0 ? text : text.slice(0, cut);
  const kind = KINDS.exec(object)?.[1]?.toLowerCase();
  if (kind === undefined) return [];
  const blocks = program.blocks.filter(({ address }) => address.startsWith(`${kind}.`) && !isProtected(address));
  const named = blocks.filter(({ name }) => wordsOf(name).every((own) => tokens.some(({ word }) => alike(own, word))));
  if (named.length > 0) return named;
  return blocks.length === 1 || /\b(?:all|every)\b/i.test(object) ? blocks : [];
}

/** Arguments and nested blocks that the clause names of a block that it names too: "remove the lifecycle rule from the bucket". */
async function removeSettings(scene: Scene, clause: Clause, mentions: readonly Mention[]): Promise<boolean> {
  const cut = cutAt(clause.text);
  if (cut < 0) return false;
  const owners = mentions.filter(({ from }) => (clause.tokens[from]?.start ?? 0) > cut).flatMap(({ blocks }) => blocks);
  const said = clause.tokens.filter(({ start }) => start < cut).map(({ word }) => word);
  const edits: BlockEdit[] = [];
  for (const block of owners) {
    const text = new BlockText(block.text);
    const own = text.item.items.filter((item) => item.kind !== "junk" && isSaid(item, said));
    const several = /\b(?:all|every|both)\b|s\b/i.test(clause.text.slice(0, cut).trim().split(/\s+/).at(-1) ?? "");
    const picked = several ? own : narrowed(text, own, said);
    let next = text;
    for (const item of picked.toReversed()) {
      const index = text.item.items.filter(({ name }) => name === item.name).indexOf(item);
      next = next.remove(item.kind === "block" ? [item.name, index] : [item.name]);
    }
    if (next !== text) edits.push(withText(block, next.text));
  }
  scene.count("request", edits.length);
  return scene.apply(edits);
}

const isSaid = ({ name }: Item, said: readonly string[]) =>
  (/^(?:ingress|egress|allow|deny)$|_rule$/.test(name) && said.includes("rule")) ||
  wordsOf(name).every((own) => said.some((word) => alike(own, word)));

/** Of several blocks of one kind, those in which the request's words stand. */
function narrowed(text: BlockText, items: readonly Item[], said: readonly string[]): readonly Item[] {
  if (items.length <= 1) return items;
  const hits = items.map((item) => wordsOf(text.slice(item)).filter((own) => said.includes(own)).length);
  const most = Math.max(...hits);
  return items.filter((_, i) => hits[i] === most).slice(0, 1);
}
