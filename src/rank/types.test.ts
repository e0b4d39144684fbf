import { expect, test } from "vitest";
import { createRetriever } from "../ask/retrieve.ts";
import { readSchemas } from "../cli/generator.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Past, sharesOf } from "./past.ts";
import { rankTypes, typeFeatures } from "./types.ts";

const schemas = await readSchemas();
const retriever = createRetriever(schemas);
const past = new Past(schemas.scenarios.all);
const ranked = (request: string) => rankTypes(typeFeatures(retriever.asking(request), schemas.knowledge, past));
const likely = (request: string, type: string) => ranked(request).find((one) => one.type === type)?.probability ?? 0;

test("a type whose words the request says comes first", () => {
  expect(ranked("a Kendra index for our handbook")[0]?.type).toBe("aws_kendra_index");
});

test("what alike requests were answered with is likelier", () => {
  expect(likely("a nightly copy of the disks of our machines", "aws_dlm_lifecycle_policy")).toBeGreaterThan(
    likely("a user pool where people sign in", "aws_dlm_lifecycle_policy"),
  );
});

test("no words, no candidates", () => {
  expect(ranked("")).toEqual([]);
  expect(ranked("🙂 !?")).toEqual([]);
});

test("what a request says is there already, or isn't to be, is not suggested", () => {
  expect(retriever.retrieve("a bucket and a Kendra index")).toContain("aws_kendra_index");
  expect(retriever.retrieve("a bucket beside our existing Kendra index")).not.toContain("aws_kendra_index");
  expect(retriever.retrieve("a bucket, no Kendra index")).not.toContain("aws_kendra_index");
});

const made = (name: string, ask: string, ...programs: string[]): Scenario => ({
  name,
  about: ask,
  groups: [],
  asks: [ask],
  programs: programs.map((template) => ({
    template,
    types: [...template.matchAll(/resource "(\w+)"/g)].map(([, type]) => type as string),
  })),
});
const QUEUES = 'resource "aws_sqs_queue" "dead" {\n}\nresource "aws_sqs_queue" "main" {\n}';

test("the past tells what alike scenarios have, what stands beside what is named, and how many", () => {
  const own = new Past([
    made("aws/queue", "a queue with a dead letter queue", QUEUES),
    made(
      "aws/function",
      "a function on a timer",
      'resource "aws_lambda_function" "f" {\n}\nresource "aws_iam_role" "r" {\n}',
    ),
  ]);
  const hints = { types: new Set(["aws_lambda_function"]), providers: new Set<string>(), refused: new Set<string>() };
  const told = own.of("jobs in a queue with dead letters", hints);
  expect(told.get("aws_sqs_queue")?.near).toBeGreaterThan(0);
  expect(told.get("aws_iam_role")?.share).toBe(0.5);
  expect(own.countOf("aws_sqs_queue", "jobs in a queue with dead letters", hints)).toBe(2);
  expect(own.countOf("aws_iam_role", "a function on a timer", hints)).toBe(1);
});

test("of several programs the first counts most, and policy documents don't", () => {
  const shares = sharesOf([
    ["a", "b", "data.aws_iam_policy_document"],
    ["a", "c"],
  ]);
  expect([...shares].map(([type, share]) => `${type} ${share.toFixed(1)}`)).toEqual(["a 1.0", "b 0.7", "c 0.3"]);
});
