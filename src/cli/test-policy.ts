/** `test-policy`: the tests of the user's policies, as `opa test` runs them. */
import type { PolicyCoverage, PolicyTest, PolicyTests } from "../core/policy-tests.ts";
import { oneOf, withVerifier } from "./options.ts";
import { out } from "./output.ts";
import { readData, readPolicies } from "./read.ts";
import { UsageError } from "./usage-error.ts";

export interface TestPolicyFlags {
  data: string[];
  run?: string;
  coverage?: boolean;
  format: string;
}

/** Gives the exit code: 1 when a test fails, or when the policies have a mistake. */
export async function testPolicy(paths: readonly string[], flags: TestPolicyFlags): Promise<number> {
  const format = oneOf("--format", flags.format, ["text", "json"]);
  const wanted = pattern(flags.run);
  const files = readPolicies(paths, { tests: true });
  const data = readData(flags.data);
  const { results: all, ...rest } = await withVerifier({ providerSchema: [] }, (verifier) =>
    verifier.testPolicies({ files, data, coverage: flags.coverage ?? false }),
  );
  const results = all.filter((test) => wanted.test(`${test.package}.${test.name}`));
  if (rest.diagnostics.length === 0 && results.length === 0)
    throw new UsageError(`${paths.join(", ")}: has no ${all.length > 0 ? "such test" : "rule test_… to run"}.`);
  await out(
    format === "json" ? `${JSON.stringify({ results, ...rest }, null, 2)}\n` : text({ results, ...rest }, files),
  );
  const passed = results.every((test) => test.pass || test.skip);
  return passed && rest.diagnostics.every(({ severity }) => severity !== "error") ? 0 : 1;
}

function pattern(text = ""): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new UsageError(`--run ${text}: ${error instanceof Error ? error.message : error}`);
  }
}

function text({ results, coverage, diagnostics }: PolicyTests, files: Record<string, string>): string {
  const lines = diagnostics.flatMap(({ severity, summary, detail, file, range: { start } }) => [
    `${severity}: ${summary}${file && ` (${file}:${start.line}:${start.column})`}`,
    `  ${detail}`,
  ]);
  for (const test of results) lines.push(...told(test, files));
  const count = (outcome: string) => results.filter((test) => outcomeOf(test) === outcome).length;
  const counts = (["PASS", "FAIL", "ERROR", "SKIPPED"] as const).map((outcome) => [outcome, count(outcome)] as const);
  lines.push(
    counts
      .filter(([outcome, n]) => n > 0 || outcome === "PASS")
      .map(([outcome, n]) => `${outcome}: ${n}/${results.length}`)
      .join("  "),
  );
  if (coverage) lines.push(...covered(coverage));
  return `${lines.join("\n")}\n`;
}

const outcomeOf = ({ pass, skip, error }: PolicyTest): "PASS" | "FAIL" | "ERROR" | "SKIPPED" => {
  if (skip) return "SKIPPED";
  if (error !== undefined) return "ERROR";
  return pass ? "PASS" : "FAIL";
};

/** Nothing of a test that passes and prints nothing. */
function told(test: PolicyTest, files: Record<string, string>): string[] {
  const outcome = outcomeOf(test);
  const printed = (test.output ?? "").split("\n").filter(Boolean);
  if (outcome === "PASS" && printed.length === 0) return [];
  const { file, range } = test.location;
  const lines = [`${test.package}.${test.name}: ${outcome} (${file}:${range.start.line})`];
  if (test.error) lines.push(`  ${test.error}`);
  for (const { name, pass } of test.cases ?? []) if (!pass) lines.push(`  ${name.join(" / ")}: FAIL`);
  if (test.failedAt) {
    const { file, range } = test.failedAt;
    const expression = new TextDecoder().decode(
      new TextEncoder().encode(files[file] ?? "").subarray(range.start.byte, range.end.byte),
    );
    lines.push(`  ${file}:${range.start.line}: doesn't hold: ${expression}`);
  }
  return [...lines, ...printed.map((line) => `  │ ${line}`)];
}

function covered({ coverage, files }: PolicyCoverage): string[] {
  const missed = Object.entries(files).flatMap(([file, { not_covered = [] }]) =>
    not_covered.length === 0
      ? []
      : [
          `  ${file}: not run: ${[...new Set(not_covered.map(({ start, end }) => span(start.row, end.row)))].join(", ")}`,
        ],
  );
  return [`Coverage: ${coverage.toFixed(1)} % of the lines`, ...missed];
}

const span = (from: number, to: number) => (from === to ? `line ${from}` : `lines ${from}–${to}`);
