/** Drafts of TF-Gen: requests for one family, for several, and for one with extensions. */
import { blocksOf } from "../../src/core/block-texts.ts";
import { type Ask, type Family, type Group, goesOn } from "./family.ts";
import { joined } from "./join.ts";
import { called, connected } from "./phrases.ts";
import { chance, pick } from "./random.ts";
import { aligned, type Combination, combine, type Host, intentOf, policyOf, programOf, requestOf } from "./render.ts";
import type { Draft } from "./row.ts";
import { mergedRules } from "./rules.ts";
import type { HasRoom } from "./shard.ts";

/** How often which shape: `f` a family, `x` an extension of what is there. Programs of several families are the most, since they differ most. */
const SHAPES: readonly [shape: string, weight: number][] = [
  ["f", 0.35],
  ["ff", 0.25],
  ["fx", 0.16],
  ["fxx", 0.08],
  ["ffx", 0.1],
  ["fff", 0.06],
];
/** So many requests for one program, at most: each judged by its own intent on one plan. */
const REQUESTS = 3;

/** One family of a request, with what was chosen for it. */
export interface Part {
  family: Family;
  template: string;
  chosen: Map<Group, string[]>;
  host?: Host;
}

export interface Source {
  bases: readonly Family[];
  extensions: readonly Family[];
  helpers: string;
  seed: string;
  /** Whether a family is for testing only: it is put together with its like, so that the others stay for training. */
  isHeld(family: Family): boolean;
}

/** A request for all parts, and what each of them brings. */
export interface Composed {
  parts: readonly Part[];
  /** By part, as the others. */
  combinations: readonly Combination[];
  texts: readonly string[];
  rules: readonly string[];
  prompt: string;
  program: string;
  types: string[];
}

/** The drafts of one number: requests that the same program answers. None where what chance puts together doesn't fit. */
export function draftsOf(nth: number, source: Source, hasRoom: HasRoom): Draft[] {
  const drafts = composedOf(chance(`${source.seed} gen ${nth}`), source, REQUESTS, hasRoom);
  return drafts.map((one, i) => ({ ...draftOf(one, source), id: `gen-${nth}-${i}`, task: "gen", prompt: one.prompt }));
}

/** Families that chance puts together may declare one thing in two ways; then others are tried. */
const TRIES = 4;

/** Requests for one program, up to so many. */
export function composedOf(next: () => number, source: Source, most: number, hasRoom: HasRoom): Composed[] {
  const shape = weighted(SHAPES, next);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const parts = partsOf(shape, source, next);
    if (!parts.every(({ family }) => hasRoom(family.name))) continue;
    const found = new Map<string, Composed>();
    for (let request = 0; request < 2 * most && found.size < most; request++) {
      const one = composed(parts, next);
      const [first] = found.values();
      if (one && (!first || one.program === first.program)) found.set(one.prompt, one);
    }
    if (found.size > 0) return [...found.values()];
  }
  return [];
}

/** What a row has of its program. */
export const draftOf = (
  { parts, program, rules, types }: Composed,
  { helpers }: Source,
): Omit<Draft, "id" | "task" | "prompt"> => ({
  source: "families",
  family: parts.map(({ family }) => family.name).join(" + "),
  provider: (parts[0] as Part).family.provider,
  program,
  policy: policyOf(mergedRules(rules), helpers),
  types,
});

function partsOf(shape: string, { bases, extensions, isHeld }: Source, next: () => number): Part[] {
  const parts: Part[] = [];
  const first = pick(bases, next);
  const shared = new Map<string, string[]>();
  for (const kind of shape) {
    const types = new Set(
      parts.flatMap(({ template }) => [...template.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type)),
    );
    const open = (families: readonly Family[]) =>
      families.filter((one) => isHeld(one) === isHeld(first) && parts.every(({ family }) => family !== one));
    const fitting = open(extensions.filter(({ on = [] }) => on.some((type) => types.has(type))));
    const others =
      kind === "x" && fitting.length > 0 ? fitting : open(bases.filter(({ provider }) => provider === first.provider));
    if (others.length === 0) continue;
    const family = parts.length === 0 ? first : pick(others, next);
    const chosen = aligned(
      family.groups,
      new Map(
        family.groups.map((group) => [group, (group.pooled && shared.get(key(group))) || pick(group.rows, next)]),
      ),
    );
    // One request speaks of one team, one environment.
    for (const [group, row] of chosen) if (group.pooled) shared.set(key(group), row);
    parts.push({ family, template: pick(family.programs, next).template, chosen });
  }
  return parts;
}

