import { expect, test } from "vitest";
import { Clause } from "../language/clauses.ts";
import { missingIn, strangeWords } from "./absent.ts";
import { ProgramText } from "./blocks.ts";
import { mentionsIn } from "./mentions.ts";

const program = new ProgramText({
  "main.tf":
    'resource "aws_sqs_queue" "mails" {\n  name = "mails"\n  fifo_queue = true\n}\nresource "aws_s3_bucket" "topic_logs" {\n}\ndata "aws_vpc" "default" {\n}\n',
});

test.each([
  ["add an alarm for the database", "aws_db_instance"],
  ["add an alarm for the new orders database", "aws_db_instance"],
  ["add an alarm for the queue", undefined],
  // It is what is to be added, no head of a noun, called so by a block, or there as data.
  ["add the database", undefined],
  ["output the database id", undefined],
  ["add an alarm for the topic logs", undefined],
  ["add a subnet to the vpc", undefined],
  ["add an alarm for a database", undefined],
])("%s", (request, type) => expect(missingIn(new Clause(request, "add"), program)?.type).toBe(type));

test.each([
  ["delete the orders queue", ["orders"]],
  ["delete the mails queue", []],
  ["delete the fifo queue", []],
  ["delete the queue", []],
  ["delete aws_sqs_queue.mails", []],
])("%s", (request, words) => {
  const clause = new Clause(request, "remove");
  expect(mentionsIn(clause, program).flatMap((mention) => strangeWords(clause, mention, program))).toEqual(words);
});
