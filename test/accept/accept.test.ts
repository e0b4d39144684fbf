import { expect, test } from "vitest";
import { acceptOneOf, type State } from "../../src/decode/accept/index.ts";
import { acceptProgram } from "../../src/decode/accept/program.ts";
import { block, SCOPE, takes } from "./bucket.ts";

test("a block in the canonical layout: arguments in order, required ones before the end, nested blocks within their limits", () => {
  const state = block();
  expect(state.forced()).toBe("  bucket = ");
  expect(takes(state, "  acl")).toBe(false);
  expect(takes(state, "  arn")).toBe(false);
  expect(takes(state, "}")).toBe(false);
  const named = state.next('  bucket = "a"\n') as State;
  expect(takes(named, "}")).toBe(false);
  expect(takes(named, "  bucket")).toBe(false);
  expect(takes(named, "\n  rule {\n    days = 1\n  }\n}")).toBe(true);
  const twice = named.next("\n  rule {\n    days = 1\n  }\n\n  rule {\n    days = 2\n  }\n") as State;
  expect(twice.forced()).toBe("}");
  const done = twice.next("}") as State;
  expect(done.complete).toBe(true);
  expect(takes(done, "\n")).toBe(false);
});

test("values by their type", () => {
  const of = (name: string) => (block().next('  bucket = "a"\n') as State).next(`  ${name} = `) as State;
  expect(takes(of("acl"), '"private"\n')).toBe(true);
  expect(takes(of("acl"), '"open')).toBe(false);
  expect(takes(of("acl"), "var")).toBe(false);
  expect(takes(of("ports"), "[80, -1, 0.5, var.size]\n")).toBe(true);
  expect(takes(of("ports"), '["80"]')).toBe(false);
  expect(takes(of("ports"), "[1234567890]")).toBe(false);
  expect(takes(of("tags"), '{\n    Name = "a"\n    "a b" = var.name\n  }\n')).toBe(true);
  expect(takes(of("tags"), '{\n    Name = "a"\n    Name = ')).toBe(false);
  expect(takes(block(), `  bucket = "${"a".repeat(160)}"\n`)).toBe(true);
  expect(takes(block(), `  bucket = "${"a".repeat(161)}`)).toBe(false);
  expect(takes(block(), '  bucket = "a\\')).toBe(true);
  expect(takes(block(), '  bucket = "a\\q')).toBe(false);
  expect(takes(block(), '  bucket = "%{')).toBe(false);
});

test("references only to what is declared and leads to the wanted type", () => {
  const state = block().next("  bucket = ") as State;
  expect(takes(state, "aws_bucket.main.arn\n")).toBe(true);
  expect(takes(state, "aws_bucket.main\n")).toBe(false);
  expect(takes(state, "aws_bucket.main.nope")).toBe(false);
  expect(takes(state, "aws_bucket.main.tags")).toBe(false);
  expect(takes(state, "aws_bucket.many[0].id\n")).toBe(true);
  expect(takes(state, "aws_bucket.many.id")).toBe(false);
  expect(takes(state, "aws_bucket.other")).toBe(false);
  expect(takes(state, "var.names[0]\n")).toBe(true);
  expect(takes(state, '"${var.name}-${aws_bucket.main.size}"\n')).toBe(true);
  expect(takes(state, '"${var.names}')).toBe(false);
  expect(takes(block(SCOPE, 'resource "aws_bucket" "main" {\n  bucket = '), "aws_bucket.main")).toBe(false);
});

test("lists of objects are blocks; documents are jsonencode, with values and choices inside", () => {
  const state = block().next('  bucket = "a"\n') as State;
  expect(takes(state, "\n  ingress {\n    from = 1\n  }\n")).toBe(true);
  expect(takes(state, "  ingress = ")).toBe(false);
  const policy = state.next("  policy = ") as State;
  expect(policy.forced()).toBe("jsonencode({\n    Version = ");
  const statement = policy.next('jsonencode({\n    Version = "1"\n    Statement = [{\n      Effect = ') as State;
  expect(takes(statement, '"Allow"\n      Action = ["a"]\n    }]\n  })\n')).toBe(true);
  expect(takes(statement, '"Deny"')).toBe(false);
});

