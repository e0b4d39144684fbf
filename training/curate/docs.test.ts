import { expect, test } from "vitest";
import { docsOf, type Example } from "./docs.ts";

const EXAMPLE: Example = {
  provider: "aws",
  kind: "resource",
  name: "aws_sqs_queue",
  section: "Example Usage - Dead-letter queue",
  block_kind: "example",
  description: "Provides a message queue of SQS.\nMore of it.",
  hcl: 'resource "aws_kms_key" "example" {}\n\nresource "aws_sqs_queue" "example" {\n\tname              = "example-queue"\n\tdelay_seconds     = 90\n\tkms_master_key_id = aws_kms_key.example.id\n}\n',
};
const drafts = [0, 1, 2, 3, 4, 5].flatMap((nth) => docsOf(nth, [EXAMPLE], "of(type) := []", "test"));

test("an example is asked for in several versions, and in no more", () => {
  expect(new Set(drafts.map(({ prompt }) => prompt)).size).toBeGreaterThan(3);
  expect(docsOf(6, [EXAMPLE], "", "test")).toEqual([]);
});

test("a section that says nothing leaves no trace", () => {
  const plain = [0, 1, 2, 3].flatMap((nth) => docsOf(nth, [{ ...EXAMPLE, section: "Example Usage" }], "", "test"));
  for (const { prompt } of plain) expect(prompt).not.toContain("(");
});

test("no placeholder stays, and references follow", () => {
  for (const { program, types } of drafts) {
    expect(program).not.toMatch(/example|\t/);
    const [, label] = /"aws_kms_key" "(\w+)"/.exec(program) ?? [];
    expect(program).toContain(`aws_kms_key.${label}.id`);
    expect(types).toEqual(["aws_kms_key", "aws_sqs_queue"]);
  }
});

test("what the request says, the intent asks", () => {
  for (const { prompt, policy = "" } of drafts) {
    expect(prompt).toMatch(/queue.*kms key/);
    expect(prompt).not.toMatch(/ an kms| and name| a sqs/);
    expect(/delay.seconds (?:= |set to )?90/.test(prompt)).toBe(policy.includes('has(r, "delay_seconds", 90)'));
    expect(policy).toContain('count(of("aws_kms_key")) == 0');
  }
  expect(drafts.some(({ prompt }) => prompt.includes("(dead-letter)"))).toBe(true);
});
