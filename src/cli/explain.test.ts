import { expect, test } from "vitest";
import { namedBlocks } from "../ask/naming.ts";
import { createRetriever } from "../ask/retrieve.ts";
import { readingOf } from "../language/reading.ts";
import { declinedFor, namedPlan } from "../loop/plan.ts";
import type { Draft } from "../scenario/draft.ts";
import { explained } from "./explain.ts";
import { explainedDraft } from "./explain-draft.ts";
import { readSchemas } from "./generator.ts";

const schemas = await readSchemas();
const retriever = createRetriever(schemas);
/** Of a program that no scenario begins. */
function lines(request: string): string[] {
  const wanted = namedBlocks(retriever.wanted(request), readingOf(request).texts);
  return explained(request, wanted, schemas, {});
}

const declined = (request: string) => declinedFor(request, namedPlan(request, retriever), retriever);

test("each block says who asks for it, each value who says it", () => {
  const found = lines('a queue named "orders", kept 14 days, and an internet gateway');
  expect(found).toContain('aws_sqs_queue.main: the request says "queue"');
  expect(found).toContain('  name = "orders" (the request says it)');
  expect(found).toContain("  message_retention_seconds = 1209600 (the request says it)");
  expect(found).toContain("aws_vpc.main: aws_internet_gateway can't be without");
  expect(found).toContain("  vpc_id = aws_vpc.main.id (another block, or what follows from it)");
});

test("what the model is left to choose is said with what it chooses among", () => {
  expect(lines("a Postgres database").join("\n")).toMatch(/instance_class \(the model, of "db\./);
});

test("a request for something else is told why nothing would be written", () => {
  expect(declined("write me a poem")).toMatch(/only writes Terraform/);
  expect(declined("write a Dockerfile that copies an s3 bucket")).toMatch(/not/);
  expect(declined("a bucket")).toBeUndefined();
});

test("a program that a scenario begins says which, what was read of the request and what is only usual", () => {
  const prompt = "an sqs queue called invoices-in with a dead letter queue after 7 tries";
  const draft = retriever.draft(prompt) as Draft;
  const { program } = draft;
  const lines = explainedDraft(draft, program.replace("{\n", "{\n  delay_seconds = 3\n"));
  expect(lines[0]).toMatch(/^Begun from the scenario aws\/\S+ \(\d+ % likely\): \w/);
  expect(lines.join("\n")).toMatch(/\(usual, nobody says it\)/);
  expect(lines.join("\n")).toMatch(/name += "invoices-in" \(the request says it: \w+\)/);
  expect(lines).toContain("  delay_seconds = 3 (the request says it)");
});
