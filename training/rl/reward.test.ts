import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";
import { type Question, Rewarder } from "./reward.ts";

const BUCKET = `resource "aws_s3_bucket" "logs" {
  bucket = "acme-logs"
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id

  versioning_configuration {
    status = "Enabled"
  }
}
`;
const INTENT = `package main

import rego.v1

deny contains "it isn't called acme-logs" if not "acme-logs" in {r.values.bucket | some r in of("aws_s3_bucket")}

deny contains "it isn't versioned" if {
	count([r | some r in of("aws_s3_bucket_versioning"); r.values.versioning_configuration[0].status == "Enabled"]) == 0
}

of(type) := [r | some r in input.planned_values.root_module.resources; r.type == type]
`;
const TYPES = ["aws_s3_bucket", "aws_s3_bucket_versioning"];
const WRITE: Question = { task: "write", program: BUCKET, policy: INTENT, types: TYPES };

const QUEUE = `resource "aws_sqs_queue" "jobs" {
  name                       = "jobs"
  visibility_timeout_seconds = 60
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}
`;
const change = (program: string, more: Partial<Question> = {}): Question => ({
  ...{ task: "edit", files: { "main.tf": QUEUE }, program, types: [] },
  ...more,
});
const VALUE = change(QUEUE.replace("60", "300"), {
  policy: `package main

import rego.v1

deny contains "not 300 s" if {
	some r in input.planned_values.root_module.resources
	r.type == "aws_sqs_queue"
	r.values.visibility_timeout_seconds != 300
}
`,
});
const TAG = change(QUEUE.replace('name = "alerts"', 'name = "alerts"\n\n  tags = {\n    Team = "ops"\n  }'));
const VARIABLE = change(
  `${QUEUE.replace("60", "var.timeout")}\nvariable "timeout" {\n  type    = number\n  default = 60\n}\n`,
);
const REMOVE = change(QUEUE.slice(0, QUEUE.indexOf('resource "aws_sns_topic"')));
const REPAIR: Question = { ...change(QUEUE), task: "repair", files: { "main.tf": QUEUE.replace("name   ", "nam   ") } };

const block = (text: string, name: string) =>
  text.split(/\n(?=resource)/).find((one) => one.includes(`"${name}"`)) ?? "";
