import { expect, test } from "vitest";
import { acceptProgram } from "../../src/decode/accept/program.ts";
import { SCOPE, START } from "./bucket.ts";

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
