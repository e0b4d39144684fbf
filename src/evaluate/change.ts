/** What a change did to a program beyond what it was asked for. */
import { diffLines } from "diff";
import { addressOf, outline } from "../core/outline.ts";
import { own } from "../core/own.ts";
import type { Report } from "../core/report.ts";
import { isConfiguration } from "./judge.ts";
import type { Churn } from "./record.ts";

export interface Version {
  files: Record<string, string>;
  report: Report;
}

/** How much of the text is other than before. The least that would have done isn't known, so it is a measure to compare by. */
export function churnOf(before: Record<string, string>, after: Record<string, string>): Churn {
  let added = 0;
  let removed = 0;
  for (const path of union(Object.keys(before), Object.keys(after)))
    for (const part of diffLines(own(before, path) ?? "", own(after, path) ?? "")) {
      if (part.added) added += part.count;
      if (part.removed) removed += part.count;
    }
  const [was, is] = [blocksOf(before), blocksOf(after)];
  const changed = union([...was.keys()], [...is.keys()]).filter((key) => was.get(key) !== is.get(key));
  return { added, removed, blocks_changed: changed.length };
}

/** Addresses of the blocks of `before` that are gone or have another text in `after`; of a right answer, what a change has to touch. */
export function touchedBlocks(before: Record<string, string>, after: Record<string, string>): string[] {
  const is = blocksOf(after);
  return [...blocksOf(before)].flatMap(([key, text]) => (is.get(key) === text ? [] : [key]));
}

/**
 * What nobody asked to change and is gone or other than before, a line each. Untouched has to be every block whose address is not in `asked`, what the
 * task says that it has to touch, else what the outcome says that the loop did: one regression for each such address of the program before whose block is gone or has
 * another text, or whose planned values (of the root module, where both versions have a plan) differ though nothing that the block refers to, directly
 * or through others, was asked for. And one for each policy result that passed before and fails now, asked or not.
 */
export function regressionsOf(before: Version, after: Version, asked: Iterable<string>): string[] {
  const [was, is] = [blocksOf(before.files), blocksOf(after.files)];
  const named = new Set([...asked].map((address) => (address.startsWith("local.") ? "locals" : address)));
  const isNamed = (key: string) => named.has(key.replace(/#\d+$/, ""));
  const [planned, plans] = [valuesOf(before.report), valuesOf(after.report)];
  const reached = reach(was, [...was.keys()].filter(isNamed));
  const found: string[] = [];
  for (const [key, text] of was) {
    if (isNamed(key)) continue;
    const now = is.get(key);
    if (now === undefined) found.push(`${key} is gone`);
    else if (now !== text) found.push(`${key} has another text`);
    else if (planned && plans && !reached.has(key) && planned.get(key) !== plans.get(key))
      found.push(`${key} is planned with other values`);
  }
  return [...found, ...failingNow(before.report, after.report)];
}

function failingNow(before: Report, after: Report): string[] {
  const name = (p: Report["policies"][number]) => `${p.rule} at ${p.address}`;
  const passed = new Set(before.policies.filter(({ result }) => result === "pass").map(name));
  const fails = after.policies.filter(({ result, suppressed }) => result === "fail" && !suppressed);
  return fails.filter((p) => passed.has(name(p))).map((p) => `${name(p)} passes no more`);
}

/** Top-level blocks by address, in folders below with the folder before it; blocks without an address by their name. Equal names are numbered. */
function blocksOf(files: Record<string, string>): Map<string, string> {
  const blocks = new Map<string, string>();
  for (const path of Object.keys(files).sort()) {
    if (!isConfiguration(path)) continue;
    const text = files[path] as string;
    for (const item of outline(text)) {
      if (item.kind !== "block") continue;
      const name = path.slice(0, path.lastIndexOf("/") + 1) + (addressOf(item) ?? item.name);
      let key = name;
      for (let n = 2; blocks.has(key); n++) key = `${name}#${n}`;
      blocks.set(key, text.slice(item.start, item.end));
    }
  }
  return blocks;
}

/** Blocks that refer to one of `from`, directly or through others, by their text. Whatever has a provider's type refers to its configuration. */
function reach(blocks: ReadonlyMap<string, string>, from: readonly string[]): Set<string> {
  const reached = new Set<string>();
  for (const next = [...from]; next.length > 0; ) {
    const address = next.pop() as string;
    const [, provider] = /^provider\.([\w-]+)/.exec(address) ?? [];
    const pattern = /^locals\b/.test(address)
      ? "local\\."
      : `${escaped(address.replace(/^variable\./, "var."))}(?![\\w-])`;
    const reference = new RegExp(`(?<![\\w.-])${pattern}`);
    for (const [key, text] of blocks) {
      const refers = provider ? key.replace(/^data\./, "").startsWith(`${provider}_`) : reference.test(text);
      if (!refers || reached.has(key)) continue;
      reached.add(key);
      next.push(key);
    }
  }
  return reached;
}

/** Planned values of the root module's resources by the address of their block, as text; undefined without a plan. */
function valuesOf({ plan }: Report): Map<string, string> | undefined {
  const { planned_values: planned } = (plan ?? {}) as { planned_values?: { root_module?: { resources?: Planned[] } } };
  if (!planned) return undefined;
  const values = new Map<string, string>();
  for (const { address, values: own } of planned.root_module?.resources ?? []) {
    const block = address.replace(/\[.*/s, "");
    values.set(block, `${values.get(block) ?? ""}${address} ${JSON.stringify(own)}\n`);
  }
  return values;
}

const escaped = (text: string) => text.replace(/[^\w-]/g, "\\$&");

interface Planned {
  address: string;
  values?: unknown;
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