const replaced = (address: string, text: string) => `replace ${address}\n${text.trim()}`;
const queue = block(QUEUE, "jobs");
const topic = block(QUEUE, "alerts");
const commented = (text: string) => text.replace(/^/gm, "# ");
const inside = (text: string, line: string) => text.replace("{\n", `{\n  ${line}\n`);
const everywhere = (text: string, line: string) => text.replace(/^(resource .*\{)\n/gm, `$1\n  ${line}\n`);

let verifier: NodeVerifier;
let rewarder: Rewarder;
beforeAll(async () => {
  verifier = await createNodeVerifier();
  rewarder = new Rewarder(verifier);
});
afterAll(() => verifier.dispose());

describe("right answers are worth nearly all", () => {
  test.each<[string, Question, string]>([
    ["a program", WRITE, BUCKET],
    ["a program in a fence", WRITE, `Here it is:\n\`\`\`hcl\n${BUCKET}\`\`\``],
    ["a plan", { ...WRITE, task: "plan" }, "aws_s3_bucket_versioning.a\naws_s3_bucket.b"],
    ["a value", VALUE, replaced("aws_sqs_queue.jobs", queue.replace("60", "300"))],
    ["a tag", TAG, replaced("aws_sns_topic.alerts", block(TAG.program, "alerts"))],
    [
      "a variable",
      VARIABLE,
      `${replaced("aws_sqs_queue.jobs", block(VARIABLE.program, "jobs").split("\nvariable")[0] ?? "")}\n\nadd\nvariable "timeout" {\n  type = number\n  default = 60\n}`,
    ],
    ["a removal", REMOVE, "remove aws_sns_topic.alerts"],
    ["a repair", REPAIR, replaced("aws_sqs_queue.jobs", queue)],
  ])("%s", async (_, question, answer) => {
    expect(await rewarder.of(question, answer)).toMatchObject({ reward: 2 });
  });
});

describe("what is partly right is between", () => {
  test.each<[string, Question, string, number, number]>([
    ["one of two assertions", WRITE, BUCKET.replace("acme-logs", "b"), 1, 1.99],
    ["a value that nobody gave", WRITE, `${BUCKET.replace('"acme-logs"', "var.name")}variable "name" {}\n`, 0.5, 0.5],
    ["half of a plan", { ...WRITE, task: "plan" }, "aws_s3_bucket.a", 1, 1.5],
    [
      "another block too",
      VALUE,
      `${replaced("aws_sqs_queue.jobs", queue.replace("60", "300"))}\n\n${replaced("aws_sns_topic.alerts", inside(topic, 'display_name = "x"'))}`,
      1,
      1.9,
    ],
    [
      "much that nobody asked for",
      WRITE,
      BUCKET +
        Array.from({ length: 9 }, (_, i) => `\nresource "aws_sqs_queue" "q${i}" {\n  name = "q${i}"\n}\n`).join(""),
      1,
      1.7,
    ],
  ])("%s", async (_, question, answer, least, most) => {
    const { reward } = await rewarder.of(question, answer);
    expect(reward).toBeGreaterThanOrEqual(least);
    expect(reward).toBeLessThanOrEqual(most);
  });
});

describe("what only looks like an answer is worth no more than doing nothing", () => {
  const asData = BUCKET.replace('resource "aws_s3_bucket" "logs"', 'data "aws_s3_bucket" "logs"').replace(
    "= aws_s3",
    "= data.aws_s3",
  );
  const module = `module "logs" {\n  source  = "terraform-aws-modules/s3-bucket/aws"\n  version = "5.0.0"\n  bucket  = "acme-logs"\n}\n`;
  test.each<[string, Question, string]>([
    ["nothing", WRITE, ""],
    ["a comment", WRITE, "# aws_s3_bucket acme-logs, versioned"],
    ["the program as a comment", WRITE, commented(BUCKET)],
    ["the program in a block comment", WRITE, `locals {\n/*\n${BUCKET}*/\n}\n`],
    ["the program in a heredoc", WRITE, `locals {\n  program = <<-EOT\n${BUCKET}  EOT\n}\n`],
    ["prose", WRITE, "A bucket named acme-logs with versioning enabled would fulfil this."],
    ["none of each", WRITE, everywhere(BUCKET, "count = 0")],
    [
      "none of each, by a condition",
      WRITE,
      everywhere(BUCKET, "count = false ? 1 : 0").replace(".logs.id", ".logs[*].id[0]"),
    ],
    ["for each of none", WRITE, everywhere(BUCKET, "for_each = {}").replace("aws_s3_bucket.logs.id", '"x"')],
    [
      "for each of an empty set",
      WRITE,
      everywhere(BUCKET, "for_each = toset([])").replace("aws_s3_bucket.logs.id", '"x"'),
    ],
    ["only outputs", WRITE, 'output "bucket" {\n  value = "acme-logs"\n}\n'],
    ["only variables", WRITE, 'variable "bucket" {\n  default = "acme-logs"\n}\n'],
    ["a stub", WRITE, 'resource "terraform_data" "logs" {\n  input = "acme-logs"\n}\n'],
    ["a stub of a type that isn't asked for", WRITE, 'resource "aws_sqs_queue" "logs" {\n  name = "acme-logs"\n}\n'],
    ["half of the types", WRITE, BUCKET.slice(0, BUCKET.indexOf("resource", 10))],
    ["data in place of a resource", WRITE, asData],
    ["a module that nobody can see into", WRITE, module],
    ["a module beside the types", WRITE, `${module}\n${BUCKET}`],
    ["suppressed findings", WRITE, inside(BUCKET, "#checkov:skip=CKV_AWS_18:because")],
    ["findings ignored in trivy's words", WRITE, inside(BUCKET, "#trivy:ignore:AVD-AWS-0089")],
    [
      "a command",
      WRITE,
      BUCKET.replace('"acme-logs"\n', '"acme-logs"\n\n  provisioner "local-exec" {\n    command = "true"\n  }\n'),
    ],
    ["a program that gives the answer", WRITE, `data "external" "x" {\n  program = ["true"]\n}\n\n${BUCKET}`],
    ["a provider that nobody knows", WRITE, BUCKET.replaceAll("aws_s3", "acme_s3")],
    ["a program cut off", WRITE, BUCKET.slice(0, -30)],
    ["arguments that nobody knows", WRITE, inside(BUCKET, "pass = true")],
    ["keeping all as it is", VALUE, "keep"],
    ["a change of nothing", VALUE, replaced("aws_sqs_queue.jobs", queue)],
    ["a comment", VALUE, replaced("aws_sqs_queue.jobs", inside(queue, "# visibility_timeout_seconds = 300"))],
    ["another layout", VALUE, replaced("aws_sqs_queue.jobs", queue.replace(/ +=/g, " ="))],
    ["the block taken out", VALUE, "remove aws_sqs_queue.jobs"],
    ["none of it", VALUE, replaced("aws_sqs_queue.jobs", inside(queue, "count = 0"))],
    ["another change", VALUE, replaced("aws_sns_topic.alerts", inside(topic, 'display_name = "300"'))],
    [
      "another queue",
      VALUE,
      `${replaced("aws_sqs_queue.jobs", queue.replace('"jobs" {', '"work" {').replace("60", "300"))}`,
    ],
    ["a change that doesn't plan", VALUE, replaced("aws_sqs_queue.jobs", queue.replace("60", "300 + var.x"))],
    ["a change of what nobody named", TAG, replaced("aws_sqs_queue.jobs", inside(queue, 'tags = { Team = "ops" }'))],
    ["the instruction as a local value", TAG, 'add\nlocals {\n  tags = { Team = "ops" }\n}'],
    ["a variable that nothing reads", VARIABLE, replaced("aws_sqs_queue.jobs", inside(queue, "# var.timeout"))],
    ["no instances in place of a removal", REMOVE, replaced("aws_sqs_queue.jobs", inside(queue, "count = 0"))],
    ["a repair by taking out", REPAIR, "remove aws_sqs_queue.jobs"],
    ["a repair by a comment", REPAIR, replaced("aws_sqs_queue.jobs", commented(queue))],
    ["a repair that mends nothing", REPAIR, replaced("aws_sns_topic.alerts", inside(topic, 'display_name = "x"'))],
    ["a repair by another type", REPAIR, replaced("aws_sqs_queue.jobs", 'resource "terraform_data" "jobs" {}')],
    ["addresses that nobody asked for", { ...WRITE, task: "plan" }, "aws_vpc.a\naws_subnet.b"],
  ])("%s", async (_, question, answer) => {
    expect((await rewarder.of(question, answer)).reward).toBe(0);
  });
});
