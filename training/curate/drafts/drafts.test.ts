import { expect, test } from "vitest";
import type { Row } from "../row.ts";
import { adaptedFrom } from "./drafts.ts";
import { isSaid, Like } from "./like.ts";
import { named } from "./named.ts";

const queue = (name: string, days: number, called = "main") =>
  `resource "aws_sqs_queue" "${called}" {\n  name                      = "${name}"\n  message_retention_seconds = ${86400 * days}\n}\n`;
const reader = (called: string, of = called) =>
  `data "aws_sqs_queue" "${called}" {\n  name = aws_sqs_queue.${of}.name\n}\n\noutput "url" {\n  value = data.aws_sqs_queue.${called}.url\n}\n`;
const row = (prompt: string, program: string, family = "aws/queue") =>
  ({ id: "gen-1", family, prompt, program }) as Row;

test.each([
  ["one of a type", queue("a", 1, "jobs"), queue("b", 2), queue("a", 1)],
  [
    "a resource and a data source of one name",
    `${queue("a", 1, "q")}\n${reader("q")}`,
    `${queue("b", 2)}\n${reader("r", "main")}`,
    `${queue("a", 1)}\n${reader("r", "main")}`,
  ],
  [
    "two, one of them by name",
    `${queue("a", 1)}\n${queue("b", 1, "dead")}`,
    `${queue("a", 1)}\n${queue("b", 1, "dlq")}`,
    `${queue("a", 1)}\n${queue("b", 1, "dlq")}`,
  ],
  [
    "two of other names",
    `${queue("a", 1, "x")}\n${queue("b", 1, "y")}`,
    `${queue("a", 1)}\n${queue("b", 1, "dlq")}`,
    undefined,
  ],
  ["another type", queue("a", 1), reader("r"), undefined],
])("names: %s", (_, program, other, expected) => {
  expect(named(program, other)).toBe(expected);
});

test("a draft is adapted by the blocks that differ, of which most have to stay", () => {
  const rest = '\nresource "aws_sns_topic" "alarms" {\n  name = "alarms"\n}\n';
  const adapted = adaptedFrom(queue("jobs", 4) + rest, row("a queue orders", queue("orders", 4, "q") + rest), "draft");
  expect(adapted?.edits).toEqual([
    { action: "replace", address: "aws_sqs_queue.main", text: queue("orders", 4).trim() },
  ]);
  expect(adaptedFrom(queue("jobs", 4), row("a queue orders", queue("orders", 4)), "draft")).toBeUndefined();
});

test("a program of a like request is a draft where the request says what differs", () => {
  const like = new Like();
  const [first, second] = [queue("jobs", 4), queue("orders", 4)];
  expect(like.of(row("a queue jobs", first))).toBeUndefined();
  expect(like.of(row("a queue orders", second, "aws/other"))).toBeUndefined();
  expect(like.of(row("a queue orders", second))).toBe(first);
  expect(isSaid(second, first, "A queue: Orders")).toBe(true);
  expect(isSaid(queue("orders", 7), first, "A queue: Orders")).toBe(false);
});
