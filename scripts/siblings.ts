/**
 * Makes src/change/siblings.json: what tells blocks that stand side by side from each other, as examples of the providers' documentation and our scenarios have it.
 *
 *   npm run siblings
 *
 * By type, and by the path of a nested block that a block has several of ("" for blocks that belong to one other block, by their type's name): the arguments
 * in which two of them mostly differ, with a + behind what numbers them. From the corpus in TERRAFORMER_SHARED, or `shared` beside the repository.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { belongsTo } from "../src/change/series.ts";
import { readSchemas } from "../src/cli/generator.ts";
import { withNames } from "../src/scenario/names.ts";
import { rendered } from "../src/scenario/render.ts";
import { fill } from "../src/scenario/slots.ts";
import { ROOT } from "./build-cache.ts";
import {
  type Declared,
  declaredIn,
  type Expression,
  examplesOf,
  PROVIDERS,
  type SyntaxBlock,
} from "./usage/examples.ts";
import { haveShared } from "./yardsticks/shared.ts";

if (!haveShared()) {
  console.log("Skipped: the documentation is not here (set TERRAFORMER_SHARED to the folder that has it).");
  process.exit(0);
}

/** And so many of those by what people number by, of all types together. */
const OFTEN = 1 / 3;
const STEPS = new Set([1, 5, 10, 100, 1000]);

/** Of so many pairs of siblings that both have it an argument differs in at least so many. */
const MOSTLY = 0.6;

type Count = readonly [differ: number, all: number, steps: number];
type Counts = Map<string, Count>;
const found = new Map<string, Map<string, Counts>>();
const made = <K, V>(map: Map<K, V>, key: K, value: V): V => {
  if (!map.has(key)) map.set(key, value);
  return map.get(key) as V;
};

/** Arguments of a block and of the blocks in it that it has one of. */
function* leavesOf({ arguments: given = {}, blocks = [] }: SyntaxBlock, above = ""): Generator<[string, Expression]> {
  for (const [name, value] of Object.entries(given)) yield [above + name, value];
  for (const block of blocks)
    if (blocks.filter(({ type }) => type === block.type).length === 1) yield* leavesOf(block, `${above}${block.type}.`);
}

function compare(type: string, path: string, siblings: readonly SyntaxBlock[]): void {
  if (siblings.length < 2) return;
  const counts = made(made(found, type, new Map<string, Counts>()), path, new Map() as Counts);
  const all = siblings.map((block) => new Map(leavesOf(block)));
  for (const [i, one] of all.entries())
    for (const [apart, other] of all.slice(i + 1).entries())
      for (const [name, value] of one) {
        if (!other.has(name)) continue;
        const [differ, both, steps] = made<string, Count>(counts, name, [0, 0, 0]);
        const isOther = JSON.stringify(other.get(name)) !== JSON.stringify(value);
        const [from, to] = [value.value, other.get(name)?.value];
        const isStep = typeof from === "number" && typeof to === "number" && STEPS.has((to - from) / (apart + 1));
        counts.set(name, [differ + (isOther ? 1 : 0), both + 1, steps + (isStep ? 1 : 0)]);
      }
}

function walk(type: string, { blocks = [] }: SyntaxBlock, above: string): void {
  for (const name of new Set(blocks.map((block) => block.type))) {
    const same = blocks.filter((block) => block.type === name);
    compare(type, above + name, same);
    for (const block of same) walk(type, block, `${above}${name}.`);
  }
}

/** Blocks of a type that refer to the same block by the same argument. */
function together(declared: readonly Declared[]): void {
  const groups = new Map<string, { type: string; blocks: SyntaxBlock[] }>();
  for (const { type, body } of declared)
    for (const [name, { reference = [] }] of Object.entries(body.arguments ?? {}))
      if (!type.startsWith("data.") && belongsTo(type, reference[0] ?? ""))
        made(groups, `${type} ${name} ${reference.slice(0, 2).join(".")}`, {
          type,
          blocks: [] as SyntaxBlock[],
        }).blocks.push(body);
  for (const { type, blocks } of groups.values()) compare(type, "", blocks);
}

const schemas = await readSchemas();
const written = schemas.scenarios.all.flatMap((scenario) => {
  const filled = fill(scenario, scenario.asks[0] ?? "", schemas.scenarios.matcher.isCommon);
  return scenario.programs.map(({ template }) => rendered(withNames(template, scenario, filled), scenario, filled));
});
const shown = PROVIDERS.flatMap((provider) => examplesOf(provider).map(({ declared }) => declared));
for (const declared of [...shown, ...declaredIn(written)]) {
  for (const { type, body } of declared) walk(type, body, "");
  together(declared);
}

/** Of all types: a priority is a number of its own wherever it stands. */
const steps = new Map<string, Count>();
const lastOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);
for (const series of found.values())
  for (const counts of series.values())
    for (const [name, [differ, all, stepped]] of counts) {
      const [a, b, c] = steps.get(lastOf(name)) ?? [0, 0, 0];
      steps.set(lastOf(name), [a + differ, b + all, c + stepped]);
    }
const isNumber = (name: string): boolean => {
  const [differ = 0, , by = 0] = steps.get(lastOf(name)) ?? [];
  return by > 0 && by >= OFTEN * differ;
};

const types = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
const told = types.flatMap(([type, series]): [string, Record<string, string>][] => {
  const paths = [...series].flatMap(([path, counts]): [string, string][] => {
    const names = [...counts].flatMap(([name, [differ, all]]) =>
      differ < MOSTLY * all ? [] : [isNumber(name) ? `${name}+` : name],
    );
    return names.length === 0 ? [] : [[path, names.sort().join(" ")]];
  });
  return paths.length === 0 ? [] : [[type, Object.fromEntries(paths.sort())]];
});
writeFileSync(join(ROOT, "src/change/siblings.json"), `${JSON.stringify(Object.fromEntries(told), null, 1)}\n`);
console.log(`${told.length} types`);
