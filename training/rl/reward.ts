/**
 * What an answer to one of the four tasks of src/write/tasks is worth to reinforcement learning: 0 where nothing is gained, 0.5 for a new program that compiles, 1 to 2 where it plans
 * with no value missing, by the share of what was asked for that it does. Doing nothing is worth 0, and so is all that only looks like an answer: see reward.test.ts.
 */

import {
  type Difference,
  planDifferences,
  regressionsOf,
  touchedBlocks,
  type Version,
} from "../../src/change/compare.ts";
import type { BlockEdit, ProgramEditor } from "../../src/core/block-edits.ts";
import { blocksOf } from "../../src/core/block-texts.ts";
import { type Diagnostic, errorsOf, type Report, type Verifier } from "../../src/core/report.ts";
import { churnOf } from "../../src/evaluate/change.ts";
import { calloutsOf } from "../../src/loop/callouts.ts";
import { PROGRAM_FILE } from "../../src/mend/program.ts";
import { extractProgram } from "../../src/write/extract.ts";
import { editsIn } from "../../src/write/tasks/edits.ts";
import { denials, type Plan, plannedIn } from "../curate/judge.ts";

/** What a row of a set asks, and its right answer, by which only the extent of an answer is measured. */
export interface Question {
  task: "plan" | "write" | "edit" | "repair";
  /** The right program: main.tf. */
  program: string;
  /** Of edits: the program that they are made to. */
  files?: Record<string, string>;
  policy?: string;
  types: readonly string[];
}

export interface Reward {
  reward: number;
  /** What decided, for the log. */
  why: string;
  /** The program after it, and what is wrong with that: what a repair is asked about. */
  program?: string;
  faults?: Diagnostic[];
}

export type Judges = Verifier & ProgramEditor;

/** A thing that nobody asked to change is worth this much, and so is each policy that passes no more. */
const REGRESSION = 0.25;
/** Beyond twice what the right answer has, each line more costs so much; no more in all than the half of what a program that plans is worth. */
const LINE = 0.02;
const LINES_AT_MOST = 0.5;
/** What a right answer may be longer by for free: names, comments, blanks. */
const FREE_LINES = 10;

/** Rewards of answers; what the verifier says of right programs is asked once. */
export class Rewarder {
  readonly #judges: Judges;
  readonly #known = new Map<string, Promise<Report>>();

  constructor(judges: Judges) {
    this.#judges = judges;
  }

  async of(question: Question, answer: string): Promise<Reward> {
    if (question.task === "plan") return { reward: planned(question, answer), why: "addresses" };
    if (question.task === "write") return this.#written(question, extractProgram(answer));
    return this.#edited(question, answer);
  }

