/** "remove the bastion": blocks, or settings of blocks, go; what referred to them is put right. */

import type { BlockEdit } from "../../core/block-edits.ts";
import type { Item } from "../../core/outline.ts";
import { refersTo } from "../../core/references.ts";
import type { Block } from "../../core/schema.ts";
import { ALL_BUT, type Clause, removalIn } from "../../language/clauses.ts";
import type { Token } from "../../language/tokens.ts";
import { strangeWords } from "../absent.ts";
import { namesOf, whichOne } from "../addresses.ts";
import { type ProgramBlock, withText, wordsOf } from "../blocks.ts";
import { holdsData } from "../held-data.ts";
import { replacingAmong } from "../losses.ts";
import { type Mention, mentionsIn, namesakesIn, namesSaid } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { BlockText, type Path } from "../splice.ts";

/** The words that have go along what only the removed needed, and what can't be without it. */
export const ALONG =
  /\b(?:everything|all|anything|whatever)\b.*\b(?:need|use|belong|depend|go|in (?:it|them)\b)|\b(?:and|with) (?:its|their)\b|\bits own\b/i;

export async function removeAsked(scene: Scene, clause: Clause): Promise<boolean> {
  if (clause.kind !== "remove") return false;
  if (ALL_BUT.test(clause.text)) {
    scene.ask(`"${clause.text}" says what is to stay. Which blocks shall go? Name each.`);
    return true;
  }
  const mentions = mentionsIn(clause, scene.program);
  if (await removeSettings(scene, clause, mentions)) return true;
  const asked = scene.questions.length;
  const named =
    mentions.length === 0 && ONLY_IT.test(clause.text) ? itself(scene, clause) : meant(scene, clause, mentions);
  if (named.length === 0) return scene.questions.length > asked;
  const alone = ALONG.test(clause.text);
  const meantOnes = new Set([...named, ...(alone ? namesakes(scene, named) : [])]);
  const cut = cutOf(scene, meantOnes, alone);
  const unasked = alone || scene.parts.consents ? undefined : alongWith(scene, meantOnes, cut);
  if (unasked !== undefined) {
    scene.ask(unasked);
    return true;
  }
  const along = [...cut.gone].filter((address) => !meantOnes.has(address));
  if (along.length > 0)
    scene.notes.push(`With ${[...meantOnes].join(", ")} ${along.length > 1 ? "go" : "goes"} ${along.join(", ")}.`);
  scene.count("request", named.length);
  return applyCut(scene, cut);
}

