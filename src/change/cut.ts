/** Blocks taken out of a program with what can't be without them; what refers to them is put right. */
import type { BlockEdit } from "../core/block-edits.ts";
import type { Item } from "../core/outline.ts";
import type { Block } from "../core/schema.ts";
import { withText } from "./blocks.ts";
import { namesOf, refersTo } from "./references.ts";
import type { Scene } from "./scene.ts";
import { BlockText, type Path } from "./splice.ts";

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
