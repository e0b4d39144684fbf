import { expect, test } from "vitest";
import { explained, plannedFor } from "./explain.ts";
import { readSchemas } from "./generator.ts";

const schemas = await readSchemas();
const lines = (request: string) => explained(request, plannedFor(request, schemas).wanted, schemas, {});

test("each block says who asks for it, each value who says it", () => {
  const found = lines('a queue named "orders", kept 14 days, with a Kendra index');
  expect(found).toContain('aws_sqs_queue.orders: the request says "queue"');
  expect(found).toContain('  name = "orders" (the request says it)');
  expect(found).toContain("  message_retention_seconds = 1209600 (the request says it)");
  expect(found).toContain("aws_iam_role.main: aws_kendra_index can't be without");
  expect(found).toContain("  role_arn = aws_iam_role.main.arn (another block, or what follows from it)");
});

test("what the model is left to choose is said with what it chooses among", () => {
  expect(lines("a Postgres database").join("\n")).toMatch(/instance_class \(the model, of "db\./);
});

test("a request for something else is told why nothing would be written", () => {
  expect(plannedFor("write me a poem", schemas).declined).toMatch(/only writes Terraform/);
  expect(plannedFor("write a Dockerfile that copies an s3 bucket", schemas).declined).toMatch(/not/);
  expect(plannedFor("a bucket", schemas).declined).toBeUndefined();
});