test("what providers refuse beyond their schema is heeded as it is written", () => {
  const facts = {
    aws_bucket: {
      formats: {
        bucket: { pattern: "^[a-z][a-z0-9-]{1,8}[a-z0-9]$", not: "--", words: "" },
        policy: { check: "json", words: "" },
      },
      range: { "rule.days": [7, 30] },
      items: { ports: [2, 3] },
      conflicts: [["acl", "tags"]],
      one: [["ports", "ingress"]],
      needs: { policy: ["ingress"] },
    },
  } as const;
  const { documents: _, ...bare } = SCOPE;
  const state = block({ ...bare, facts }).next("  bucket = ") as State;
  for (const name of ["a-b", "abc", "${var.name}", "x${var.name}"]) expect(takes(state, `"${name}"`), name).toBe(true);
  for (const name of ["A", "a", "ab-", "a--", "a_", "abcdefghijk", ""])
    expect(takes(state, `"${name}"`), name).toBe(false);
  const named = state.next('"abc"\n') as State;
  expect(takes(named, '  acl = "private"\n  tags')).toBe(false);
  expect(takes(named, "  ports = [1]")).toBe(false);
  expect(takes(named, "  ports = [1, 2, 3]\n\n  rule {\n    days = 7\n  }\n}")).toBe(true);
  expect(takes(named, "  ports = [1, 2]\n\n  ingress")).toBe(false);
  expect(takes(named, "\n  rule")).toBe(false);
  expect(takes(named, "\n  ingress {\n  }\n\n  rule {\n    days = 3\n")).toBe(false);
  expect(takes(named, "\n  ingress {\n  }\n\n  rule {\n    days = 30\n")).toBe(true);
  expect(takes(named, "  ports = [1, 2]\n  policy")).toBe(false);
  const policy = named.next("  policy = ") as State;
  expect(policy.next('jsonencode({\n    a = "b"\n  })\n')?.forced()).toBe("\n  ingress {\n  ");
});

test("a program in the canonical layout declares nothing twice", () => {
  const state = acceptProgram(SCOPE, "canonical");
  const one = 'variable "a" {\n  type = string\n}\n\n';
  expect(state.next(one)?.complete).toBe(true);
  expect(takes(state, one + one.replace('"a"', '"b"'))).toBe(true);
  expect(takes(state, one + one)).toBe(false);
  expect(takes(state, 'locals {\n  a = "x"\n}\n\nlocals')).toBe(false);
  expect(takes(state, 'variable "count" {')).toBe(false);
  expect(takes(state, 'variable "a" {\n  type = number\n  default = "x"')).toBe(false);
});

test("a choice among texts", () => {
  const state = acceptOneOf(["yes", "yes, please", "no"]);
  expect(state.forced()).toBe("");
  expect(state.next("y")?.forced()).toBe("es");
  expect(state.next("yes")?.complete).toBe(true);
  expect(state.next("yes")?.forced()).toBe("");
  expect(state.next("yes,")?.forced()).toBe(" please");
  expect(takes(state, "nope")).toBe(false);
  expect(acceptOneOf([]).next("a")).toBeUndefined();
});

test("what is no start, or makes no sense, is not accepted and throws nothing", () => {
  expect(block(SCOPE, "nonsense").next("a")).toBeUndefined();
  expect(block(SCOPE, "nonsense").forced()).toBe("");
  for (const text of ["\ud800", "\u0000", "}".repeat(1000), "(".repeat(2000), '"${'.repeat(2000), "\ufffd", "é"]) {
    expect(() => block().next(text)).not.toThrow();
    expect(() => acceptProgram(SCOPE, "free").next(`locals {\n  a = ${text}`)).not.toThrow();
  }
});

test("what nests deeper than the verifier reads is not accepted", () => {
  const nested = (times: number) => `locals {\n  a = ${"[".repeat(times)}1${"]".repeat(times)}\n}\n`;
  expect(acceptProgram(SCOPE, "free").next(nested(150))?.complete).toBe(true);
  expect(acceptProgram(SCOPE, "free").next(nested(201))).toBeUndefined();
  expect(acceptProgram(SCOPE, "free").next(nested(100_000))).toBeUndefined();
});
