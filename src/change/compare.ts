/** Two versions of a program, compared by their blocks and their plans: what a change did, and what of it nobody asked for. Pure. */
import { blocksOf } from "../core/block-texts.ts";
import type { Move } from "../core/refactor.ts";
import { reached, refersTo } from "../core/references.ts";
import type { Report } from "../core/report.ts";
import { ProgramText } from "./blocks.ts";
import { type Module, renamed, resourcesIn } from "./proof.ts";
import { BlockText } from "./splice.ts";

export interface Version {
  files: Record<string, string>;
  report: Report;
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
  const differences = planDifferences(before, after)?.filter(({ address }) => !address.startsWith("module."));
  const other = new Set(differences?.map(({ address }) => blockOfInstance(address)));
  const around = reach(was, [...was.keys()].filter(isNamed));
  const found: string[] = [];
  for (const [key, text] of was) {
    if (isNamed(key)) continue;
    const now = is.get(key);
    if (now === undefined) found.push(`${key} is gone`);
    else if (now !== text) found.push(`${key} has another text`);
    else if (other.has(key) && !around.has(key)) found.push(`${key} is planned with other values`);
  }
  return [...found, ...failingNow(before.report, after.report)];
}

function failingNow(before: Report, after: Report): string[] {
  const name = (p: Report["policies"][number]) => `${p.rule} at ${p.address}`;
  const passed = new Set(before.policies.filter(({ result }) => result === "pass").map(name));
  const fails = after.policies.filter(({ result, suppressed }) => result === "fail" && !suppressed);
  return fails.filter((p) => passed.has(name(p))).map((p) => `${name(p)} passes no more`);
}

/** Blocks that refer to one of `from`, directly or through others, by their text. Whatever has a provider's type refers to its configuration. */
const reach = (blocks: ReadonlyMap<string, string>, from: readonly string[]): Set<string> =>
  reached(from, (address) => {
    const [, provider] = /^provider\.([\w-]+)/.exec(address) ?? [];
    const refers = (key: string, text: string) =>
      provider
        ? key.replace(/^data\./, "").startsWith(`${provider}_`)
        : address === "locals"
          ? /(?<![\w.-])local\./.test(text)
          : refersTo(text, address);
    return [...blocks].flatMap(([key, text]) => (refers(key, text) ? [key] : []));
  });

/** What two plans differ in at one instance of a resource. Arguments are those of the block's top; of one that comes or goes, none. */
export interface Difference {
  /** In the plan after, unless it is gone. */
  address: string;
  kind: "added" | "removed" | "changed";
  arguments: string[];
}

/** What a change does to what is planned; undefined when one of the versions has no plan. Instances that `moved` blocks lead elsewhere are the same. */
export function planDifferences(before: Version, after: Version): Difference[] | undefined {
  const [was, is] = [plannedIn(before.report), plannedIn(after.report)];
  if (!was || !is) return undefined;
  const moves = movesIn(after.files);
  const found: Difference[] = [];
  const seen = new Set<string>();
  for (const [old, values] of was) {
    const address = is.has(old) ? old : renamed(old, moves);
    seen.add(address);
    const now = is.get(address);
    if (!now) found.push({ address: old, kind: "removed", arguments: [] });
    else {
      const names = [...new Set([...Object.keys(values), ...Object.keys(now)])];
      const other = names.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(now[name]));
      if (other.length > 0) found.push({ address, kind: "changed", arguments: other.sort() });
    }
  }
  for (const address of is.keys()) if (!seen.has(address)) found.push({ address, kind: "added", arguments: [] });
  return found;
}

/** Planned values by the address of the instance, in all modules, without data sources; undefined without a plan. */
function plannedIn({ plan }: Report): Map<string, Record<string, unknown>> | undefined {
  const { planned_values: planned } = (plan ?? {}) as { planned_values?: { root_module?: Module } };
  if (!planned) return undefined;
  const own = [...resourcesIn(planned.root_module)].filter(({ mode }) => mode !== "data");
  return new Map(own.map(({ address, values = {} }) => [address, values]));
}

/** `aws_vpc.a["x"]` and `module.m[0].aws_vpc.a` come from the blocks `aws_vpc.a` and `module.m`. */
export const blockOfInstance = (address: string): string => /^module\.[\w-]+|^[^[]*/.exec(address)?.[0] ?? address;

/** The type of an instance: the last but one of its names. */
export const typeOfInstance = (address: string): string =>
  /([\w-]+)\.[\w-]+$/.exec(address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, ""))?.[1] ?? "";

function movesIn(files: Record<string, string>): Move[] {
  return new ProgramText(files).blocks.flatMap(({ item, text }) => {
    if (item.name !== "moved") return [];
    const block = new BlockText(text);
    const [from, to] = [block.valueAt(["from"]), block.valueAt(["to"])];
    return from && to ? [{ from, to }] : [];
  });
}