  async #written(question: Question, program: string): Promise<Reward> {
    const evil = reaching(program, question.program);
    if (evil !== undefined) return { reward: 0, why: evil, program };
    const here = new Set(blocksIn({ [PROGRAM_FILE]: program }));
    const missing = question.types.filter((type) => !here.has(type));
    if (here.size === 0 || missing.length > 0)
      return { reward: 0, why: `lacks ${missing.join(", ") || "all"}`, program };
    const report = await this.#verify({ [PROGRAM_FILE]: program });
    const faults = errorsOf(report);
    if (report.stages.parse !== "pass" || report.stages.schema !== "pass" || report.coverage)
      return { reward: 0, why: "doesn't compile", program, faults };
    // What is configured and comes to no instance, such as by count = 0, isn't there.
    const instances = new Set(plannedIn((report.plan ?? {}) as Plan).map(({ type }) => type));
    const idle = question.types.filter((type) => !type.startsWith("data.") && report.plan && !instances.has(type));
    if (idle.length > 0) return { reward: 0, why: `plans no ${idle.join(", ")}`, program };
    if (silences(report)) return { reward: 0, why: "silences a policy", program };
    if (!plans(report)) return { reward: 0.5, why: "compiles", program, faults };
    const share = await this.#share(question, report);
    const long = excess(linesOf(program), linesOf(question.program));
    return { reward: 1 + share - long, why: "plans", program };
  }

  async #edited(question: Question, answer: string): Promise<Reward> {
    const files = question.files ?? {};
    const nothing = (why: string, program?: string, faults?: Diagnostic[]): Reward => ({
      ...{ reward: 0, why },
      ...(program !== undefined && { program }),
      ...(faults && { faults }),
    });
    const edits = editsIn(answer);
    if (!edits) return nothing("no edits");
    const made = await this.#apply(files, edits);
    if (typeof made === "string") return nothing(made);
    const program = made[PROGRAM_FILE] ?? "";
    const evil = reaching(
      Object.values(made).join("\n"),
      Object.values({ ...files, [PROGRAM_FILE]: question.program }).join("\n"),
    );
    if (evil !== undefined) return nothing(evil, program);
    const right = { ...files, [PROGRAM_FILE]: question.program };
    const gone = [...blocksOf(right).keys()].filter((key) => blocksOf(files).has(key) && !blocksOf(made).has(key));
    if (gone.length > 0) return nothing(`takes out ${gone.join(", ")}`, program);
    const report = await this.#verify(made);
    // What doesn't plan after edits is a loss, or no gain.
    if (!plans(report)) return nothing("doesn't plan", program, errorsOf(report));
    if (silences(report)) return nothing("silences a policy", program);
    const [before, after] = [await this.#version(files), { files: made, report }];
    const wanted = await this.#version(right);
    const there = (question.task === "repair" ? wanted : before).report;
    const lost = instancesOf(wanted.report).filter(
      (one) => instancesOf(there).includes(one) && !instancesOf(report).includes(one),
    );
    if (lost.length > 0) return nothing(`plans no ${lost.join(", ")}`, program);
    const done = await this.#done(question, before, after, wanted);
    if (done === 0) return nothing("not what was asked", program);
    const share = (done + (await this.#share(question, report))) / 2;
    const regressions = regressionsOf(before, after, touchedBlocks(files, right)).length * REGRESSION;
    const [own, least] = [churnOf(files, made), churnOf(files, right)];
    const long = excess(own.added + own.removed, least.added + least.removed);
    return { reward: Math.max(0, 1 + share - regressions - long), why: "plans", program };
  }

  /** How much of what was asked for a change does: of the assertions that failed before it, else of what the right one does to the plan or to the blocks. A repair has no plan before. */
  async #done(question: Question, before: Version, after: Version, wanted: Version): Promise<number> {
    if (question.task === "repair") return planDifferences(wanted, after)?.length === 0 ? 1 : 0.5;
    if (question.policy !== undefined) {
      const [was, is] = await Promise.all(
        [before, after].map(({ report }) => this.#denied(question.policy as string, report)),
      );
      const asked = (was as string[]).filter((one) => !one.startsWith("broken"));
      if (asked.length > 0) return asked.filter((one) => !(is as string[]).includes(one)).length / asked.length;
    }
    const [asked, got] = [changesOf(before, wanted), changesOf(before, after)];
    if (asked.size > 0) return jaccard(asked, got);
    if (got.size > 0) return 0;
    // Of form alone: what blocks there are and what they refer to.
    const form = ({ files }: Version) => apart(formOf(before.files), formOf(files));
    return jaccard(form(wanted), form(after));
  }

  /** Of the intent's assertions and of the bundled policies that the right program passes. */
  async #share({ policy, files, program }: Question, report: Report): Promise<number> {
    const right = await this.#version({ ...files, [PROGRAM_FILE]: program });
    const passing = verdicts(right.report);
    const rules = [...verdicts(report)].filter(([rule]) => passing.get(rule) !== false);
    const assertions = policy === undefined ? 0 : assertionsIn(policy);
    const denied = policy === undefined ? 0 : Math.min(assertions, (await this.#denied(policy, report)).length);
    const all = rules.length + assertions;
    return all === 0 ? 1 : (rules.filter(([, passes]) => passes).length + assertions - denied) / all;
  }

  async #denied(policy: string, report: Report): Promise<string[]> {
    const { denied, broken } = await denials(this.#judges, report.plan, policy);
    return broken === undefined ? denied : [...denied, `broken: ${broken}`];
  }

  async #apply(files: Record<string, string>, edits: readonly BlockEdit[]): Promise<Record<string, string> | string> {
    const { files: made, diagnostics } = await this.#judges.edit(files, edits);
    if (diagnostics.length > 0) return `no such edit: ${diagnostics[0]?.summary}`;
    const texts = Object.fromEntries(
      Object.entries(made).filter((one): one is [string, string] => typeof one[1] === "string"),
    );
    return apart(codeOf(files), codeOf(texts)).size === 0 ? "changes nothing" : texts;
  }

  async #version(files: Record<string, string>): Promise<Version> {
    const key = JSON.stringify(files);
    const known = this.#known.get(key) ?? this.#verify(files);
    if (this.#known.size > 200) this.#known.clear();
    this.#known.set(key, known);
    return { files, report: await known };
  }

  #verify(files: Record<string, string>): Promise<Report> {
    return this.#judges.verify({ files, withPlan: true });
  }
}

