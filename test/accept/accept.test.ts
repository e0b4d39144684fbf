import { expect, test } from "vitest";
import type { Attribute, Block, CtyType, NestedAttributes } from "../../src/core/schema.ts";
import { acceptOneOf, acceptorOf, type State } from "../../src/decode/accept/index.ts";
import { acceptProgram } from "../../src/decode/accept/program.ts";
import type { Scope } from "../../src/decode/constraint.ts";
import { seededRandom } from "../../src/decode/sampling.ts";
import { header, provider, scopeOf } from "./scopes.ts";
import { shortest, walkBlock, walkFreely } from "./walk.ts";

const NONE = {
  required: false,
  optional: false,
  computed: false,
  sensitive: false,
  deprecated: false,
  writeOnly: false,
};
const required = (type: CtyType): Attribute => ({ type, ...NONE, required: true });
const optional = (type: CtyType): Attribute => ({ type, ...NONE, optional: true });
const computed = (type: CtyType): Attribute => ({ type, ...NONE, computed: true });

const RULE: Block = {
  attributes: new Map([
    ["days", required("number")],
    ["prefix", optional("string")],
  ]),
  blocks: new Map(),
  deprecated: false,
};
const BUCKET: Block = {
  attributes: new Map([
    ["arn", computed("string")],
    ["bucket", required("string")],
    ["acl", optional("string")],
    ["tags", optional(["map", "string"])],
    ["ports", optional(["list", "number"])],
    ["ingress", optional(["set", ["object", { from: "number", cidrs: ["list", "string"] }]])],
    ["policy", optional("string")],
  ]),
  blocks: new Map([["rule", { nesting: "list", min: 1, max: 2, block: RULE }]]),
  deprecated: false,
};
const BUCKET_TYPE: CtyType = ["object", { arn: "string", id: "string", size: "number", tags: ["map", "string"] }];
const POLICY: NestedAttributes = {
  nesting: "single",
  attributes: new Map([
    ["Version", required("string")],
    [
      "Statement",
      {
        ...required("dynamic"),
        nested: {
          nesting: "list",
          attributes: new Map([
            ["Effect", required("string")],
            ["Action", required(["list", "string"])],
          ]),
        },
      },
    ],
  ]),
};
const SCOPE: Scope = {
  blocks: new Map([["aws_bucket", BUCKET]]),
  declared: new Map<string, CtyType>([
    ["aws_bucket.main", BUCKET_TYPE],
    ["aws_bucket.many", ["list", BUCKET_TYPE]],
    ["var.name", "string"],
    ["var.size", "number"],
    ["var.names", ["list", "string"]],
  ]),
  values: new Map([["aws_bucket.acl", ["private", "public-read"]]]),
  choices: new Map([["aws_bucket.policy.Statement.Effect", ['"Allow"', "var.name"]]]),
  documents: new Map([["aws_bucket.policy", POLICY]]),
};
const START = 'resource "aws_bucket" "x" {\n';
const block = (scope = SCOPE, start = START) => acceptorOf({ kind: "block", scope, start });
const takes = (state: State, text: string) => state.next(text) !== undefined;

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

test("the free layout takes what people write", () => {
  const program = `# A bucket.
variable "on" { type = bool }
locals {
  all = { for k, v in var.names : k => upper(v) if v != "" }
  one = [for n in var.names : "\${n}-\${length(n)}"][0]
}
resource aws_bucket x {
  count  = var.size > 1 ? var.size : 0
  bucket = <<-EOT
    %{if var.size > 1~}
    \${var.name}
    %{endif}
  EOT
  tags   = merge({ Name = "a", "b c" : 1 }, { (var.name) = null }) // all
  dynamic "rule" {
    for_each = toset(var.names)
    content {
      prefix = rule.value
      days   = count.index + 1
    }
  }
  ingress = [{ from = 1, cidrs = aws_bucket.many[*].arn }]
  lifecycle {
    ignore_changes = [tags["a"], bucket]
    precondition {
      condition     = can(regex("^a", var.name)) && !startswith(var.name, "b")
      error_message = "No."
    }
  }
  provisioner "local-exec" {
    command = "echo \${self.arn}"
  }
}
output "x" { value = aws_bucket.many.*.id /* all */ }
`;
  expect(acceptProgram(SCOPE, "free").next(program)?.complete).toBe(true);
});

