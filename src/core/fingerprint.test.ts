import { expect, test } from "vitest";
import { fingerprints } from "./fingerprint.ts";
import type { Diagnostic, PolicyResult, Range } from "./report.ts";

const at = (line: number, column: number, end: number): Range => ({
  start: { line, column, byte: 0 },
  end: { line, column: end, byte: 0 },
});
const diagnostic = (more: Partial<Diagnostic> = {}): Diagnostic => ({
  stage: "schema",
  code: "unsupported-argument",
  severity: "error",
  summary: "Unsupported argument",
  detail: "It isn't expected here.",
  address: "aws_vpc.a",
  file: "main.tf",
  range: at(1, 1, 7),
  ...more,
});
const policy = (more: Partial<PolicyResult> = {}): PolicyResult => ({
  rule: "aws/s3-encryption",
  title: "Buckets are encrypted",
  severity: "high",
  address: "aws_s3_bucket.a",
  result: "fail",
  file: "main.tf",
  range: at(1, 1, 2),
  equivalents: { checkov: [], trivy: [] },
  ...more,
});
const FILES = { "main.tf": "colour = 1\nsize   =   2\ncolour = 1\n", "../lib/main.tf": "colour = 1\n" };
const printOf = (finding: Diagnostic | PolicyResult, files = FILES) => {
  const report =
    "code" in finding ? { diagnostics: [finding], policies: [] } : { diagnostics: [], policies: [finding] };
  return fingerprints(report, files).get(finding);
};

test.each([
  ["another line", {}, { range: at(3, 1, 7) }],
  ["another file of the folder", {}, { file: "other.tf", range: at(1, 1, 7) }, { "other.tf": "colour = 1" }],
  ["other white space", { range: at(2, 1, 13) }, { range: at(1, 1, 9) }, { "main.tf": "size = 2" }],
  ["other lines named", { detail: "Declared at main.tf:3,5-9." }, { detail: "Declared at main.tf:13,5-9." }],
  ["other lines in words", { detail: "See lines 3 and 4." }, { detail: "See lines 13 and 14." }],
  ["other advice", { detail: 'No "a.b". Did you mean x?' }, { detail: 'No "a.b". Did you mean y?' }],
  ["other words wrapped", { detail: "a b" }, { detail: "a\n  b" }],
])("the same with %s", (_, before, after, files: Record<string, string> = {}) => {
  expect(printOf(diagnostic(after), { ...FILES, ...files })).toBe(printOf(diagnostic(before)));
});

test.each([
  ["code", { code: "unsupported-block" }],
  ["summary", { summary: "Other" }],
  ["detail", { detail: "Other" }],
  ["numbers in it", { detail: "It isn't expected here 2.5." }],
  ["block", { address: "aws_vpc.b" }],
  ["folder", { file: "../lib/main.tf" }],
  ["text", { range: at(2, 1, 5) }],
])("another with another %s", (_, change) => {
  expect(printOf(diagnostic(change))).not.toBe(printOf(diagnostic()));
});

test("without a block, the file counts", () => {
  const bare = ({ address: _, ...rest }: Diagnostic): Diagnostic => rest;
  const files = { ...FILES, "other.tf": FILES["main.tf"] };
  expect(printOf(bare(diagnostic({ file: "other.tf" })), files)).not.toBe(printOf(bare(diagnostic()), files));
});

test("a policy's result is its rule and its resource, whatever it says and wherever that stands", () => {
  expect(printOf(policy({ range: at(9, 1, 2), message: "More.", severity: "low" }))).toBe(printOf(policy()));
  expect(printOf(policy({ rule: "aws/s3-versioning" }))).not.toBe(printOf(policy()));
  expect(printOf(policy({ address: 'aws_s3_bucket.a["b"]' }))).not.toBe(printOf(policy()));
});

test("what passes or is unknown is no finding", () => {
  expect(printOf(policy({ result: "pass" }))).toBeUndefined();
  expect(printOf(policy({ result: "unknown" }))).toBeUndefined();
});

test("what can't be told apart is counted, and the first keeps its fingerprint", () => {
  const twins = [diagnostic(), diagnostic({ range: at(3, 1, 7) })];
  const prints = [...fingerprints({ diagnostics: twins, policies: [] }, FILES).values()];
  expect(prints).toEqual([printOf(diagnostic()), `${printOf(diagnostic())}:2`]);
});

test("no file is too odd: none, a name that objects have, bytes, a place beyond its end", () => {
  for (const file of ["", "constructor", "bytes.tf", "main.tf"]) {
    const files = { ...FILES, "bytes.tf": { base64: "/w==" } };
    const print = fingerprints({ diagnostics: [diagnostic({ file, range: at(99, 99, 120) })], policies: [] }, files);
    expect([...print.values()][0]).toMatch(/^[0-9a-f]{16}$/);
  }
});
