/**
 * Results and coverage of policies' own tests, and that OPA's own binary, of the version that we are made of, has the same. `UPDATE=1`
 * rewrites them: read the difference. OPA is built from its Go module when it isn't there yet, once.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findPeers } from "../../scripts/bench/peers.ts";
import { readPolicies } from "../../src/cli/read.ts";
import type { PolicyCoverage, PolicyTests } from "../../src/core/policy-tests.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE } from "../cases/case.ts";
import { foldersOf, printed, sorted, update, written } from "./folder.ts";

const verifiers = {
  native: await createNodeVerifier({ engine: "native", quietMs: PATIENCE }),
  wasm: await createNodeVerifier({ engine: "wasm", quietMs: PATIENCE }),
};
const { opa } = findPeers(true, ["opa"]);
afterAll(() => Promise.all(Object.values(verifiers).map((verifier) => verifier.dispose())));

const outcome = ({ fail, skip, error }: { fail: boolean; skip: boolean; error: boolean }) =>
  skip ? "SKIPPED" : error ? "ERROR" : fail ? "FAIL" : "PASS";

function saidBy({ results, diagnostics }: PolicyTests): string {
  const wrong = diagnostics.map(({ code, detail }) => `${code}: ${detail}`);
  const lines = results.flatMap(({ package: of, name, pass, skip = false, error, cases = [], output = "" }) => [
    `${of}.${name}: ${outcome({ fail: !pass, skip, error: error !== undefined })}`,
    ...cases.map((one) => `${of}.${name} ${one.name.join(" / ")}: ${one.pass ? "PASS" : "FAIL"}`),
    ...output
      .split("\n")
      .filter(Boolean)
      .map((line) => `${of}.${name} prints ${line}`),
  ]);
  return sorted([...wrong, ...lines]);
}

interface Results {
  package: string;
  name: string;
  fail?: boolean;
  skip?: boolean;
  error?: unknown;
  output?: string;
  sub_results?: Record<string, Case>;
}
interface Case {
  name: string;
  fail?: boolean;
  sub_results?: Record<string, Case>;
}

const casesOf = (cases: Record<string, Case> = {}, above: string[] = []): string[] =>
  Object.values(cases).flatMap(({ name, fail, sub_results: below }) =>
    below && Object.keys(below).length > 0
      ? casesOf(below, [...above, name])
      : [`${[...above, name].join(" / ")}: ${fail ? "FAIL" : "PASS"}`],
  );

const saidByOpa = (results: Results[]): string =>
  sorted(
    results.flatMap(({ package: of, name, fail = false, skip = false, error, output = "", sub_results: cases }) => [
      `${of}.${name}: ${outcome({ fail, skip, error: error !== undefined })}`,
      ...casesOf(cases).map((line) => `${of}.${name} ${line}`),
      ...Buffer.from(output, "base64")
        .toString()
        .split("\n")
        .filter(Boolean)
        .map((line) => `${of}.${name} prints ${line}`),
    ]),
  );

/** Lines covered and not, and where those that aren't. */
const countsOf = ({ covered_lines, not_covered_lines, files }: PolicyCoverage) => ({
  covered_lines,
  not_covered_lines,
  missed: Object.fromEntries(
    Object.entries(files)
      .map(([file, { not_covered = [] }]) => [
        file.replace(/.*?policy\//, ""),
        not_covered.map(({ start, end }) => [start.row, end.row]),
      ])
      .sort(),
  ),
});

describe.each(foldersOf<{ opa: string[] }>("tests"))("$name", (one) => {
  const folder = written(one.files);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const request = { files: readPolicies([join(folder, "policy")], { tests: true }), coverage: true };

  it.each(Object.entries(verifiers))("%s says what is expected", async (_, verifier) => {
    const says = saidBy(await verifier.testPolicies(request));
    if (process.env.UPDATE) update(one, says);
    else expect(says).toBe(one.expected);
  });

  it.skipIf(!opa)("opa test says the same", async () => {
    const flags = ["test", "--format", "json", ...(one.options.opa ?? []), "policy"];
    expect(saidByOpa(JSON.parse(printed(opa ?? "", flags, folder)))).toBe(one.expected);
  });

  // Where a test fails, opa says only that.
  const allPass = !/: (?:FAIL|ERROR)$/m.test(one.expected);
  if (!allPass) return;
  it.skipIf(!opa)("opa test covers the same lines", async () => {
    const flags = ["test", "--coverage", "--format", "json", ...(one.options.opa ?? []), "policy"];
    const { coverage } = await verifiers.native.testPolicies(request);
    expect(coverage && countsOf(coverage)).toEqual(countsOf(JSON.parse(printed(opa ?? "", flags, folder))));
  });
});