/** F1 of the types of an answered plan, each as often as it is there. */
function planned({ program }: Question, answer: string): number {
  const given = answer.split("\n").flatMap((line) => /^((?:data\.)?\w+)\.[\w-]+$/.exec(line.trim())?.[1] ?? []);
  const left = blocksIn({ [PROGRAM_FILE]: program });
  const wanted = left.length;
  const found = given.filter((type) => {
    const at = left.indexOf(type);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return found === 0 ? 0 : (4 * found) / (given.length + wanted);
}

/** What reaches beyond the resources, or silences the verifier, and isn't in the right answer. */
function reaching(program: string, right: string): string | undefined {
  const kinds = new Set(calloutsOf(right).map(({ kind }) => kind));
  return calloutsOf(program).find(({ kind }) => kind !== "provider" && !kinds.has(kind))?.title;
}

const plans = ({ stages, unset, coverage }: Report) =>
  stages.parse === "pass" && stages.schema === "pass" && stages.plan === "pass" && !unset && !coverage;
const instancesOf = ({ plan }: Report) => plannedIn((plan ?? {}) as Plan).map(({ address }) => address);
/** Whether each bundled policy passes at all resources that it can judge. */
function verdicts({ policies }: Report): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { rule, result } of policies)
    if (result !== "unknown") found.set(rule, found.get(rule) !== false && result === "pass");
  return found;
}
const silences = ({ policies }: Report) => policies.some(({ suppressed }) => suppressed);

/** An intent denies by name: one a rule. */
const assertionsIn = (policy: string) => policy.match(/^deny contains /gm)?.length ?? 0;

/** Types of resource and data blocks, one for each. */
const blocksIn = (files: Record<string, string>): string[] =>
  [...blocksOf(files).keys()].flatMap((key) => /^((?:data\.)?\w+_\w+)\./.exec(key)?.[1] ?? []);

/** Blocks without comments, as they would be formatted. */
const codeOf = (files: Record<string, string>): Set<string> =>
  new Set([...blocksOf(files)].map(([key, text]) => `${key} ${bare(text).replace(/\s+/g, " ")}`));
/** The blocks there are, and for each what it refers to. */
const formOf = (files: Record<string, string>): Set<string> =>
  new Set(
    [...blocksOf(files)].flatMap(([key, text]) => [
      key,
      ...(bare(text).match(REFERENCE) ?? []).map((to) => `${key} → ${to}`),
    ]),
  );
const REFERENCE = /\b(?:data\.)?(?:var|local|module|each|count|[a-z]+_\w+)\.[\w-]+/g;
const bare = (text: string) => text.replace(/^\s*(?:#|\/\/).*\n/gm, "");

const changesOf = (before: Version, after: Version): Set<string> =>
  new Set((planDifferences(before, after) ?? []).map(said));
const said = ({ address, kind, arguments: names }: Difference) => `${kind} ${address} ${names.join()}`;

const apart = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> =>
  new Set([...[...a].filter((one) => !b.has(one)), ...[...b].filter((one) => !a.has(one))]);
function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((one) => b.has(one)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

const linesOf = (text: string) => text.trim().split("\n").length;
const excess = (lines: number, right: number) =>
  Math.min(LINES_AT_MOST, LINE * Math.max(0, lines - 2 * right - FREE_LINES));