/** What lies in a thing is no part of a program: asked where nothing that a clause wants removed is there, of a block that holds data. */
export function askOfContent(scene: Scene, clause: Clause): boolean {
  const cut = cutAt(clause.text);
  const homes = mentionsIn(clause, scene.program)
    .filter(({ from, used }) => !used && cut >= 0 && (clause.tokens[from]?.start ?? 0) > cut)
    .flatMap(({ blocks }) => blocks.filter(({ type = "" }) => holdsData(type)));
  for (const { address } of homes)
    scene.ask(
      `Nothing that "${clause.text.slice(0, 80)}" says is written in ${address}. What it holds is no part of a program, and none is changed so that it could be destroyed with it. If all of it shall go, say "remove ${address}".`,
    );
  return homes.length > 0;
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

/** "Delete it", which says nothing of what that is; and nothing else than that it goes. */
export const ONLY_IT =
  /^\W*(?:(?:please|then|just|now|also)\W+)*(?:[a-z]+\W+){1,3}?(?:it|them|both|this|that|these|those)\b\W*(?:(?:again|now|please|completely|entirely|altogether|too)\W*)*$/i;

/** What was spoken of last; asked where that is nothing. */
function itself(scene: Scene, clause: Clause): string[] {
  const before = scene.before.filter(({ address }) => scene.program.find(address) && !scene.isProtected(address));
  if (before.length === 0) scene.ask(whichOne(clause.text, scene.program.resources));
  return before.map(({ address }) => address);
}

/** Blocks of the same name that have to do with what goes: its address, its security group. */
const namesakes = ({ program, isProtected }: Scene, gone: readonly string[]): string[] =>
  program.resources.flatMap(({ name, text, address }) => {
    const isBeside = (one: ProgramBlock) => refersTo(text, one.address) || refersTo(one.text, address);
    const others = gone.flatMap((other) => program.find(other) ?? []).filter((one) => one.name === name);
    return name !== "main" && !isProtected(address) && others.some(isBeside) ? [address] : [];
  });

/** Addresses of what a clause wants removed: what it names, else everything of a name that it says. */
function meant(scene: Scene, clause: Clause, mentions: readonly Mention[]): string[] {
  const { program, isProtected } = scene;
  const cut = cutAt(clause.text);
  const begins = objectsFrom(clause);
  const isObject = ({ start }: Token) => start >= begins && (cut < 0 || start < cut);
  const tokens = clause.tokens.filter(isObject);
  const objects = mentions.filter(({ used, from }) => !used && isObject(clause.tokens[from] as Token));
  const certain = objects.flatMap(({ address, blocks }) => blocks.map((block) => address ?? block.address));
  for (const mention of objects) {
    const strange = strangeWords(clause, mention, program);
    const [block] = mention.blocks;
    if (strange.length === 0 || !block) continue;
    scene.ask(
      `Is ${block.address} meant by "${clause.text.slice(0, 80)}"? Nothing in it says "${strange.join(" ")}". Name it by its address.`,
    );
    return [];
  }
  if (certain.length > 0) return certain.filter((address) => !isProtected(address));
  const named = namesakesIn(tokens, program).filter(({ address, block }) => block.type && !isProtected(address));
  const open = objects.find(({ among }) => among.length > 1)?.among;
  if (!open && (named.length <= 1 || ALONG.test(clause.text))) return named.map(({ address }) => address);
  scene.ask(whichOne(clause.text, open ?? named));
  return [];
}

/** Where what is to go may be named: behind the words that say so, unless it is "it" or nothing there. "Versioning off for the bucket, we don't need old copies" removes no bucket. */
export function objectsFrom({ text }: Clause): number {
  const match = removalIn(text);
  if (!match) return 0;
  const behind = text.slice(match.index + match[0].length);
  const isBefore = /\bno longer\b/i.test(match[0]) || !/\p{L}/u.test(behind);
  return isBefore || /\b(?:it|its|them|their|this|that|these|those|both)\b/i.test(behind) ? 0 : match.index;
}

/** Where what is removed ends and what it is removed from begins: "the rule from the group" leaves the group. */
export const cutAt = (text: string): number => text.search(/(?<!\b(?:rid|out) |[.\w-])(?:from|of|on|in)\b(?![.-])/i);

/** Arguments and nested blocks that the clause names of a block that it names too: "remove the lifecycle rule from the bucket". */
async function removeSettings(scene: Scene, clause: Clause, mentions: readonly Mention[]): Promise<boolean> {
  const cut = cutAt(clause.text);
  if (cut < 0) return false;
  const owners = mentions.filter(({ from }) => (clause.tokens[from]?.start ?? 0) > cut).flatMap(({ blocks }) => blocks);
  const tokens = clause.tokens.filter(({ start }) => start < cut);
  const said = tokens.map(({ word }) => word);
  const several = tokens.at(-1)?.said !== said.at(-1) || /\b(?:all|every|both)\b/i.test(clause.text);
  const edits = owners.flatMap((block): BlockEdit[] => {
    const text = new BlockText(block.text);
    const { items } = text.item;
    const names = namesSaid(
      said,
      items.map(({ name }) => name),
    );
    const isSaid = ({ kind, name }: Item) =>
      kind !== "junk" && (names.includes(name) || (RULES.test(name) && said.includes("rule")));
    const hits = (item: Item) => wordsOf(text.slice(item)).filter((own) => said.includes(own)).length;
    const own = items.filter(isSaid);
    // Of several blocks of one kind, the one in which the request's words stand.
    const picked = several ? own : own.toSorted((a, b) => hits(b) - hits(a)).slice(0, 1);
    return picked.length === 0 ? [] : [withText(block, text.without(picked).text)];
  });
  scene.count("request", edits.length);
  return scene.apply(edits);
}

/** What people call rules in a block. */
const RULES = /^(?:ingress|egress|allow|deny)$|_rule$/;

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
  const before = new BlockText(text);
  let block = before;
  /** Whether what lies in a block can be without; from its end, so that places before stay what they are. */
  const visit = (within: Item, at: Path, own: Block | undefined): boolean => {
    const isFree = (item: Item): boolean => {
      const { name, kind } = item;
      const namesakes = within.items.filter((other) => other.name === name);
      if (kind === "block") {
        const path = [...at, name, namesakes.indexOf(item)];
        const nested = own?.blocks.get(name);
        if (visit(item, path, nested?.block)) return true;
        const left = block.at(at)?.items.filter((other) => other.name === name).length ?? 0;
        if (left <= (nested?.min ?? 0)) return false;
        block = block.remove(path);
        return true;
      }
      const path = [...at, name];
      const shorter = withoutElements(before.text.slice(item.body, item.end), missing);
      // What a nested block was about is gone with its one reference: a rule without its source would let in everyone.
      const isRequired = own === undefined || own.attributes.get(name)?.required === true;
      const isNeeded = at.length > 0 || isRequired || /^(?:for_each|count)$/.test(name);
      if (shorter === undefined && isNeeded) return false;
      block = shorter === undefined ? block.remove(path) : block.set(path, shorter);
      return true;
    };
    const about = within.items.filter(
      (item) => item.kind !== "junk" && missing.some((address) => refersTo(before.slice(item), address)),
    );
    return about.toReversed().every(isFree);
  };
  return visit(before.item, [], schema) ? block.text : undefined;
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