test("the free layout refuses what isn't valid", () => {
  const of = (body: string) => acceptProgram(SCOPE, "free").next(`${START}${body}\n  rule {\n    days = 1\n  }\n}\n`);
  expect(of('bucket = "a"')).toBeDefined();
  for (const body of [
    "",
    'bucket = "a"\n  bucket = "b"',
    'bucket = "a"\n  arn = "b"',
    'bucket = "a"\n  nope = "b"',
    'bucket = "a"\n  nope {\n  }',
    'bucket = ["a"]',
    'bucket = "a"\n  ports = "a"',
    'bucket = "a"\n  ports = ["a"]',
    'bucket = "a"\n  acl = "open"',
    "bucket = aws_bucket.main",
    "bucket = aws_bucket.nope.id",
    "bucket = each.key",
    "bucket = count.index",
    "bucket = nope(1)",
    "bucket = upper()",
    'bucket = upper("a", "b")',
    'bucket = join(",", "a")',
    'bucket = "a"\n  count = 1\n  for_each = toset([])',
    'bucket = "a"\n  for_each = ["a"]',
    'bucket = "a" "b"',
    'bucket = "a${"',
    'bucket = "${upper([])}"',
    'bucket = -"a"',
    'bucket = "a" > 1',
    'bucket = var.name ? "a" : ["b"]',
    'bucket = "a"\n  rule {\n  }',
    'bucket = "a"\n  rule {\n    days = 1\n  }\n  rule {\n    days = 1\n  }',
  ])
    expect(of(body), body).toBeUndefined();
});

const AWS = provider("aws", "aws-6");

/** Texts of blocks of many types, and the state before each. */
function* samples(): Generator<{ state: State; text: string }> {
  const random = seededRandom(11);
  for (let n = 0; n < 40; n++) {
    const types = [0, 1, 2].map(() => AWS.types[Math.floor(random() * AWS.types.length)] as string);
    const { scope } = scopeOf(AWS, types);
    const start = `${header(types[0] as string, "x")}\n`;
    const text = walkBlock(scope, start, random);
    if (text !== undefined) yield { state: acceptorOf({ kind: "block", scope, start: "" }), text };
    const free = acceptProgram(scope, "free");
    const freely = n % 4 === 0 ? walkFreely(free, start, random) : undefined;
    if (freely !== undefined) yield { state: free, text: freely };
  }
}

test("however a text is cut, it leads to the same; what is forced is forced; the way out leads out", () => {
  const random = seededRandom(5);
  const others = ["a", '"', "}", "\n", " ", "_", "0", "[", "$", "=", "."];
  let forced = 0;
  for (const { state, text } of samples()) {
    const cut = Math.floor(random() * text.length);
    let now = state.next(text.slice(0, cut)) as State;
    expect(now.next(text.slice(cut))?.complete).toBe(state.next(text)?.complete);
    expect(state.next(text)?.complete).toBe(true);
    for (let at = cut; at < text.length && at < cut + 60; at++) {
      const certain = now.forced();
      if (certain !== "") {
        forced++;
        expect(certain.startsWith(text.slice(at, at + certain.length)), "what follows is what is forced").toBe(true);
        for (const other of others) if (other !== certain[0]) expect(now.next(other)).toBeUndefined();
      }
      now = now.next(text[at] as string) as State;
    }
  }
  expect(forced).toBeGreaterThan(100);
});

test("the shortest block of every type of a provider is complete", () => {
  for (const type of AWS.types) {
    const { scope } = scopeOf(AWS, [type]);
    const start = `${header(type, "x")}\n`;
    expect(acceptorOf({ kind: "block", scope, start: shortest(scope, start) }).complete, type).toBe(true);
  }
});
