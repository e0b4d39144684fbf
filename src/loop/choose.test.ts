import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import { best } from "./choose.ts";
import { evidenceOf } from "./evidence.ts";
import { LEVELS } from "./ladder.ts";

const { matcher } = (await readSchemas()).scenarios;
const REQUEST = 'a queue named "orders" that keeps messages for 4 days';
const queue = (name: string, seconds: number) =>
  `resource "aws_sqs_queue" "main" {\n  name = "${name}"\n  message_retention_seconds = ${seconds}\n}\n`;
const demands = [{ type: "aws_sqs_queue", count: 1, words: "queue" }];
const tried = (program: string, level: (typeof LEVELS)[number] = "deployable") => ({
  program,
  level: LEVELS.indexOf(level),
  evidence: evidenceOf(program, undefined, { request: REQUEST, demands, matcher }),
});

test("what plans is taken before what doesn't, whatever stands in it", () => {
  const [poor, rich] = [tried(queue("main", 60)), tried(queue("orders", 345_600), "compilable")];
  expect(best([rich, poor])).toBe(poor);
  expect(best([poor, tried(queue("orders", 345_600))])).not.toBe(poor);
});

test("what the request says stands in a program in another unit, too, and not as a part of another word", () => {
  expect(tried(queue("orders", 345_600)).evidence).toMatchObject({ literals: 1, named: 1, extra: 0 });
  expect(tried(queue("reorders", 345_600)).evidence.literals).toBe(0.5);
});

test("what nobody asked for is told", () => {
  const more = `${queue("orders", 345_600)}resource "aws_kms_key" "main" {\n}\n`;
  expect(tried(more).evidence.extra).toBeGreaterThan(0);
  expect(tried(more).evidence.unsaid).toBeGreaterThan(0);
});
