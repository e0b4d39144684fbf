/** The verdict on a program, by a verify of its own: whoever wrote it has seen neither the policy nor the types. */
import { isNative } from "../core/file-kinds.ts";
import { outline } from "../core/outline.ts";
import type { Diagnostic, Report, Stage, Verifier } from "../core/report.ts";
import type { Row, Task } from "./record.ts";

export type Verdict = Pick<
  Row,
  "compilable" | "deployable" | "needs_values" | "correct" | "lint_pass" | "security" | "missing" | "error"
> & {
  report: Report;
};

const POLICY_FILE = "policy.rego";
/** Warnings of the engine that are a linter's too: they are about the program and not about what is at hand. */
const LINTED = new Set(["deprecated", "doubtful-value"]);
/** What a sound policy may say of a plan without anything in it. */
const OF_THE_PLAN = new Set(["policy-deny", "policy-no-verdict", "policy-evaluation-error", "policy-limit"]);

/** A program without a resource, or without a type that the task asks for, fails everywhere. */
export async function judge(
  verifier: Verifier,
  files: Record<string, string>,
  { policy, types = [] }: Pick<Task, "policy" | "types">,
  signal?: AbortSignal,
): Promise<Verdict> {
  const policies = policy === undefined ? {} : { policies: { [POLICY_FILE]: policy } };
  const report = await verifier.verify({ files, withPlan: true, ...policies }, signal);
  const stopped = report.diagnostics.find(({ code }) => code === "verifier-stopped" || code === "policy-stopped");
  const present = typesIn(files);
  const missing = types.filter((type) => !present.has(type));
  const real = missing.length === 0 && [...present].some((type) => !type.startsWith("data."));
  const passes = (...stages: Stage[]) => real && stages.every((stage) => report.stages[stage] === "pass");
  const deployable = passes("parse", "schema", "plan");
  const waits = passes("parse", "schema") && report.stages.plan === "skipped";
  const lacking = waits ? (report.unset ?? []).map(({ name }) => name) : [];
  const denied = report.diagnostics.some(({ stage, severity }) => stage === "policy" && severity === "error");
  return {
    compilable: passes("parse", "schema"),
    deployable,
    // A prompt may well ask for a variable: what waits for its value alone can be right.
    correct: policy === undefined ? null : (deployable || lacking.length > 0) && !denied,
    lint_pass: passes("parse") && report.stages.lint !== "fail" && !report.diagnostics.some(isLinted),
    security: real ? securityOf(report) : 0,
    missing,
    ...(lacking.length > 0 && { needs_values: lacking }),
    ...(stopped && { error: stopped.detail }),
    report,
  };
}

/** Whether a diagnostic speaks against how a program is written. */
export const isLintFinding = (one: Diagnostic) =>
  isLinted(one) || (one.stage === "lint" && one.severity !== "info" && !one.suppressed);

/** Whether a warning of the engine is one that a linter has too. */
export const isLinted = ({ code, severity }: Diagnostic) => severity === "warning" && LINTED.has(code);

/** Suppressed findings and unknown ones don't count, as in the loop's own ladder. */
function securityOf({ policies }: Report): number | null {
  const judged = policies.filter(({ result, suppressed }) => result !== "unknown" && !suppressed);
  return judged.length === 0 ? null : judged.filter(({ result }) => result === "pass").length / judged.length;
}

/** Types of resources, and of data sources as `data.TYPE`, in all modules of a program. */
function typesIn(files: Record<string, string>): Set<string> {
  const blocks = Object.entries(files).flatMap(([path, text]) => (isNative(path) ? outline(text) : []));
  return new Set(
    blocks.flatMap(({ kind, name, labels: [type] }) => {
      if (kind !== "block" || !type) return [];
      return name === "resource" ? [type] : name === "data" ? [`data.${type}`] : [];
    }),
  );
}

/** Why a policy can't be used at all; undefined when it can. */
export async function policyProblem(verifier: Verifier, policy: string): Promise<string | undefined> {
  const plan = { format_version: "1.2" };
  const { diagnostics } = await verifier.verifyPlan({
    plan,
    policies: { [POLICY_FILE]: policy },
    bundledPolicies: false,
  });
  const problem = diagnostics.find(({ severity, code }) => severity === "error" && !OF_THE_PLAN.has(code));
  return problem && `${problem.summary}: ${problem.detail} (line ${problem.range.start.line} of the policy)`;
}
