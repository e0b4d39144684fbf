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
  const meantOnes = new Set(
    [...blocks, ...others].map(({ address }) => address).filter((one) => !scene.isProtected(one)),
  );
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
function alongWith({ program, parts }: Scene, asked: ReadonlySet<string>, { gone, changed }: Cut): string | undefined {
  // A setting of what goes holds nothing and has no life of its own.
  const isSetting = (type: string) => {
    const attributes = parts.schemas.block(type)?.attributes;
    const isOwn = [...asked].some((address) => type.startsWith(`${address.split(".")[0]}_`));
    return isOwn && !holdsData(type) && !attributes?.has("arn") && !attributes?.has("self_link");
  };
  const isThing = ({ type, address }: ProgramBlock) =>
    type === undefined ? address.startsWith("module.") : !type.startsWith("data.") && !isSetting(type);
  const taken = program.blocks.filter(
    (block) => gone.has(block.address) && !asked.has(block.address) && isThing(block),
  );
  const anew = program.resources.filter(({ address, type, item }) => {
    const text = gone.has(address) ? undefined : changed.get(address);
    const left = text === undefined ? item.items : new BlockText(text).item.items;
    const dropped = item.items.filter(({ name }) => !left.some((one) => one.name === name)).map(({ name }) => name);
    return replacingAmong(type, dropped).length > 0;
  });
  if (taken.length + anew.length === 0) return undefined;
  const told = taken.map(({ address, type = "" }) => (holdsData(type) ? `${address} (holds data)` : address));
  const lines = [
    ...(told.length > 0 ? [`would take with it ${told.join(", ")}`] : []),
    ...(anew.length > 0 ? [`would have ${anew.map(({ address }) => address).join(", ")} made anew`] : []),
  ];
  return `Not removed: without ${[...asked].join(", ")} there can't be what depends on it. That ${lines.join(" and ")}. If that is meant, add "and everything that depends on it".`;
}

/** Blocks of the same name that have to do with what goes: its address, its security group. */
const namesakes = ({ program }: Scene, gone: readonly ProgramBlock[]): ProgramBlock[] =>
  program.resources.filter(({ name, text, address }) => {
    const isBeside = (one: ProgramBlock) => refersTo(text, one.address) || refersTo(one.text, address);
    return name !== "main" && gone.some((one) => one.name === name && isBeside(one));
  });

function meant(scene: Scene, clause: Clause, mentions: readonly Mention[]): ProgramBlock[] {
  const { program, isProtected } = scene;
  const cut = cutAt(clause.text);
  const isObject = (start = 0) => cut < 0 || start < cut;
  const tokens = clause.tokens.filter(({ start }) => isObject(start));
  const isNamed = ({ name }: { name: string }) =>
    wordsOf(name).every((own) => tokens.some(({ word }) => alike(own, word)));
  // "The output bucket_arn".
  const kinds = program.blocks.filter(
    (block) => block.type === undefined && isNamed(block) && tokens.some(({ word }) => word === block.item.name),
  );
  const objects = mentions.filter(({ used, from }) => !used && isObject(clause.tokens[from]?.start));
  const certain = kinds.length > 0 ? kinds : objects.flatMap(({ blocks }) => blocks);
  if (certain.length > 0) return certain.filter(({ address }) => !isProtected(address));
  // Called by name alone: everything of that name.
  const named = rankedByName({ tokens }, program).flatMap(({ block }) =>
    isNamed(block) && !isProtected(block.address) ? [block] : [],
  );
  const open = objects.find(({ among }) => among.length > 1)?.among;
  if (!open && (named.length <= 1 || ALONG.test(clause.text))) return named;
  scene.ask(whichOne(clause.text, open ?? named));
  return [];
}

/** Where what is removed ends and what it is removed from begins: "the rule from the group" leaves the group. */
const cutAt = (text: string): number => text.search(/(?<!\b(?:rid|out) |[.\w-])(?:from|of|on|in)\b(?![.-])/i);

/** Arguments and nested blocks that the clause names of a block that it names too: "remove the lifecycle rule from the bucket". */
async function removeSettings(scene: Scene, clause: Clause, mentions: readonly Mention[]): Promise<boolean> {
  const cut = cutAt(clause.text);
  if (cut < 0) return false;
  const owners = mentions.filter(({ from }) => (clause.tokens[from]?.start ?? 0) > cut).flatMap(({ blocks }) => blocks);
  const tokens = clause.tokens.filter(({ start }) => start < cut);
  const said = tokens.map(({ word }) => word);
  const several = tokens.at(-1)?.said !== said.at(-1) || /\b(?:all|every|both)\b/i.test(clause.text);
  const isSaid = ({ kind, name }: Item) =>
    kind !== "junk" &&
    ((/^(?:ingress|egress|allow|deny)$|_rule$/.test(name) && said.includes("rule")) ||
      wordsOf(name).every((own) => said.some((word) => alike(own, word))));
  const edits = owners.flatMap((block): BlockEdit[] => {
    const text = new BlockText(block.text);
    const hits = (item: Item) => wordsOf(text.slice(item)).filter((own) => said.includes(own)).length;
    const own = text.item.items.filter(isSaid);
    // Of several blocks of one kind, the one in which the request's words stand.
    const picked = several ? own : own.toSorted((a, b) => hits(b) - hits(a)).slice(0, 1);
    return picked.length === 0 ? [] : [withText(block, text.without(picked).text)];
  });
  scene.count("request", edits.length);
  return scene.apply(edits);
}

export interface Cut {
  /** Addresses of all that has to go. */
  gone: ReadonlySet<string>;
  /** Texts of what stays without its references to that. */
  changed: ReadonlyMap<string, string>;
}

/** What it takes to have the blocks at these addresses gone. `alone`: what only they needed goes as well. */
export function cutOf(scene: Scene, addresses: Iterable<string>, alone: boolean): Cut {
  const gone = new Set(addresses);
  const changed = new Map<string, string>();
  const names = [...namesOf(scene.program)];
  const referencesIn = (text: string) => names.filter(({ address }) => refersTo(text, address)).length;
  const textOf = (one: { address: string; text: string }) => changed.get(one.address) ?? one.text;
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const one of names.filter(({ address }) => !gone.has(address))) {
      const own = textOf(one);
      const missing = [...gone].filter((other) => refersTo(own, other));
      if (missing.length === 0) continue;
      const isLocal = one.address.startsWith("local.");
      const rest = isLocal ? undefined : without(own, missing, scene.schemaOf(one.block.type ?? ""));
      // What has no reference any more was about what is gone.
      const isAbout = rest !== undefined && alone && referencesIn(rest) === 0;
      if ((rest === undefined || isAbout) && !scene.isProtected(one.address)) gone.add(one.address);
      else if (rest !== undefined) changed.set(one.address, rest);
    }
    for (const { address } of alone ? names : []) {
      if (gone.has(address) || scene.isProtected(address) || /^(?:output|provider)\./.test(address)) continue;
      const users = names.filter((other) => other.address !== address && refersTo(other.text, address));
      const isLeft = users.every((user) => gone.has(user.address) || !refersTo(textOf(user), address));
      if (users.length > 0 && isLeft) gone.add(address);
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
      const isNeeded = within.items.filter(({ name }) => name === item.name).length <= (nested?.min ?? 0);
      return isNeeded ? "needed" : (b) => b.remove(path);
    }
    const value = block.text.slice(item.body, item.end);
    const shorter = withoutElements(value, missing);
    if (shorter !== undefined) return (b) => b.set(path, shorter);
    const required =
      /^(?:for_each|count)$/.test(item.name) ||
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
