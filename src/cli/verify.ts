/** `verify`: all stages on a workspace, or policies alone on a plan that exists already. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Files, Report, Stage } from "../core/report.ts";
import { decode } from "./disk.ts";
import { exitCode, type FailOn, parseFailOn } from "./fail-on.ts";
import { type Fixed, fixed, mendable } from "./fix.ts";
import { junit } from "./junit.ts";
import { addConfig, addVarFiles, oneOf, parseStages, parseVars, type VerifierFlags, withVerifier } from "./options.ts";
import { out, warn } from "./output.ts";
import { readNamed, readPolicies, readStdin, readWorkspace, type Workspace } from "./read.ts";
import { sarif } from "./sarif.ts";
import { reportText, styleFor } from "./text.ts";
import { UsageError } from "./usage-error.ts";

export interface VerifyFlags extends VerifierFlags {
  format: string;
  stage?: string;
  policy: string[];
  namespace: string[];
  allNamespaces?: boolean;
  bundledPolicies: boolean;
  failOn: string;
  withPlan?: boolean;
  fix?: boolean;
  config?: string;
}

/** What every flag of `verify` asks of the verifier; `verify --batch` uses the same. */
export interface Settings {
  stages?: Stage[];
  vars: Record<string, string>;
  policies: Record<string, string>;
  namespaces?: string[];
  bundledPolicies: boolean;
  failOn: FailOn;
  withPlan: boolean;
}

export function settings(flags: VerifyFlags): Settings {
  return {
    ...(flags.stage !== undefined && { stages: parseStages(flags.stage) }),
    vars: parseVars(flags.var),
    policies: readPolicies(flags.policy),
    ...namespaces(flags),
    bundledPolicies: flags.bundledPolicies,
    failOn: parseFailOn(flags.failOn),
    withPlan: flags.withPlan ?? false,
  };
}

function namespaces({ namespace, allNamespaces, policy }: VerifyFlags): Pick<Settings, "namespaces"> {
  if (namespace.length === 0) return {};
  if (allNamespaces) throw new UsageError("--namespace and --all-namespaces: choose one.");
  if (policy.length === 0) throw new UsageError("--namespace is about the policies of --policy, and there are none.");
  return { namespaces: namespace };
}

interface Judged {
  report: Report;
  files: Files;
  /** How many diagnostics --fix mends. */
  fixable?: number;
}

/** Gives the exit code. */
export async function verify(path: string, flags: VerifyFlags): Promise<number> {
  const format = oneOf("--format", flags.format, ["text", "json", "sarif", "junit"]);
  const { failOn, ...request } = settings(flags);
  const input = readInput(path);
  if (flags.fix && "plan" in input) throw new UsageError("--fix mends programs; a plan has nothing to mend.");
  const { report, files, fixable } = await withVerifier(flags, async (verifier): Promise<Judged> => {
    if ("plan" in input) {
      const { stages: _, vars: __, ...policies } = request;
      const ruling = addConfig({ files: {} }, flags.config);
      return {
        report: await verifier.verifyPlan({ plan: input.plan, ...policies, ...ruling }),
        files: ruling.files,
      };
    }
    const { varFiles, ...given } = addVarFiles(input, flags.varFile);
    const { files, ...ruling } = addConfig({ ...input, ...given }, flags.config);
    const judge = (own: Files) =>
      verifier.verify({ ...request, ...ruling, files: { ...files, ...own }, source: input.disk, varFiles });
    if (flags.fix) {
      const result = await fixed(input.files, judge, () => input.disk?.files ?? {});
      await write(input, result);
      return { report: result.report, files: { ...input.disk?.files, ...files, ...result.files } };
    }
    const report = await judge({});
    const reached = () => input.disk?.files ?? {};
    // What --fix makes is known only when it was tried.
    const fixable = format === "text" ? await mendable(report, input.files, judge, reached) : 0;
    return { report, files: { ...reached(), ...files }, fixable };
  });
  const aside = "plan" in input ? [] : (input.disk?.notReached() ?? []);
  const formats = {
    text: () => reportText(report, files, styleFor(process.stdout), { aside, ...(fixable && { fixable }) }),
    json: () => `${JSON.stringify(report, null, 2)}\n`,
    sarif: () => sarif(report),
    junit: () => junit(report, failOn),
  };
  // Of standard input, the mended text is the result.
  if (flags.fix && path === "-") process.stderr.write(formats[format]());
  else await out(formats[format]());
  return exitCode(report, failOn);
}

/** Writes what --fix has changed to its files, or the text from standard input to standard output; says what was done. */
async function write({ files: before, disk }: Workspace, { files, made, refused }: Fixed): Promise<void> {
  for (const line of made) warn(`Fixed ${line}`);
  for (const line of refused) warn(`Not fixed, since something else would be wrong then: ${line}`);
  if (disk === undefined)
    return out(
      Object.values(files)
        .filter((text) => typeof text === "string")
        .join(""),
    );
  for (const [name, text] of Object.entries(files))
    if (typeof text === "string" && text !== before[name]) writeFileSync(join(disk.folder, name), text);
}

/** A workspace, or a plan: a `.json` file that is no configuration, or JSON on stdin that says it is a plan. */
function readInput(path: string): Workspace | { plan: unknown } {
  if (path === "-") {
    const bytes = readStdin();
    const plan = /^\s*\{/.test(bytes.subarray(0, 100).toString("utf8")) ? asPlan(bytes) : undefined;
    return plan ? { plan } : { files: { "main.tf": decode(bytes) } };
  }
  if (!/\.json$/i.test(path) || /\.(?:tf|tofu|tfvars)\.json$/i.test(path)) return readWorkspace(path);
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
