import { expect, test } from "vitest";
import { withPieces } from "./pieces.ts";

const queue = (more = "") => `resource "aws_sqs_queue" "a" {\n  name = "a"${more}\n}`;
const topic = 'resource "aws_sns_topic" "t" {\n  kms_master_key_id = aws_kms_key.k.id\n}';
const key = 'resource "aws_kms_key" "k" {\n}';

test("a block is taken with the new ones that it refers to, and only where the program gains", async () => {
  const tried: string[] = [];
  const longer = async (program: string, before: string) => {
    tried.push(program);
    return program.length > before.length && !program.includes("WRONG");
  };
  const changed = queue("\n  WRONG = 1");
  expect(await withPieces(queue(), [changed, topic, key].join("\n\n"), longer)).toBe(
    [queue(), topic, key].join("\n\n"),
  );
  // What has come along isn't tried again.
  expect(tried).toEqual([changed, [queue(), topic, key].join("\n\n")]);
});

test("what the other program lacks stays, and one that is the same brings nothing", async () => {
  const never = async () => {
    throw new Error("not asked");
  };
  expect(await withPieces([queue(), topic, key].join("\n\n"), queue(), never)).toContain(topic);
});
