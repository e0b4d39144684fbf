/** A family judged: every program plans and fulfils the intent with every value; nothing, mutants and other families' programs don't. */
import type { Report, Verifier } from "../../src/core/report.ts";
import { type Asked, covering } from "./cover.ts";
import type { Family, Group } from "./family.ts";
import { joined } from "./join.ts";
import { denials, EMPTY_PLAN, type Plan, plannedIn, TO_PLAN, unfit, without } from "./judge.ts";
import { contested } from "./once.ts";
import { type Combination, type Host, intentOf, policyOf, programOf, requestOf } from "./render.ts";
import { unsaid } from "./unsaid.ts";

export interface Finding {
  /** A note is nothing that has to be mended. */
  kind: "problem" | "note";
  text: string;
  /** What was judged, to be looked at. */
  shown?: { request?: string; program?: string; policy?: string };
}

/** The plan of another family's program. */
export interface Other {
  name: string;
  plan: Plan;
}

/** What an extension is judged on: a program of another family, and a block of it. */
export interface Ground extends Host {
  program: string;
}

export interface Surroundings {
  verifier: Verifier;
  /** The helpers of intent.rego. */
  helpers: string;
  others: readonly Other[];
  ground?: Ground;
}

const MUTANTS_AT_LEAST = 5;
/** Of one kind of problem, so many are told: the others are likely the same. */
const TOLD = 2;

interface Case {
  program: string;
  asked: Asked;
  text: string;
  policy: string;
  plan: Plan;
  /** What the plan has of the family itself. */
  own: { address: string; type: string }[];
}

/** What is wrong with a family that could be read. */
export async function checkFamily(family: Family, around: Surroundings): Promise<Finding[]> {
  const { verifier, helpers, ground } = around;
  const findings: Finding[] = [];
  const { asked, unreached } = covering(family);
  for (const value of unreached)
    findings.push({ kind: "problem", text: `parameters: no request comes to ${value}: let an ask say it` });
  for (const what of unsaid(family))
    findings.push({
      kind: "note",
      text: `the intent demands of every request what few say: "${what}": leave the rule out unless no sound answer can do without`,
    });

  const plans = new Map<string, Promise<Report>>();
  const reportOf = (text: string): Promise<Report> => {
    const whole = ground ? (joined([ground.program, text]) ?? `${ground.program}\n${text}`) : text;
    const report = plans.get(text) ?? verifier.verify({ files: { "main.tf": whole }, stages: TO_PLAN, withPlan: true });
    plans.set(text, report);
    return report;
  };
  const textOf = (template: string, combination: Combination) =>
    programOf(template, family.groups, combination, ground);
  const policyFor = (combination: Combination) => policyOf(intentOf(family, combination, ground), helpers);

  const nothing = (ground ? (await reportOf("")).plan : EMPTY_PLAN) as Plan;
  const before = new Set(plannedIn(nothing).map(({ address }) => address));
  const cases: Case[] = [];
  const told = new Map<string, number>();
  for (const { name, template } of family.programs) {
    const tell = (what: string, by: string, shown: NonNullable<Finding["shown"]>) => {
      const times = (told.get(by) ?? 0) + 1;
      told.set(by, times);
      if (times <= TOLD) findings.push({ kind: "problem", text: what, shown });
    };
    const judged = asked.map(async (one) => {
      const [text, policy] = [textOf(template, one.combination), policyFor(one.combination)];
      const shown = { request: requestOf(one.ask, one.combination, ground), program: text, policy };
      const [twice] = contested(text);
      if (twice !== undefined)
        tell(`${name}: ${twice} set up one thing, and undo each other when applied: keep one`, name + twice, shown);
      const report = await reportOf(text);
      const problem = unfit(report);
      if (problem !== undefined)
        return tell(`${name}: ${problem} (${spelt(family, one)})`, name + problem.slice(0, 60), shown);
      const plan = report.plan as Plan;
      const { denied, broken } = await denials(verifier, plan, policy);
      if (broken !== undefined)
        return tell(`the intent can't be used: ${broken} (${spelt(family, one)})`, broken.replace(/\d+/g, ""), shown);
      if (denied.length > 0)
        return tell(
          `${name}: the intent refuses it: ${denied.join("; ")} (${spelt(family, one)})`,
          name + denied.join(),
          shown,
        );
      const own = plannedIn(plan).filter(({ address }) => !before.has(address));
      cases.push({ program: name, asked: one, text, policy, plan, own });
    });
    await Promise.all(judged);
  }
  if (cases.length === 0) return findings;

  const refuses = async (policy: string, plan: unknown) => (await denials(verifier, plan, policy)).denied.length > 0;
  findings.push(...(await againstNothing(family, cases, nothing, refuses)));
  findings.push(...(await againstOthers(family, cases, around.others, refuses)));
  const mutants = [
    ...(await removals(cases, refuses)),
    ...(await otherValues(family, cases, refuses, async (template, combination) => {
      const text = textOf(template, combination);
      const report = await reportOf(text);
      return unfit(report) === undefined ? { text, plan: report.plan } : undefined;
    })),
  ];
  const refused = mutants.filter((mutant) => mutant.refused).length;
  const needed = Math.min(MUTANTS_AT_LEAST, mutants.length);
  if (refused < needed)
    findings.push({
      kind: "problem",
      text: `the intent refuses ${refused} of ${mutants.length} mutants, ${needed} at least: let it see what the request says`,
    });
  for (const { what, refused: is, shown } of mutants)
    if (!is) findings.push({ kind: "note", text: `the intent accepts ${what}`, shown });
  return findings;
}

