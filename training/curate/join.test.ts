import { expect, test } from "vitest";
import { joined } from "./join.ts";

const BUCKET = 'resource "aws_s3_bucket" "main" {\n  bucket = "a"\n}\n';
const REGION = 'data "aws_region" "current" {}\n';
const QUEUE = 'resource "aws_sqs_queue" "main" {}\n';
const LOCALS = 'locals {\n  name = "a"\n}\n';

test.each<[string, string[], string | undefined]>([
  ["one behind the other", [BUCKET, QUEUE], `${BUCKET}\n${QUEUE}`],
  ["what is alike is there once", [REGION + BUCKET, `${REGION}\n${QUEUE}`], `${REGION}${BUCKET}\n${QUEUE}`],
  ["one thing in two ways doesn't go", [BUCKET, BUCKET.replace('"a"', '"b"')], undefined],
  ["nor do locals of one name", [LOCALS, LOCALS], undefined],
])("%s", (_, parts, program) => {
  expect(joined(parts)).toBe(program);
});
