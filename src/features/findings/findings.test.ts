import { expect, it } from "vitest";
import { repairOf } from "../../core/edits.ts";
import type { Diagnostic, PolicyResult, Range } from "../../core/report.ts";
import { countByChip, filtered, fromDiagnostic, fromPolicy, inOrder, type Show } from "./findings.ts";

const at = (byte: number): Range => {
  const position = { line: 1, column: byte + 1, byte };
  return { start: position, end: position };
};
const diagnostic = (changes: Partial<Diagnostic>): Diagnostic => ({
  stage: "schema",
  code: "c",
  severity: "error",
  summary: "s",
  detail: "",
  file: "main.tf",
  range: at(0),
  ...changes,
});
const policy = (changes: Partial<PolicyResult>): PolicyResult => ({
  rule: "aws/x",
  title: "t",
  severity: "high",
  address: "aws_vpc.a",
  result: "fail",
  file: "main.tf",
  range: at(5),
  equivalents: { checkov: [], trivy: [] },
  ...changes,
});

const findings = [
  fromPolicy(policy({ result: "unknown", address: "u" })),
  fromPolicy(policy({ result: "pass", address: "p" })),
  fromPolicy(policy({})),
  fromPolicy(policy({ severity: "low", address: "l" })),
  fromPolicy(policy({ suppressed: { reason: "known", by: "comment" }, address: "s" })),
  fromDiagnostic(diagnostic({ file: "z.tf" })),
  fromDiagnostic(diagnostic({ range: at(9), summary: "second" })),
  fromDiagnostic(diagnostic({ stage: "lint", severity: "info" })),
];

it("puts the gravest first and then follows the files", () => {
  const order = inOrder(findings).map(({ severity, file, range }) => [severity, file, range.start.byte]);
  expect(order.slice(0, 3)).toEqual([
    ["error", "main.tf", 9],
    ["error", "z.tf", 0],
    ["warning", "main.tf", 5],
  ]);
});

it("never makes a failure of what is unknown, passed or suppressed", () => {
  expect(countByChip(findings)).toEqual({ error: 2, warning: 1, info: 3, unknown: 1, pass: 1 });
  expect(findings.find(({ address }) => address === "s")).toMatchObject({
    result: "suppressed",
    detail: "Suppressed: known",
  });
});

it("offers what would mend a policy's failure, and never as a repair", () => {
  const edits = [{ file: "main.tf", range: { ...at(0), end: at(3).end }, newText: "true" }];
  const failing = fromPolicy(policy({ edits }));
  expect(failing.edits).toEqual(edits);
  expect(repairOf(failing)).toEqual([]);
  expect(fromPolicy(policy({ edits, suppressed: { reason: "known", by: "comment" } })).edits).toBeUndefined();
});

it("filters by kind and stage", () => {
  const show = (...shows: Show[]) => new Set(shows);
  expect(filtered(findings, { show: show("error"), stage: "all" })).toHaveLength(2);
  expect(filtered(findings, { show: show("warning", "unknown", "pass"), stage: "policy" })).toHaveLength(3);
  expect(filtered(findings, { show: show("warning"), stage: "parse" })).toEqual([]);
});

it("gives every finding a key of its own", () => {
  expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
});
