import { expect, test } from "vitest";
import { type ProgramBlock, ProgramText } from "./blocks.ts";
import { forEachOf } from "./for-each-of.ts";

const host = (repetition: string) =>
  new ProgramText({ "main.tf": `resource "x_queue" "q" {\n  ${repetition}\n}\n` }).find("x_queue.q") as ProgramBlock;
const ADDED =
  'resource "x_topic" "t" {\n  name = "t"\n}\n\nresource "x_alarm" "a" {\n  name = "old"\n  of   = x_queue.q.arn\n  to   = x_topic.t.arn\n}\n\nresource "x_note" "n" {\n  on = x_alarm.a.id\n}\n';
const nameOf = () => "name";

test("what refers to each of them is made for each of them, what doesn't is made once", () => {
  expect(forEachOf(ADDED, host('for_each = toset(["a"])'), nameOf)).toBe(
    'resource "x_topic" "t" {\n  name = "t"\n}\n\nresource "x_alarm" "a" {\nfor_each = x_queue.q\n\n  name = "old-${each.key}"\n  of   = x_queue.q[each.key].arn\n  to   = x_topic.t.arn\n}\n\nresource "x_note" "n" {\nfor_each = x_queue.q\n\n  on = x_alarm.a[each.key].id\n}\n',
  );
  expect(forEachOf(ADDED, host("count = 2"), nameOf)).toContain(
    'count = length(x_queue.q)\n\n  name = "old-${count.index}"\n  of   = x_queue.q[count.index].arn',
  );
});

test("what can't be repeated isn't", () => {
  expect(forEachOf("locals {\n  a = x_queue.q.arn\n}\n", host("count = 2"), nameOf)).toBeUndefined();
});
