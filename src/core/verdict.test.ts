import { expect, test } from "vitest";
import type { Diagnostic, PolicyResult, Report, Stage, StageResult } from "./report.ts";
import { type Origin, spoken, type VerdictLevel, verdictOf } from "./verdict.ts";

const at = { line: 3, column: 1, byte: 0 };
const range = { start: at, end: at };
const LETTERS: Record<string, StageResult> = { p: "pass", f: "fail", s: "skipped" };

/** `stages`: parse, schema, plan and policy, a letter each. */
function report(stages: string, more: Partial<Report> = {}): Report {
  const [parse, schema, plan, policy] = [...stages].map((letter) => LETTERS[letter]) as StageResult[];
  const all = { parse, schema, plan, lint: "skipped", policy } as Record<Stage, StageResult>;
  return { ok: !stages.includes("f"), stages: all, diagnostics: [], policies: [], providers: [], ...more };
}
const withLint = (of: Report): Report => ({ ...of, stages: { ...of.stages, lint: "pass" } });
const found = (code: string, summary: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  ...{ stage: "plan", code, severity: "info", summary, detail: "", file: "main.tf", range },
  ...more,
});
const failing = (severity: string) => ({ result: "fail", severity }) as PolicyResult;
const unset = (name: string, sensitive = false) => ({ name, type: "string", sensitive, file: "main.tf", range });
const wants = { unset: [unset("region")], diagnostics: [found("variables-without-value", "Variable without a value")] };

test.each<[string, Report, VerdictLevel, Origin?]>([
  ["all stages pass", report("pppp"), "verified"],
  ["no policy was judged", report("ppps"), "verified"],
  ["an error", report("ppfp"), "invalid"],
  ["a policy of the user's denies", report("pppf"), "invalid"],
  ["variables without values", report("ppsp", wants), "needs-values"],
  ["an error beside variables without values", report("pfsp", wants), "invalid"],
  ["nobody tried to plan it", report("ppss", { unset: wants.unset }), "valid"],
  ["a module", report("ppsp", { ...wants, module: true }), "module"],
  ["nothing could be judged by a schema", report("pssp"), "valid"],
  ["no configuration", report("ssss"), "nothing"],
  ["no configuration, where secrets were looked for", withLint(report("ssss")), "nothing"],
  ["a change that isn't all as asked", report("pppp"), "valid", { open: true }],
])("%s", (_, of, level, origin) => {
  const verdict = verdictOf(of, origin);
  expect(verdict.level).toBe(level);
  // The word is said of nothing else.
  expect(/verified/i.test(spoken(verdict))).toBe(level === "verified");
});

test("what holds names what a program waits for", () => {
  const { brief, holds, not } = verdictOf(report("ppsp", { ...wants, unset: [unset("region"), unset("key", true)] }));
  expect(brief).toBe("Valid once its variables have values: region and key");
  expect(holds).toBe(
    "It parses and fits the schemas. It plans once these variables have a value: region (string), key (string, sensitive).",
  );
  expect(not).toEqual([]);
});

test("a module's caller is who gives values, or configurations of providers", () => {
  expect(spoken(verdictOf(report("ppsp", { ...wants, module: true })))).toBe(
    "Valid as a module: its variables get values from its caller. It parses and fits the schemas. Without a value: region (string).",
  );
  expect(verdictOf(report("ppsp", { module: true })).holds).toMatch(/^Valid as a module: its providers get/);
});

test("beside it stands what fails, what wasn't judged and what nobody said", () => {
  const coverage = { judged: 3, blocks: 6, modules: ["module.a", "module.b"], providers: ["acme/widgets"] };
  const diagnostics = [
    found("unknown-instances", "Number of instances unknown", { address: "aws_vpc.b" }),
    found("unchecked-action", "Actions aren't checked"),
    found("unsupported-attribute", "Something else"),
  ];
  const suppressed = { ...failing("high"), suppressed: { reason: "known", by: "comment" as const } };
  const policies = [failing("low"), failing("HIGH"), failing("odd"), failing("high"), suppressed];
  const of = report("ppps", { coverage, diagnostics, policies });
  const { brief, not } = verdictOf(of, { values: { own: 2, all: 5, others: ["3 from your words"] } });
  expect(not).toEqual([
    "4 policies fail: 2 high, 1 low, 1 odd.",
    "Only 3 of 6 blocks could be judged: module.a and module.b weren't read; there is no schema of acme/widgets.",
    "Number of instances unknown: aws_vpc.b.",
    "Actions aren't checked: main.tf:3.",
    "Not judged: policy.",
    "Nobody said 2 of 5 values, which were chosen (3 from your words).",
  ]);
  expect(brief).toBe("Valid; 3 of 6 blocks not judged");
});
