import { expect, test } from "vitest";
import { outline } from "../core/outline.ts";
import { fixText } from "./text-fixes.ts";

const kinds = (program: string) => fixText(program).fixes.map(({ kind }) => kind);

test("a well-formed program is left alone, byte for byte", () => {
  const program = `# what it is
resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Statement = [{ Action = "s3:*", Effect = "Allow" }]
  })
  doc = <<-EOT
    } not a brace "
  EOT
  name = "x-\${var.a["k"]}-\${join("}", [])}"

  dynamic "rule" {
    for_each = { a = 1 }
    content { x = rule.value }
  }
}

resource "aws_vpc" "b" {}
`;
  expect(fixText(program)).toEqual({ text: program, fixes: [] });
});

test.each([
  ['resource "a_b" "c" {\n  x = 1\n  y = "unfin', 'resource "a_b" "c" {\n  x = 1\n}\n'],
  ['resource "a_b" "c" {\n  x = 1\n  n {\n    y = [\n      1,', 'resource "a_b" "c" {\n  x = 1\n}\n'],
  [
    'resource "a_b" "c" {\n  x = 1\n  n {\n    z = 2\n    y = [\n      1,',
    'resource "a_b" "c" {\n  x = 1\n  n {\n    z = 2\n  }\n}\n',
  ],
  ['resource "a_b" "c" {\n  x = 1', 'resource "a_b" "c" {\n  x = 1\n}\n'],
  ['resource "a_b" "c" {\n  x = 1\n}\n\nresource "a_b" "d" {\n', 'resource "a_b" "c" {\n  x = 1\n}\n'],
])("a program that was cut off is closed at what was finished (%#)", (program, expected) => {
  expect(fixText(program).text).toBe(expected);
});

test("prose, stray braces and blocks that Terraform doesn't know go", () => {
  const { text, fixes } = fixText(
    'Here it is:\nresource "a_b" "c" {\n  x = 1\n}\n}\nbucket "x" {\n  y = 1\n}\nThat creates it.\n',
  );
  expect(text).toBe('resource "a_b" "c" {\n  x = 1\n}\n');
  expect(fixes).toHaveLength(4);
});

test("a block twice counts once; another of its name gets a name of its own", () => {
  const one = 'resource "a_b" "c" {\n  x = 1\n}\n';
  expect(fixText(one + one).text).toBe(one);
  expect(fixText(one + one.replace("1", "2")).text).toContain('resource "a_b" "c_2"');
  expect(kinds(one.replace("x = 1", "x = 1\n  x = 2"))).toEqual(["drop-duplicate"]);
});

test("nothing in gives nothing out", () => {
  for (const program of ["", "\n\n", "no code", "}}}}", "{{{{", '"""', "<<EOT\n", "resource"])
    expect(fixText(program).text).toBe("");
});

test("the outline never throws and never loops, at any cut of a program", () => {
  const program =
    'resource "a" "b" {\n  x = "${foo("}")}" /* c */ # d\n  y = <<E\n z\nE\n  n { m = [1, {k = "v"}] }\n}\n';
  for (let i = 0; i <= program.length; i++) {
    expect(() => outline(program.slice(i))).not.toThrow();
    expect(() => fixText(program.slice(0, i))).not.toThrow();
  }
  expect(outline("a {".repeat(100_000)).length).toBeGreaterThan(0);
});