type Refuses = (policy: string, plan: unknown) => Promise<boolean>;

interface Mutant {
  what: string;
  refused: boolean;
  shown: NonNullable<Finding["shown"]>;
}

/** "asked terse, days=4, fifo=yes": where a finding is seen. */
const spelt = ({ groups }: Family, { ask, combination }: Asked): string => {
  const names = groups.filter((group) => combination.said.has(group)).flatMap(({ names: [name] }) => name ?? []);
  return [`asked ${ask.style}`, ...names.map((name) => `${name}=${combination.values[name]}`)].join(", ");
};

/** One case for each policy. */
const byPolicy = (cases: readonly Case[]): Case[] => [...new Map(cases.map((one) => [one.policy, one])).values()];

async function againstNothing(
  family: Family,
  cases: readonly Case[],
  nothing: Plan,
  refuses: Refuses,
): Promise<Finding[]> {
  const all = await Promise.all(
    byPolicy(cases).map(async (one) => ((await refuses(one.policy, nothing)) ? [] : [one])),
  );
  return all
    .flat()
    .slice(0, TOLD)
    .map((one) => ({
      kind: "problem",
      text: `the intent accepts a program without anything (${spelt(family, one.asked)}): deny what lacks the main resource, in a paragraph that uses no parameter`,
      shown: { policy: one.policy },
    }));
}

/** Programs with all types of this family may well do more than is asked; others must not pass. */
async function againstOthers(
  family: Family,
  cases: readonly Case[],
  others: readonly Other[],
  refuses: Refuses,
): Promise<Finding[]> {
  const types = shared(cases);
  const foreign = others.filter(({ plan }) => {
    const has = new Set(plannedIn(plan).map(({ type }) => type));
    return [...types].some((type) => !has.has(type));
  });
  const policies = byPolicy(cases);
  const passing = await Promise.all(
    foreign.map(async ({ name, plan }) => {
      for (const one of policies) if (!(await refuses(one.policy, plan))) return [{ name, one }];
      return [];
    }),
  );
  return passing
    .flat()
    .slice(0, TOLD)
    .map(({ name, one }) => ({
      kind: "problem",
      text: `the intent accepts the program of ${name} (${spelt(family, one.asked)}): deny what isn't what was asked for`,
      shown: { policy: one.policy },
    }));
}

/** Types that every program has. */
function shared(cases: readonly Case[]): Set<string> {
  const all = cases.map(({ own }) => new Set(own.map(({ type }) => type)));
  return new Set([...(all[0] ?? [])].filter((type) => all.every((types) => types.has(type))));
}

/** Of each program, the case whose request says most, without a block of a type that no program can spare. */
async function removals(cases: readonly Case[], refuses: Refuses): Promise<Mutant[]> {
  const types = shared(cases);
  const mutants: Promise<Mutant>[] = [];
  for (const [name, one] of fullest(cases)) {
    const blocks = one.own.filter(({ type, address }) => types.has(type) && !address.startsWith("module."));
    for (const block of new Set(blocks.map(({ address }) => address.replace(/\[.*$/, ""))))
      mutants.push(
        refuses(one.policy, without(one.plan, block)).then((refused) => ({
          what: `${name} without ${block}`,
          refused,
          shown: { program: one.text, policy: one.policy },
        })),
      );
  }
  return Promise.all(mutants);
}

function fullest(cases: readonly Case[]): Map<string, Case> {
  const found = new Map<string, Case>();
  for (const one of cases) {
    const best = found.get(one.program);
    if (!best || best.asked.combination.said.size < one.asked.combination.said.size) found.set(one.program, one);
  }
  return found;
}

/** For each value that a request says, the program with another one. */
async function otherValues(
  { groups, programs }: Family,
  cases: readonly Case[],
  refuses: Refuses,
  planned: (template: string, combination: Combination) => Promise<{ text: string; plan: unknown } | undefined>,
): Promise<Mutant[]> {
  const mutants: Promise<Mutant[]>[] = [];
  for (const { name, template } of programs)
    for (const group of groups) {
      const one = cases.find(({ program, asked }) => program === name && asked.combination.said.has(group));
      if (!one) continue;
      const { values, said } = one.asked.combination;
      const other = { ...values, ...otherThan(group, values) };
      mutants.push(
        planned(template, { values: other, said }).then(async (mutant) => {
          if (!mutant || mutant.text === one.text) return [];
          const [main] = group.names as [string];
          const what = `${name} with ${main}=${other[main]} where ${values[main]} was said`;
          const shown = { program: mutant.text, policy: one.policy };
          return [{ what, refused: await refuses(one.policy, mutant.plan), shown }];
        }),
      );
    }
  return (await Promise.all(mutants)).flat();
}

function otherThan({ names, rows }: Group, values: Record<string, string>): Record<string, string> {
  const [main] = names as [string];
  const row = rows.find(([value]) => value !== values[main]) ?? (rows[0] as string[]);
  return Object.fromEntries(names.map((name, i) => [name, row[i] as string]));
}
