import { expect, test } from "vitest";
import { textsIn } from "../language/texts.ts";
import { namedBlocks } from "./naming.ts";
import type { Demand } from "./retrieve.ts";

const behind = (request: string, words: string) => request.indexOf(words) + words.length;
const blocks = (request: string, groups: Demand[]) => namedBlocks(groups, textsIn(request));

test("a name belongs to the thing whose words are nearest", () => {
  const request = 'a queue "jobs" and a table named Sessions';
  const groups = [
    { type: "aws_sqs_queue", count: 1, at: behind(request, "queue") },
    { type: "aws_dynamodb_table", count: 1, at: behind(request, "table") },
  ];
  expect(blocks(request, groups)).toEqual([
    { type: "aws_sqs_queue", name: "main", called: "jobs" },
    { type: "aws_dynamodb_table", name: "main", called: "Sessions" },
  ]);
});

test("what is only implied has no name of the request's", () => {
  expect(blocks('a function "resize"', [{ type: "aws_iam_role", count: 1 }])).toEqual([
    { type: "aws_iam_role", name: "main" },
  ]);
});

test("labels are unique for their type", () => {
  const groups = [
    { type: "aws_subnet", name: "public", count: 2 },
    { type: "aws_subnet", name: "private", count: 1 },
    { type: "aws_subnet", count: 1 },
    { type: "aws_subnet", count: 1 },
  ];
  const names = blocks("subnets", groups).map(({ name }) => name);
  expect(names).toEqual(["public_1", "public_2", "private", "main", "main_2"]);
});

test("what a thing is for is its name where it needs one", () => {
  const [block] = blocks("", [{ type: "aws_sqs_queue", count: 1, purpose: "billing_service" }]);
  expect(block).toEqual({ type: "aws_sqs_queue", name: "main", purpose: "billing-service" });
});
