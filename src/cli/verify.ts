/** `verify`: all stages on a workspace, or policies alone on a plan that exists already. */

import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isHclJson } from "../core/file-kinds.ts";
import { type Mending, POLICIES, REPAIRS } from "../core/mend.ts";
import {
  type Files,
  POLICY_INPUTS,
  type PolicyData,
  type PolicyInput,
  type Report,
  type Stage,
  type Verifier,
} from "../core/report.ts";
import type { Rule } from "../core/rules.ts";
import { saidWithoutSecrets, withoutSecrets } from "../core/secrets.ts";
import type { Grade } from "../core/severity.ts";
import type { Known } from "../report/baseline.ts";
import type { Benchmark } from "../report/compliance.ts";
import { type Part, together } from "../report/together.ts";
import { decode } from "./disk.ts";
import { exitCode, parseFailOn } from "./fail-on.ts";
import { type Fixed, fixed, mendable } from "./fix.ts";
import { namesRules, parseBenchmarks, parseFormats, type Target, written } from "./formats.ts";
import { type BaselineFlags, knownAside, readKnown } from "./known.ts";
import { addConfig, addVarFiles, oneOf, parseStages, parseVars, type VerifierFlags, withVerifier } from "./options.ts";
import { out, warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { placesOf } from "./places.ts";
import { type PlanServiceFlags, planFlagged } from "./plan-flags.ts";
import { readData, readNamed, readPolicies, readStdin, readWorkspace, type Workspace } from "./read.ts";
import { type Root, rootsBelow } from "./roots.ts";
import { plural } from "./text.ts";
import { UsageError } from "./usage-error.ts";

export interface VerifyFlags extends VerifierFlags, BaselineFlags, PlanServiceFlags {
  format: string[];
  compliance: string[];
  stage?: string;
  policy: string[];
  namespace: string[];
  allNamespaces?: boolean;
  data: string[];
  input?: string;
  combine?: boolean;
  bundledPolicies: boolean;
  failOn: string;
  withPlan?: boolean;
  fix?: boolean;
  fixPolicies?: boolean;
  config?: string;
  recursive?: boolean;
}

/** What every flag of `verify` asks of the verifier; `verify --batch` uses the same. */
export interface Settings {
  stages?: Stage[];
  vars: Record<string, string>;
  policies: Record<string, string>;
  namespaces?: string[];
  data?: PolicyData[];
  input?: PolicyInput;
  combine?: boolean;
  bundledPolicies: boolean;
  failOn: Grade;
  withPlan: boolean;
}

export function settings(flags: VerifyFlags): Settings {
  return {
    ...(flags.stage !== undefined && { stages: parseStages(flags.stage) }),
    vars: parseVars(flags.var),
    policies: readPolicies(flags.policy),
    ...ofPolicies(flags),
    bundledPolicies: flags.bundledPolicies,
    failOn: parseFailOn(flags.failOn),
    withPlan: flags.withPlan ?? false,
  };
}

/** What is said of how the policies of --policy are asked. */
function ofPolicies(flags: VerifyFlags): Pick<Settings, "namespaces" | "data" | "input" | "combine"> {
  const { namespace, allNamespaces, data, input, combine, policy } = flags;
  if (namespace.length > 0 && allNamespaces) throw new UsageError("--namespace and --all-namespaces: choose one.");
  const said = {
    "--namespace": namespace.length > 0,
    "--data": data.length > 0,
    "--input": input,
    "--combine": combine,
  };
  const [lonely] = Object.entries(said).find(([, given]) => given) ?? [];
  if (lonely && policy.length === 0)
    throw new UsageError(`${lonely} is about the policies of --policy, and there are none.`);
  return {
    ...(namespace.length > 0 && { namespaces: namespace }),
    ...(data.length > 0 && { data: readData(data) }),
    ...(input !== undefined && { input: oneOf("--input", input, POLICY_INPUTS) }),
    ...(combine && { combine }),
  };
}

type Input = Workspace | { plan: unknown };

interface Outcome {
  report: Report;
  files: Files;
  rules: Rule[];
  /** How many diagnostics --fix mends. */
  fixable: number;
}

/** What is mended in the files. */
const fixesOf = ({ fix, fixPolicies }: VerifyFlags): Mending[] => [
  ...(fix ? [REPAIRS] : []),
  ...(fixPolicies ? [POLICIES] : []),
];

/** Gives the exit code. */
export async function verify(path: string, flags: VerifyFlags): Promise<number> {
  const targets = parseFormats(flags.format);
  const benchmarks = parseBenchmarks(flags.compliance, targets);
  const { failOn, ...request } = settings(flags);
  const known = readKnown(flags);
  const further = planFlagged(flags, (files) => ({ files, root, vars: request.vars, varFiles }));
  if (flags.recursive) return manyVerified(path, flags, { targets, benchmarks, known, failOn, request });
  const input = readInput(path);
  if (request.input === "hcl2" && "plan" in input)
    throw new UsageError("--input hcl2 is the program's files; of a plan there are none.");
  if (fixesOf(flags).length > 0 && "plan" in input)
    throw new UsageError("--fix mends programs; a plan has nothing to mend.");
  if (further && "plan" in input) throw new UsageError("--plan-service plans programs; this is a plan already.");
  const isText = targets.some(({ format }) => format === "text");
  const outcome = await withVerifier(flags, async (verifier): Promise<Outcome> => {
    const judged = await judgedBy(verifier, input, flags, request, isText);
    return { ...judged, rules: targets.some(namesRules) ? await verifier.rules() : [] };
  });
  const varFiles = "plan" in input ? [] : addVarFiles(input, flags.varFile).varFiles;
  const root = "plan" in input ? "" : input.disk?.root;
  const { files } = outcome;
  const report = (await further?.(outcome.report, files)) ?? outcome.report;
  const aside = "plan" in input ? [] : (input.disk?.notReached() ?? []);
  const { text, code } = reported({ ...outcome, report }, placeOf(path, input), aside, flags, {
    targets,
    benchmarks,
    known,
    failOn,
  });
  // Of standard input, the mended text is the result.
  if (fixesOf(flags).length > 0 && path === "-") process.stderr.write(text);
  else await out(text);
  return code;
}

/** What is wanted of a report, whatever it is about. */
interface Wanted {
  targets: readonly Target[];
  benchmarks: Benchmark[];
  known: Known[] | undefined;
  failOn: Grade;
}

/** Writes the reports that go to files, and gives what goes to standard output. */
function reported(
  outcome: Outcome,
  place: ReturnType<typeof placeOf>,
  aside: readonly string[],
  flags: VerifyFlags,
  { targets, benchmarks, known, failOn }: Wanted,
): { text: string; code: number } {
  const { rules, fixable } = outcome;
  const files = withoutSecrets(outcome.files, outcome.report.diagnostics);
  const said = saidWithoutSecrets(outcome.report, outcome.files);
  const { report, gone } = knownAside(said, files, flags, known);
  const day = new Date().toISOString().slice(0, 10);
  const judged = { report, files, rules, failOn, benchmarks, day, ...place, ...(gone && { gone }) };
  return { text: written(targets, judged, { aside, fixable }), code: exitCode(report, failOn) };
}

/** `--recursive`: every root module below a folder, in one report. */
async function manyVerified(
  path: string,
  flags: VerifyFlags,
  { request, ...wanted }: Wanted & { request: Omit<Settings, "failOn"> },
): Promise<number> {
  const wrong = [
    ...(flags.withPlan ? ["--with-plan"] : []),
    ...(fixesOf(flags).length > 0 ? ["--fix"] : []),
    ...(flags.planService ? ["--plan-service"] : []),
  ][0];
  if (wrong) throw new UsageError(`${wrong} is for one program: give it without --recursive.`);
  const { roots, missed } = rootsBelow(path);
  const parts: Part[] = [];
  const outcome = await withVerifier(flags, async (verifier): Promise<Outcome> => {
    const judge = async ({ name, disk }: Root) => {
      const input = { files: disk.own(), disk };
      parts.push({ root: name, ...(await judgedBy(verifier, input, flags, request, false)) });
    };
    for (const root of roots) await judge(root);
    for (const root of missed()) await judge(root);
    return { ...together(parts), fixable: 0, rules: wanted.targets.some(namesRules) ? await verifier.rules() : [] };
  });
  const full = userPath(path);
  const { text, code } = reported(outcome, { name: basename(full), ...placesOf(full) }, [], flags, wanted);
  warn(`Judged ${plural(parts.length, "root module")}: ${parts.map(({ root }) => root || ".").join(", ")}.`);
  await out(text);
  return code;
}

async function judgedBy(
  verifier: Verifier,
  input: Input,
  flags: VerifyFlags,
  request: Omit<Settings, "failOn">,
  isText: boolean,
): Promise<Omit<Outcome, "rules">> {
  if ("plan" in input) {
    const { stages: _, vars: __, ...policies } = request;
    const ruling = addConfig({ files: {} }, flags.config);
    const report = await verifier.verifyPlan({ plan: input.plan, ...policies, ...ruling });
    return { report, files: ruling.files, fixable: 0 };
  }
  const { varFiles, ...given } = addVarFiles(input, flags.varFile);
  const { files, ...ruling } = addConfig({ ...input, ...given }, flags.config);
  const judge = (own: Files, more: Partial<typeof request> = {}) =>
    verifier.verify({ ...request, ...more, ...ruling, files: { ...files, ...own }, source: input.disk, varFiles });
  const reached = () => input.disk?.files ?? {};
  const fixes = fixesOf(flags);
  if (fixes.length > 0) {
    const result = await fixed(input.files, (own) => judge(own), reached, fixes);
    await write(input, result);
    if (flags.fixPolicies && result.made.length > 0)
      for (const line of await replacedBy((own) => judge(own, { withPlan: true }), input.files, result.files))
        warn(line);
    return { report: result.report, files: { ...reached(), ...files, ...result.files }, fixable: 0 };
  }
  const report = await judge({});
  // What --fix makes is known only when it was tried.
  const fixable = isText ? await mendable(report, input.files, (own) => judge(own), reached) : 0;
  return { report, files: { ...reached(), ...files }, fixable };
}

/** What an apply of edits makes anew, a line each: encryption of what is there often can't be switched on. */
async function replacedBy(judge: (files: Files) => Promise<Report>, before: Files, after: Files): Promise<string[]> {
  const [{ planDifferences }, { lossesOf }] = await Promise.all([
    import("../change/compare.ts"),
    import("../change/losses.ts"),
  ]);
  const [was, is] = [await judge(before), await judge(after)];
  return lossesOf(planDifferences({ files: {}, report: was }, { files: {}, report: is }) ?? []).map(
    ({ title }) => `Where it is applied already, this ${title}.`,
  );
}

/** What was judged as reports call it, and where it lies. */
function placeOf(path: string, input: Input): { name: string; root: string; here: string } {
  if (path === "-") return { name: "standard input", ...placesOf(userPath(".")) };
  const full = userPath(path);
  const name = basename(full);
  if ("plan" in input) return { name, ...placesOf(dirname(full), name) };
  return { name, ...placesOf(input.disk?.folder ?? full) };
}

/** Writes what --fix has changed to its files, or the text from standard input to standard output; says what was done. */
async function write({ files: before, disk }: Workspace, { files, made, refused }: Fixed): Promise<void> {
  const texts = Object.entries(files).filter((file): file is [string, string] => typeof file[1] === "string");
  if (disk !== undefined)
    for (const [name, text] of texts) if (text !== before[name]) writeFileSync(join(disk.folder, name), text);
  for (const line of made) warn(`Fixed ${line}`);
  for (const line of refused) warn(`Not fixed, since something else would be wrong then: ${line}`);
  if (disk === undefined) await out(texts.map(([, text]) => text).join(""));
}

/** A workspace, or a plan: a `.json` file that is no configuration, or JSON on stdin that says it is a plan. */
function readInput(path: string): Input {
  if (path === "-") {
    const bytes = readStdin();
    const plan = /^\s*\{/.test(bytes.subarray(0, 100).toString("utf8")) ? asPlan(bytes) : undefined;
    return plan ? { plan } : { files: { "main.tf": decode(bytes) } };
  }
  if (!/\.json$/i.test(path) || isHclJson(path.toLowerCase())) return readWorkspace(path);
  const plan = asPlan(readNamed(path));
  if (!plan) throw new UsageError(`${path}: is no plan. Make one with: terraform show -json PLANFILE > ${path}`);
  return { plan };
}

function asPlan(bytes: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, ""));
    const isPlan =
      typeof value === "object" &&
      value !== null &&
      "format_version" in value &&
      ("planned_values" in value || "resource_changes" in value);
    return isPlan ? value : undefined;
  } catch {
    return undefined;
  }
}