const key = ({ names }: Group) => names.join();

function weighted(of: readonly (readonly [string, number])[], next: () => number): string {
  let left = next();
  for (const [name, weight] of of) {
    left -= weight;
    if (left < 0) return name;
  }
  return (of[0] as [string, number])[0];
}

function composed(parts: readonly Part[], next: () => number): Composed | undefined {
  const first = pick((parts[0] as Part).family.asks, next);
  const combinations: Combination[] = [];
  const texts: string[] = [];
  const rules: string[] = [];
  const types = new Set<string>();
  const requests: string[] = [];
  for (const [i, { family, template, chosen }] of parts.entries()) {
    const ask = i === 0 ? first : akin(first, family, next);
    const host = ask && family.on && hostIn(texts, family, ask.language, next);
    if (!ask || (family.on && !host)) return undefined;
    const combination = combine(family.groups, ask, chosen);
    combinations.push(combination);
    texts.push(programOf(template, family.groups, combination, host));
    rules.push(intentOf(family, combination, host));
    for (const type of needed(family, combination, host)) types.add(type);
    requests.push(requestOf(ask, combination, host));
  }
  const program = joined(texts);
  return program === undefined
    ? undefined
    : {
        parts,
        combinations,
        texts,
        rules,
        prompt: connected(requests, first.language, next),
        program,
        types: [...types].sort(),
      };
}

/** An ask that goes with the first one: of its style, else of its language. */
function akin(first: Ask, { asks }: Family, next: () => number): Ask | undefined {
  const same = asks.filter(({ style }) => style === first.style);
  const language = asks.filter((one) => one.language === first.language);
  const fit = same.length > 0 ? same : language;
  return fit.length > 0 ? pick(fit, next) : undefined;
}

/** What is there several times, or elsewhere than what an extension adds. */
const MANY_OR_ELSEWHERE = /^ {2}(?:count|for_each|provider) /m;

/** Of aws, another region than the provider's; of others, where things usually are. */
const OTHER_REGION = /^ {2}region /m;

/** Whether an extension can be on a block, by its address and text. */
export const isHost = (family: Pick<Family, "on" | "host">, address: string, text: string): boolean =>
  (family.on ?? []).includes(address.split(".")[0] as string) &&
  !MANY_OR_ELSEWHERE.test(text) &&
  !(address.startsWith("aws_") && OTHER_REGION.test(text)) &&
  goesOn(family, text);

/** A block of the programs so far that an extension is on. */
export function hostIn(
  texts: readonly string[],
  family: Pick<Family, "on" | "host">,
  language: string,
  next: () => number,
): Host | undefined {
  const blocks = texts.flatMap((text) => [...blocksOf({ "main.tf": text })]);
  const fit = blocks.filter(([address, text]) => isHost(family, address, text));
  if (!fit[0]) return undefined;
  const [address] = fit[0];
  const [type] = address.split(".");
  const isAlone = blocks.filter(([one]) => one.startsWith(`${type}.`)).length === 1;
  return { on: address, it: called(address, language, isAlone, next) };
}

/** Types that all programs of a family have under these values. */
function needed({ programs, groups }: Family, combination: Combination, host?: Host): string[] {
  const all = programs.map(({ template }) => {
    const text = programOf(template, groups, combination, host);
    return new Set([...text.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type as string));
  });
  return [...(all[0] ?? [])].filter((type) => all.every((types) => types.has(type)));
}
