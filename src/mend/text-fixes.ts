/** Fixes of form alone, which need no verdict: what a small model gets wrong about HCL itself. */

import { addressOf, type Item, outline } from "../core/outline.ts";
import { own } from "../core/own.ts";
import { applyChanges, type Change, type Fix, removal } from "./fix.ts";

const TOP_LEVEL = new Set(
  "resource data variable output locals terraform provider module moved import removed check ephemeral".split(" "),
);
const LABELS: Record<string, number> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
};

/** Brings a program of a model into HCL's form, step by step until nothing changes. Never fails; says what it did. */
export function fixText(program: string): { text: string; fixes: Fix[] } {
  let text = program;
  const fixes: Fix[] = [];
  for (let pass = 0; pass < 4; pass++) {
    const before = text;
    for (const step of [closeLast, hoist, dropJunk, syntax, duplicates]) {
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

/** A resource, variable and the like inside another block: it comes out, behind that block. */
function hoist(text: string, items: readonly Item[]): Change[] {
  return items.flatMap((outer) =>
    outer.items
      .filter(
        (item) =>
          item.kind === "block" &&
          item.closed &&
          item.labels.length > 0 &&
          item.labels.length === own(LABELS, item.name),
      )
      .flatMap((inner): Change[] => {
        const address = addressOf(inner);
        const fix: Fix = {
          kind: "syntax",
          title: `${address}: taken out of ${addressOf(outer) ?? outer.name}`,
          ...(address && { address }),
        };
        const { start, end } = removal(text, inner, fix);
        const copy = { start: outer.end, end: outer.end, text: `\n\n${text.slice(inner.start, inner.end)}\n`, fix };
        // Both or neither: an outer block that isn't closed yet is closed first.
        return outer.closed ? [{ start, end, text: "", fix }, copy] : [];
      }),
  );
}

/** `key: value`, quoted argument names, commas at line ends, 'single quotes', missing labels. */
function syntax(text: string, items: readonly Item[]): Change[] {
  const changes: Change[] = [];
  const put = (start: number, end: number, to: string, title: string, address?: string) =>
    changes.push({ start, end, text: to, fix: { kind: "syntax", title, ...(address !== undefined && { address }) } });
  const visit = (list: readonly Item[], address: string | undefined) => {
    for (const item of list) {
      const own = address ?? addressOf(item);
      if (item.kind === "block") visit(item.items, own);
      if (item.kind !== "argument") continue;
      const head = text.slice(item.start, item.body);
      const clean = `${item.name} = `;
      if (head.includes(":") || head.startsWith('"'))
        put(item.start, item.body, clean, `"${head.trim()}" written as "${clean.trim()}"`, own);
      const value = text.slice(item.body, item.end);
      const single = /^'([^'"\n]*)'[,;]?$/.exec(value);
      if (single) put(item.body, item.end, `"${single[1]}"`, `'${single[1]}' in double quotes`, own);
      else if (/[,;]$/.test(value)) put(item.end - 1, item.end, "", `${item.name}: comma at the end removed`, own);
    }
  };
  for (const item of items) {
    visit([item], undefined);
    const missing = item.kind === "block" ? (own(LABELS, item.name) ?? item.labels.length) - item.labels.length : 0;
    if (missing === 1 && item.labels.length === 1)
      put(item.body - 1, item.body - 1, '"main" ', `${item.name} "${item.labels[0]}" named "main"`);
  }
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
