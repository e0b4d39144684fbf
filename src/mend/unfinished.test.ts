import { expect, test } from "vitest";
import { outline } from "../core/outline.ts";
import { applyChanges } from "./fix.ts";
import { endOf } from "./unfinished.ts";

const ended = (program: string) => applyChanges(program, endOf(program));

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
  expect(ended(program)).toEqual({ text: program, fixes: [] });
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
  expect(ended(program).text.trim()).toBe(expected.trim());
});

test("the outline never throws and never loops, at any cut of a program", () => {
  const program =
    'resource "a" "b" {\n  x = "${foo("}")}" /* c */ # d\n  y = <<E\n z\nE\n  n { m = [1, {k = "v"}] }\n}\n';
  for (let i = 0; i <= program.length; i++) {
    expect(() => outline(program.slice(i))).not.toThrow();
    expect(() => endOf(program.slice(0, i))).not.toThrow();
  }
  expect(outline("a {".repeat(100_000)).length).toBeGreaterThan(0);
});
