/** `--check`: families judged one after the other, a line for each problem. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf } from "../../src/core/block-texts.ts";
import type { Verifier } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { checkFamily, type Finding, type Ground, type Other } from "./check.ts";
import { isHost } from "./compose.ts";
import type { Family } from "./family.ts";
import { joined } from "./join.ts";
import { type Plan, plannedIn, TO_PLAN, unfit } from "./judge.ts";
import type { Library } from "./library.ts";
import { chance, shuffled } from "./random.ts";
import { combine, programOf } from "./render.ts";

/** So many other families' programs must not pass. */
const OTHERS = 6;

export interface CheckOptions {
  /** Mutants that pass are told too. */
  notes: boolean;
  /** A folder for what was judged where something is wrong. */
  show: string | undefined;
}

/** Gives the exit code: 1 when there is a problem. */
export async function runCheck(
  library: Library,
  paths: readonly string[],
  { notes, show }: CheckOptions,
): Promise<number> {
  const names = library.named(paths);
  const verifier = await createNodeVerifier();
  const usual = usualPrograms(verifier, library);
  let problems = 0;
  for (const name of names) {
    const { family, problems: unreadable } = library.read(name);
    const findings: Finding[] = unreadable.map((text) => ({ kind: "problem", text }));
    if (findings.length === 0) {
      const ground = family.on && (await groundFor(family, library, usual));
      if (family.on && !ground)
        findings.push({
          kind: "problem",
          text: `on: no family has a program with ${family.on.join(" or ")} and without what this one adds: name a type that one has, or call blocks otherwise`,
        });
      else
        findings.push(
          ...(await checkFamily(family, {
            verifier,
            helpers: library.helpers,
            others: await othersFor(family, library, usual),
            ...(ground && { ground }),
          })),
        );
    }
    for (const [i, { kind, text, shown }] of findings.entries()) {
      if (kind === "note" && !notes) continue;
      if (kind === "problem") problems++;
      const place =
        show !== undefined && shown ? ` → ${keep(join(show, `${name.replaceAll("/", "-")}-${i}`), shown)}` : "";
      console.log(`training/families/${name}.txtar: ${kind === "note" ? "note: " : ""}${text}${place}`);
    }
  }
  await verifier.dispose();
  console.error(`${names.length} families, ${problems} problems`);
  return problems > 0 ? 1 : 0;
}

/** Writes what was judged beside each other, and gives the place. */
function keep(folder: string, { request, program, policy }: NonNullable<Finding["shown"]>): string {
  mkdirSync(folder, { recursive: true });
  if (request !== undefined) writeFileSync(join(folder, "request.txt"), request);
  if (program !== undefined) writeFileSync(join(folder, "main.tf"), program);
  if (policy !== undefined) writeFileSync(join(folder, "intent.rego"), policy);
  return folder;
}

interface Usual {
  name: string;
  program: string;
  plan: Plan;
}

/** The first program of a family with usual values, planned once; undefined for an extension and for what doesn't plan. */
function usualPrograms(verifier: Verifier, library: Library) {
  const known = new Map<string, Promise<Usual | undefined>>();
  const make = async (name: string): Promise<Usual | undefined> => {
    const { family, problems } = library.read(name);
    const [ask, program] = [family.asks[0], family.programs[0]];
    if (problems.length > 0 || family.on || !ask || !program) return undefined;
    const text = programOf(program.template, family.groups, combine(family.groups, ask, new Map()));
    const report = await verifier.verify({ files: { "main.tf": text }, stages: TO_PLAN, withPlan: true });
    return unfit(report) === undefined ? { name, program: text, plan: report.plan as Plan } : undefined;
  };
  return (name: string) => {
    const one = known.get(name) ?? make(name);
    known.set(name, one);
    return one;
  };
}
type UsualOf = ReturnType<typeof usualPrograms>;

/** Other families, those of the same provider first, always the same ones. */
async function othersFor({ name, provider }: Family, library: Library, usual: UsualOf): Promise<Other[]> {
  const names = shuffled(library.names, chance(`others ${name}`)).filter((one) => one !== name);
  const near = names.sort((a, b) => Number(b.startsWith(`${provider}/`)) - Number(a.startsWith(`${provider}/`)));
  const found: Other[] = [];
  for (const one of near.slice(0, 2 * OTHERS)) {
    const other = found.length < OTHERS ? await usual(one) : undefined;
    if (other) found.push(other);
  }
  return found;
}

/**
 * A block of a type that the extension is on, in the first family that has one and none of the extension's own blocks: of all that do the one with the fewest of
 * their types, since what has the same already may fulfil the intent before anything is added.
 */
async function groundFor(family: Family, library: Library, usual: UsualOf): Promise<Ground | undefined> {
  const { on = [], provider, groups, asks, programs } = family;
  const [ask] = asks;
  if (!ask) return undefined;
  const added = typesIn(programs.map(({ template }) => template));
  const found: { ground: Ground; alike: number }[] = [];
  for (const name of library.names.filter((one) => one.startsWith(`${provider}/`))) {
    const { template = "" } = library.read(name).family.programs[0] ?? {};
    const base = on.some((type) => template.includes(`"${type}"`)) && (await usual(name));
    const planned = base ? plannedIn(base.plan) : [];
    const host = base && [...blocksOf({ "main.tf": base.program })].find(([at, text]) => isHost(family, at, text));
    if (!base || !host) continue;
    const ground = { it: "it", on: host[0], program: base.program };
    const own = programs.map(({ template }) => programOf(template, groups, combine(groups, ask, new Map()), ground));
    if (own.some((text) => joined([base.program, text]) === undefined)) continue;
    found.push({ ground, alike: planned.filter(({ type }) => added.has(type)).length });
    if (found.at(-1)?.alike === 0) break;
  }
  return found.sort((x, y) => x.alike - y.alike)[0]?.ground;
}

/** Types of which any program has blocks. */
const typesIn = (templates: readonly string[]): Set<string> =>
  new Set(templates.flatMap((text) => [...text.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type as string)));
