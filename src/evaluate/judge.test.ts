import { expect, test } from "vitest";
import type { Diagnostic, PolicyResult, Report, Verifier, VerifyRequest } from "../core/report.ts";
import { judge, policyProblem } from "./judge.ts";

const at = { line: 3, column: 1, byte: 0 };
const diagnostic = (of: Partial<Diagnostic>): Diagnostic => ({
  ...{ stage: "schema", code: "x", severity: "error", summary: "s", detail: "d", file: "main.tf" },
  range: { start: at, end: at },
  ...of,
});

/** Says `report` of whatever it is asked, and remembers that. */
function verifierSaying(report: Partial<Omit<Report, "stages">> & { stages?: Partial<Report["stages"]> } = {}) {
  const asked: VerifyRequest[] = [];
  const whole: Report = {
    ...{ ok: true, diagnostics: [], policies: [], providers: [] },
    ...report,
    stages: { parse: "pass", schema: "pass", plan: "pass", lint: "skipped", policy: "pass", ...report.stages },
  };
  const verifier: Verifier = {
    verify: async (request) => {
      asked.push(request);
      return whole;
    },
    verifyPlan: async () => whole,
    format: async (files) => ({ files, diagnostics: [] }),
  };
  return { verifier, asked };
}

const QUEUE = { "main.tf": 'resource "aws_sqs_queue" "a" {\n  name = "a"\n}\n' };
const result = (of: Partial<PolicyResult>) => ({ rule: "r", address: "aws_sqs_queue.a", ...of }) as PolicyResult;

test("a program that plans and that nothing is said against passes everywhere", async () => {
  const { verifier, asked } = verifierSaying();
  const verdict = await judge(verifier, QUEUE, { policy: "package main", types: ["aws_sqs_queue"] });
  expect(verdict).toMatchObject({ compilable: true, deployable: true, correct: true, lint_pass: true, security: null });
  expect(asked).toMatchObject([{ files: QUEUE, withPlan: true, policies: { "policy.rego": "package main" } }]);
});

test("without a policy there is no saying whether it is correct", async () => {
  const { verifier, asked } = verifierSaying();
  expect((await judge(verifier, QUEUE, {})).correct).toBeNull();
  expect(asked[0]).not.toHaveProperty("policies");
});

test.each([
  ["nothing", {}],
  ["no resource", { "main.tf": 'data "aws_region" "r" {}\n' }],
  ["a file that isn't configuration", { "notes.md": 'resource "aws_sqs_queue" "a" {}' }],
])("a program of %s fails everywhere", async (_, files: Record<string, string>) => {
  const failed = { compilable: false, deployable: false, correct: false, lint_pass: false, security: 0 };
  expect(await judge(verifierSaying().verifier, files, { policy: "p" })).toMatchObject(failed);
});

test("so does one without the types asked for, which it names; data sources count as such", async () => {
  const types = ["data.aws_ami", "aws_sqs_queue", "aws_ami"];
  const files = { ...QUEUE, "ami.tf": 'data "aws_ami" "x" {}' };
  const verdict = await judge(verifierSaying().verifier, files, { types });
  expect(verdict).toMatchObject({ compilable: false, lint_pass: false, security: 0, missing: ["aws_ami"] });
  expect((await judge(verifierSaying().verifier, files, { types: types.slice(0, 2) })).deployable).toBe(true);
});

test.each([
  [{ parse: "fail" }, { compilable: false, deployable: false, correct: false, lint_pass: false }],
  [{ schema: "fail" }, { compilable: false, deployable: false, correct: false, lint_pass: true }],
  [{ lint: "fail" }, { compilable: true, deployable: true, correct: true, lint_pass: false }],
  [{ plan: "fail" }, { compilable: true, deployable: false, correct: false, lint_pass: true }],
  [{ policy: "fail" }, { compilable: true, deployable: true, correct: true, lint_pass: true }],
] as const)("stages %j", async (stages, expected) => {
  expect(await judge(verifierSaying({ stages }).verifier, QUEUE, { policy: "p" })).toMatchObject(expected);
});

test("a program that only lacks values of variables isn't deployable, and says which", async () => {
  const unset = ["zone", "key"].map((name) => ({
    ...{ name, type: "string", sensitive: false, file: "main.tf", range: { start: at, end: at } },
  }));
  const lacking = (stages: Partial<Report["stages"]>) =>
    judge(verifierSaying({ unset, stages }).verifier, QUEUE, { policy: "p" });
  expect(await lacking({ plan: "skipped" })).toMatchObject({
    ...{ deployable: false, needs_values: ["zone", "key"] },
    correct: true, // the prompt may ask for variables
  });
  expect((await lacking({ plan: "fail" })).correct).toBe(false);
  expect(await lacking({ plan: "fail" })).not.toHaveProperty("needs_values");
  expect(await lacking({ schema: "fail", plan: "skipped" })).not.toHaveProperty("needs_values");
});

test("what the policy denies is deployable and not correct; what it warns of is correct", async () => {
  const saying = (severity: Diagnostic["severity"]) =>
    verifierSaying({ ok: false, diagnostics: [diagnostic({ stage: "policy", severity })] }).verifier;
  expect(await judge(saying("error"), QUEUE, { policy: "p" })).toMatchObject({ deployable: true, correct: false });
  expect(await judge(saying("warning"), QUEUE, { policy: "p" })).toMatchObject({ correct: true });
});

test("lint is the lint stage's, and the warnings of the engine that a linter has too", async () => {
  const passes = async (of: Partial<Diagnostic>) =>
    (await judge(verifierSaying({ diagnostics: [diagnostic({ severity: "warning", ...of })] }).verifier, QUEUE, {}))
      .lint_pass;
  expect(await passes({ stage: "lint", severity: "info" })).toBe(true);
  expect(await passes({ code: "deprecated" })).toBe(false);
  expect(await passes({ code: "other-provider-version" })).toBe(true);
});

test("security is the share passed of what could be judged", async () => {
  const security = async (...policies: Partial<PolicyResult>[]) =>
    (await judge(verifierSaying({ policies: policies.map(result) }).verifier, QUEUE, {})).security;
  expect(await security({ result: "pass" }, { result: "fail" }, { result: "unknown" })).toBe(0.5);
  expect(await security({ result: "fail", suppressed: { reason: "x", by: "comment" } }, { result: "pass" })).toBe(1);
  expect(await security({ result: "unknown" })).toBeNull();
});

test("a verifier that stopped is an error and no verdict", async () => {
  const diagnostics = [diagnostic({ code: "verifier-stopped", detail: "It died." })];
  expect(await judge(verifierSaying({ diagnostics }).verifier, QUEUE, {})).toMatchObject({ error: "It died." });
});

test("a policy that can't be read is told, with its line; one that denies the empty plan is sound", async () => {
  const broken = verifierSaying({
    diagnostics: [diagnostic({ stage: "policy", code: "policy-syntax", summary: "Not Rego", detail: "A brace." })],
  });
  expect(await policyProblem(broken.verifier, "x")).toBe("Not Rego: A brace. (line 3 of the policy)");
  const denying = verifierSaying({ diagnostics: [diagnostic({ stage: "policy", code: "policy-deny" })] });
  expect(await policyProblem(denying.verifier, "x")).toBeUndefined();
});
