import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Schema, Validator } from "@cfworker/json-schema";
import { describe, expect, test } from "vitest";
import { at, diagnostic, JUDGED, policy, REPORT, RULE } from "../../test/report.ts";
import type { Diagnostic, PolicyResult } from "../core/report.ts";
import type { Judged } from "./judged.ts";
import { sarif } from "./sarif.ts";

const SCHEMA = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const validator = new Validator(JSON.parse(readFileSync(SCHEMA, "utf8")) as Schema, "4", false);
const runOf = (judged: Judged) => JSON.parse(sarif(judged)).runs[0];
const judgedOf = (diagnostics: Diagnostic[], policies: PolicyResult[] = [], more: Partial<Judged> = {}): Judged => ({
  ...JUDGED,
  report: { ...REPORT, diagnostics, policies },
  ...more,
});
const run = runOf(JUDGED);

describe("valid by the published schema", () => {
  test.each<[string, Judged]>([
    ["something of everything", JUDGED],
    ["nothing", judgedOf([])],
    ["with a baseline", { ...JUDGED, gone: [] }],
    ["rules that nobody knows", { ...JUDGED, rules: [] }],
    ["a plan", judgedOf([], [policy("fail", { file: "" })], { root: "plan.json", files: {} })],
    ["a place that isn't one", judgedOf([diagnostic({ range: at(0, 0, 0) })])],
  ])("%s", (_, judged) => {
    expect(validator.validate(JSON.parse(sarif(judged))).errors).toEqual([]);
  });

  test("and the validator sees what isn't", () => {
    const log = JSON.parse(sarif(JUDGED));
    log.runs[0].results[0].level = "grave";
    expect(validator.validate(log).valid).toBe(false);
  });
});

test("diagnostics and failing policies, each with its rule, once; passes are none", () => {
  expect(run.results.map((r: { ruleId: string; level: string }) => [r.ruleId, r.level])).toEqual([
    ["unsupported-argument", "error"],
    ["limit", "warning"],
    ["lint/unused-declaration", "warning"],
    ["aws/s3-encryption", "error"],
    ["aws/s3-encryption", "error"],
  ]);
  const { rules } = run.tool.driver;
  for (const result of run.results) expect(rules[result.ruleIndex].id).toBe(result.ruleId);
  expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(rules.length);
});

test("rules say what they are for, what to do, and how grave they are for security", () => {
  const rule = run.tool.driver.rules[3];
  expect(rule).toMatchObject({
    shortDescription: { text: "Buckets are encrypted" },
    help: { text: "Else they are read.\n\nEncrypt them." },
    helpUri: "https://example.com/s3",
    properties: { "security-severity": "8.0", tags: ["security", "aws"] },
  });
  expect(run.tool.driver.rules[0].properties).not.toHaveProperty("security-severity");
  const secret = { ...RULE, id: "secret/key", kind: "secret" } as const;
  const found = judgedOf([diagnostic({ code: "secret/key", stage: "lint" })], [], { rules: [secret] });
  expect(runOf(found).tool.driver.rules[0].properties).toHaveProperty("security-severity");
});

test("a rule has the worst level of its findings", () => {
  const both = judgedOf([diagnostic({ severity: "warning" }), diagnostic({ file: "b.tf" })]);
  expect(runOf(both).tool.driver.rules).toMatchObject([{ defaultConfiguration: { level: "error" } }]);
});

test("paths are seen from the repository, whatever the folder reaches; what has no file is about the folder", () => {
  const uriOf = (file: string, root = "envs/prod") =>
    runOf(judgedOf([diagnostic({ file })], [], { root, here: "ops" })).results[0].locations[0].physicalLocation
      .artifactLocation;
  expect(uriOf("a b/main.tf")).toEqual({ uri: "envs/prod/a%20b/main.tf", uriBaseId: "%SRCROOT%" });
  expect(uriOf("../../modules/main.tf").uri).toBe("modules/main.tf");
  expect(uriOf("main.tf", "").uri).toBe("main.tf");
  expect(uriOf("policies/a.rego").uri).toBe("ops/policies/a.rego");
  expect(uriOf("").uri).toBe("envs/prod");
  expect(run.originalUriBaseIds).toHaveProperty(["%SRCROOT%"]);
  expect(run.results[1].locations[0].physicalLocation.region).toBeUndefined();
});

test("columns count code points, where HCL counts what people see as one", () => {
  const files = { "a b/main.tf": 'x = "👩‍👩‍👧", y\n' };
  const [result] = runOf(judgedOf([diagnostic({ range: at(1, 6, 10) })], [], { files })).results;
  expect(result.locations[0].physicalLocation.region).toMatchObject({ startColumn: 6, endColumn: 14 });
});

test("suppressed results say why, and then all others say that they aren't", () => {
  expect(run.results.map(({ suppressions }: { suppressions: unknown[] }) => suppressions)).toMatchObject([
    [],
    [],
    [
      {
        kind: "external",
        justification: "later",
        properties: { by: "waiver", owner: "ops", expires: "2026-12-31" },
      },
    ],
    [],
    [{ kind: "inSource", status: "accepted", justification: "accepted" }],
  ]);
  expect(runOf(judgedOf([diagnostic()])).results[0]).not.toHaveProperty("suppressions");
});

test("with a baseline, what it knows is unchanged and all else is new", () => {
  const known = policy("fail", { suppressed: { reason: "it was there before", by: "baseline" } });
  const states = (more: Partial<Judged>) =>
    runOf(judgedOf([diagnostic()], [known], more)).results.map((r: { baselineState?: string }) => r.baselineState);
  expect(states({ gone: [] })).toEqual(["new", "unchanged"]);
  expect(states({})).toEqual([undefined, undefined]);
});

test("fingerprints, which all differ", () => {
  const prints = run.results.map((r: { partialFingerprints: object }) => r.partialFingerprints);
  for (const print of prints) expect(print.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}(:\d+)?$/);
  expect(new Set(prints.map((print: object) => JSON.stringify(print))).size).toBe(5);
});

test("edits are fixes, file by file", () => {
  expect(run.results[0].fixes).toEqual([
    {
      description: { text: "Change to tags" },
      artifactChanges: [
        {
          artifactLocation: { uri: "infra/a%20b/main.tf", uriBaseId: "%SRCROOT%" },
          replacements: [
            {
              deletedRegion: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 },
              insertedContent: { text: "tags" },
            },
          ],
        },
      ],
    },
  ]);
});

test("what a policy suggests is a fix, too", () => {
  const edits = [{ file: "main.tf", range: at(2, 1, 1), newText: "  x = 1\n" }];
  expect(runOf(judgedOf([], [policy("fail", { edits })])).results[0].fixes).toMatchObject([
    {
      description: { text: "write x = 1" },
      artifactChanges: [{ replacements: [{ insertedContent: { text: "  x = 1\n" } }] }],
    },
  ]);
});

test("it says what was verified, in the words of the text", () => {
  expect(run.properties.verdict).toMatchObject({
    level: "invalid",
    not: ["1 policy fails: 1 high.", "Not judged: plan."],
  });
});
