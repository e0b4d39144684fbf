/** "remove the bastion": blocks, or settings of blocks, go; what referred to them is put right. */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Item } from "../../core/outline.ts";
import type { Block } from "../../core/schema.ts";
import type { Clause } from "../../language/clauses.ts";
import { alike } from "../../language/words.ts";
import { namesOf, refersTo, whichOne } from "../addresses.ts";
import { type ProgramBlock, withText, wordsOf } from "../blocks.ts";
import { holdsData } from "../held-data.ts";
import { replacingAmong } from "../losses.ts";
import { type Mention, mentionsIn, rankedByName } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { BlockText, type Path } from "../splice.ts";

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

export interface Cut {
  /** Addresses of all that has to go. */
  gone: ReadonlySet<string>;
  /** Texts of what stays without its references to that. */
  changed: ReadonlyMap<string, string>;
}

/** What it takes to have the blocks at these addresses gone. `alone`: what only they needed goes as well. */
export function cutOf(scene: Scene, addresses: Iterable<string>, alone: boolean): Cut {
  const { program } = scene;
  const gone = new Set(addresses);
  const names = [...namesOf(program)];
  const changed = new Map<string, string>();
  const textOf = (address: string, text: string) => changed.get(address) ?? text;
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const { address, block, text } of names) {
      if (gone.has(address)) continue;
      const own = textOf(address, text);
      const missing = [...gone].filter((other) => refersTo(own, other));
      if (missing.length === 0) continue;
      const rest = address.startsWith("local.") ? undefined : without(own, missing, scene.schemaOf(block.type ?? ""));
      if (rest === undefined && !scene.isProtected(address)) gone.add(address);
      else if (rest !== undefined && alone && isAbout(names, rest, own) && !scene.isProtected(address))
        gone.add(address);
      else if (rest !== undefined) changed.set(address, rest);
    }
    if (!alone) continue;
    for (const { address } of names) {
      if (
        gone.has(address) ||
        scene.isProtected(address) ||
        address.startsWith("output.") ||
        address.startsWith("provider.")
      )
        continue;
      const users = names.filter((other) => other.address !== address && refersTo(other.text, address));
      if (
        users.length > 0 &&
        users.every((user) => gone.has(user.address) || !refersTo(textOf(user.address, user.text), address))
      )
        gone.add(address);
    }
  }
  return { gone, changed };
}

/** Takes it out of the program. */
export function applyCut(scene: Scene, { gone, changed }: Cut): Promise<boolean> {
  const names = [...namesOf(scene.program)];
  const edits: BlockEdit[] = names
    .filter(({ address }) => changed.has(address) && !gone.has(address))
    .map(({ address, block }) => withText({ address, file: block.file }, changed.get(address) as string));
  for (const { address, block } of names)
    if (gone.has(address)) edits.push({ action: "remove", address, file: block.file });
  return scene.apply(edits);
}

/** Whether what is left of a block has no reference any more: it was about what is gone. */
const isAbout = (names: readonly { address: string }[], rest: string, before: string): boolean => {
  const own = (text: string) => names.filter(({ address }) => refersTo(text, address)).length;
  return own(rest) === 0 && own(before) > 0;
};

/** A block without what refers to addresses; undefined when it can't be without. */
function without(text: string, missing: readonly string[], schema: Block | undefined): string | undefined {
  let block = new BlockText(text);
  for (;;) {
    const found = firstReference(block, missing, block.item, [], schema);
    if (!found) return block.text;
    const next = found === "needed" ? undefined : found(block);
    if (!next || next.text === block.text) return undefined;
    block = next;
  }
}

type Change = (block: BlockText) => BlockText | undefined;

function firstReference(
  block: BlockText,
  missing: readonly string[],
  within: Item,
  at: Path,
  schema: Block | undefined,
): Change | "needed" | undefined {
  const seen = new Map<string, number>();
  for (const item of within.items) {
    const index = seen.get(item.name) ?? 0;
    seen.set(item.name, index + 1);
    if (item.kind === "junk" || !missing.some((address) => refersTo(block.slice(item), address))) continue;
    const path = item.kind === "block" ? [...at, item.name, index] : [...at, item.name];
    if (item.kind === "block") {
      const nested = schema?.blocks.get(item.name);
      const inner = firstReference(block, missing, item, path, nested?.block);
      if (inner !== "needed") return inner;
      return (nested?.min ?? 0) > 0 &&
        within.items.filter(({ name }) => name === item.name).length <= (nested?.min ?? 0)
        ? "needed"
        : (b) => b.remove(path);
    }
    const value = block.text.slice(item.body, item.end);
    const shorter = withoutElements(value, missing);
    if (shorter !== undefined) return (b) => b.set(path, shorter);
    const required =
      item.name === "for_each" ||
      item.name === "count" ||
      schema?.attributes.get(item.name)?.required === true ||
      (schema === undefined && at.length === 0);
    // What a nested block was about is gone with its one reference: a rule without its source would let in everyone.
    return required || at.length > 0 ? "needed" : (b) => b.remove(path);
  }
  return undefined;
}

/** A list literal without the elements that refer to what is gone; undefined when none is left or it is no list. */
function withoutElements(value: string, missing: readonly string[]): string | undefined {
  if (!/^\[[^[\]{}]*(?:\[[^\]]*\][^[\]{}]*)*\]$/s.test(value)) return undefined;
  const elements = value.slice(1, -1).split(",");
  const rest = elements.filter((element) => !missing.some((address) => refersTo(element, address)));
  if (rest.every((element) => element.trim() === "") || rest.length === elements.length) return undefined;
  return value.includes("\n")
    ? `[${rest.join(",")}${rest.at(-1)?.includes("\n") ? "" : "\n  "}]`
    : `[${rest.map((element) => element.trim()).join(", ")}]`;
}
