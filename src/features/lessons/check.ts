/** What a learner's program still lacks, by the verifier's word. */
import type { PolicyTester } from "../../core/policy-tests.ts";
import { errorsOf, type Verifier } from "../../core/report.ts";
import { isFailing } from "../../core/severity.ts";
import { requestFor } from "../verification/state.ts";
import type { Texts } from "../workspace/state.ts";
import type { Step } from "./content.ts";

/** Errors that are told at once; more would only frighten. */
const ERRORS_TOLD = 3;

/** What is left to do, in words; empty when the step is done. Rejects when the verifier can't be asked. */
export async function leftOf(
  step: Pick<Step, "checks" | "tests" | "rules">,
  files: Texts,
  verifier: Pick<Verifier, "verify"> & PolicyTester,
): Promise<string[]> {
  const { files: program, policies = {} } = requestFor(files);
  const report = await verifier.verify({
    files: program,
    policies: step.checks ? { "checks.rego": step.checks } : {},
    bundledPolicies: step.rules.length > 0,
    rules: step.rules,
  });
  const errors = errorsOf(report).filter(({ code }) => code !== "policy-deny");
  if (errors.length > 0)
    return errors
      .slice(0, ERRORS_TOLD)
      .map(
        ({ file, range, summary, detail }) =>
          `${file ? `${file}, line ${range.start.line}: ` : ""}${summary}. ${detail}`,
      );
  const denied = report.diagnostics.filter(({ code }) => code === "policy-deny").map(({ summary }) => summary);
  const failing = report.policies
    .filter(isFailing)
    .map(({ title, address }) => `A policy fails for ${address}: ${title}.`);
  return [...new Set([...failing, ...denied, ...(step.tests ? await untested(step.tests, policies, verifier) : [])])];
}

async function untested(tests: string, policies: Record<string, string>, verifier: PolicyTester): Promise<string[]> {
  const { results, diagnostics } = await verifier.testPolicies({ files: { ...policies, "checks_test.rego": tests } });
  const [wrong] = diagnostics;
  if (wrong) return [`${wrong.file}, line ${wrong.range.start.line}: ${wrong.summary}. ${wrong.detail}`];
  const own = results.filter(({ location }) => location.file === "checks_test.rego");
  if (own.length === 0) return ["The policies couldn't be tested."];
  return own
    .filter(({ pass }) => !pass)
    .map(({ name }) => `Not yet: ${name.replace(/^test_/, "").replaceAll("_", " ")}.`);
}
