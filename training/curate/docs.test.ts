import { expect, test } from "vitest";
import { docsOf, type Example, VERSIONS } from "./docs.ts";
import { readSchemas } from "./schemas.ts";

const EXAMPLE: Example = {
  provider: "aws",
  kind: "resource",
  name: "aws_sqs_queue",
  section: "Example Usage",
  block_kind: "example",
  description: "Provides a message queue of SQS.\nMore of it.",
  hcl: 'resource "aws_kms_key" "example" {}\n\nresource "aws_sqs_queue" "example" {\n\tname              = "example-queue"\n\tdelay_seconds     = 90\n\tkms_master_key_id = aws_kms_key.example.id\n}\n',
};
const { knowledge } = await readSchemas();
const about = { helpers: "of(type) := []", seed: "test", knowledge };
const ALL = Array.from({ length: VERSIONS }, (_, nth) => nth);
const draftsOf = (example: Example) => ALL.flatMap((nth) => docsOf(nth, [example], about));
const drafts = draftsOf(EXAMPLE);

test("an example is asked for in several versions, and in no more", () => {
  expect(new Set(drafts.map(({ prompt }) => prompt)).size).toBeGreaterThan(3);
  expect(docsOf(VERSIONS, [EXAMPLE], about)).toEqual([]);
});

test("what nobody would have is left out", () => {
  const { hcl } = EXAMPLE;
  for (const doubtful of [
    hcl.replace("example-queue", "sample-thing"),
    hcl.replace("aws_kms_key.example.id", '"1234abcd-key"'),
    `${hcl}\nresource "aws_sqs_queue" "other" {\n  name = "other"\n}\n`,
    `${hcl}\nresource "aws_sns_topic" "apart" {\n  name = "apart"\n}\n`,
    hcl.replace("{}", '{\n  description = "${data.aws_vpc.one.id}"\n}\n\ndata "aws_vpc" "one" {\n  id = "main"\n}'),
  ])
    expect(draftsOf({ ...EXAMPLE, hcl: doubtful })).toEqual([]);
});

test("what few examples have is always said, with how many of it there are", () => {
  const hcl = `resource "aws_sns_topic" "one" {}\n\nresource "aws_sns_topic" "two" {}\n\nresource "aws_sqs_queue" "example" {\n  name = "example"\n  redrive_policy = jsonencode([aws_sns_topic.one.arn, aws_sns_topic.two.arn])\n  receive_wait_time_seconds = 10\n  content_based_deduplication = true\n}\n`;
  const rare = draftsOf({ ...EXAMPLE, hcl });
  expect(rare).toHaveLength(VERSIONS);
  for (const { prompt, policy } of rare) {
    expect(prompt).toMatch(/two sns topics/);
    expect(prompt).toMatch(/content.based.deduplication/);
    expect(policy).toContain('count(of("aws_sns_topic")) < 2');
  }
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
});
