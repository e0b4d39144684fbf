/** Fixes of form alone, which need no verdict: what a model leaves unfinished, says besides or says twice. What it writes otherwise than HCL the engine mends. */

import { addressOf, type Item, outline } from "../core/outline.ts";
import { applyChanges, type Change, type Fix, removal } from "./fix.ts";

const TOP_LEVEL = new Set(
  "resource data variable output locals terraform provider module moved import removed check ephemeral".split(" "),
);
/** Brings a program of a model into HCL's form, step by step until nothing changes. Never fails; says what it did. */
export function fixText(program: string): { text: string; fixes: Fix[] } {
  let text = program;
  const fixes: Fix[] = [];
  for (let pass = 0; pass < 4; pass++) {
    const before = text;
    for (const step of [closeLast, dropJunk, duplicates]) {
      const items = outline(text);
      const result = applyChanges(text, step(text, items));
      text = result.text;
      fixes.push(...result.fixes);
    }
    if (text === before) break;
  }
  return { text: text.trim() === "" ? "" : `${text.trim()}\n`, fixes };
}

/** A program cut off by the token limit: its last unfinished argument goes, its blocks are closed. */
function closeLast(text: string, items: readonly Item[]): Change[] {
  const last = items.at(-1);
  if (!last || last.closed || last.kind === "junk") return [];
  const chain = [last];
  for (let inner = last.items.at(-1); inner && !inner.closed; inner = inner.items.at(-1)) chain.push(inner);
  const address = addressOf(last);
  const named = { ...(address !== undefined && { address }) };
  const open = chain.filter((item) => item.kind === "block");
  const cut = chain.find((item) => item.kind === "argument");
  // A block in which nothing was finished says nothing: it goes, with what it was cut off in.
  let empty = open.length;
  while (empty > 0 && (open[empty - 1] as Item).items.every((item) => !item.closed)) empty--;
  let from = open[empty]?.start ?? cut?.start ?? text.length;
  const removed = text.slice(from).trim();
  const where = address ?? last.name;
  while (from > 0 && /\s/.test(text[from - 1] as string)) from--;
  const fix: Fix =
    removed === ""
      ? { kind: "close-block", title: `${where}: closed, its end was missing`, ...named }
      : { kind: "drop-unfinished", title: `${where}: left out its unfinished end`, ...named, removed };
  const braces = open.slice(0, empty).map((_, i) => `${"  ".repeat(empty - 1 - i)}}\n`);
  const lineBreak = from > 0 ? "\n" : "";
  return [{ start: from, end: text.length, text: lineBreak + braces.join(""), fix }];
}

/** Prose, stray braces, blocks that Terraform has no such kind of. */
function dropJunk(text: string, items: readonly Item[]): Change[] {
  const changes: Change[] = [];
  const visit = (list: readonly Item[], top: boolean, address: string | undefined) => {
    for (const item of list) {
      const foreign = top && (item.kind === "argument" || (item.kind === "block" && !TOP_LEVEL.has(item.name)));
      const said = text.slice(item.start, item.end).split("\n", 1)[0]?.slice(0, 60) ?? "";
      if (item.kind === "junk" || foreign)
        changes.push(
          removal(text, item, {
            kind: "drop-prose",
            title: `removed "${said}", which is no Terraform`,
            ...(address !== undefined && { address }),
          }),
        );
      else visit(item.items, false, top ? addressOf(item) : address);
    }
  };
  visit(items, true, undefined);
  return changes;
}

/** The same block twice, the same argument twice; two blocks of one address. */
function duplicates(text: string, items: readonly Item[]): Change[] {
  const changes: Change[] = [];
  const seen = new Map<string, Set<string>>();
  const taken = new Set(items.map((item) => `${item.name} ${item.labels.join(".")}`));
  for (const item of items) {
    if (item.kind !== "block") continue;
    const address = addressOf(item);
    const named = { ...(address !== undefined && { address }) };
    const key = `${item.name} ${item.labels.join(".")}`;
    const content = text.slice(item.body, item.close).replace(/\s+/g, " ");
    const before = seen.get(key) ?? new Set();
    if (before.has(content))
      changes.push(
        removal(text, item, {
          kind: "drop-duplicate",
          title: `${address ?? item.name}: removed its repetition`,
          ...named,
        }),
      );
    else if (before.size > 0 && item.labels.length === 2) changes.push(rename(text, item, taken));
    else if (before.size > 0 && address !== undefined)
      changes.push(
        removal(text, item, { kind: "drop-duplicate", title: `${address}: removed its second definition`, ...named }),
      );
    seen.set(key, before.add(content));
    changes.push(...duplicateArguments(text, item, address));
  }
  return changes;
}

function rename(text: string, block: Item, taken: Set<string>): Change {
  const [type, name] = block.labels as [string, string];
  let n = 2;
  while (taken.has(`${block.name} ${type}.${name}_${n}`)) n++;
  taken.add(`${block.name} ${type}.${name}_${n}`);
  const header = text.slice(block.start, block.body);
  const at = block.start + header.lastIndexOf(name);
  const title = `${type}.${name}: the second of that name is now ${name}_${n}`;
  return {
    start: at,
    end: at + name.length,
    text: `${name}_${n}`,
    fix: { kind: "rename-duplicate", title, address: `${type}.${name}_${n}` },
  };
}

function duplicateArguments(text: string, block: Item, address: string | undefined): Change[] {
  const names = new Set<string>();
  return block.items.flatMap((item) => {
    if (item.kind === "block") return duplicateArguments(text, item, address);
    if (!names.has(item.name)) {
      names.add(item.name);
      return [];
    }
    const title = `${address ?? block.name}: "${item.name}" was given twice`;
    return [removal(text, item, { kind: "drop-duplicate", title, ...(address !== undefined && { address }) })];
  });
}
