import { expect, test } from "vitest";
import { readTasks, shardOf } from "./input.ts";

const read = (text: string) => readTasks(text, (line) => `digest of ${line}`);

test("reads a prompt a line, with the digest of what it says and not of how it is written", () => {
  const { tasks, problems } = read(
    '\ufeff{"id":"a","prompt":"a VPC","note":1}\r\n\n{ "prompt": "x", "id": 7, "files": {"main.tf": ""}, "policy": "p", "types": ["aws_vpc"] }',
  );
  expect(problems).toEqual([]);
  expect(tasks).toEqual([
    { id: "a", prompt: "a VPC", line: 1, request: 'digest of {"id":"a","prompt":"a VPC"}' },
    expect.objectContaining({ id: 7, files: { "main.tf": "" }, policy: "p", types: ["aws_vpc"], line: 3 }),
  ]);
});

test.each([
  ['{"id":', "is not JSON"],
  ["[1]", "is no object"],
  ['{"prompt":"x"}', 'has no "id"'],
  ['{"id":"a"}', 'has no "prompt"'],
  ['{"id":"a","prompt":" "}', 'has no "prompt"'],
  ['{"id":"a","prompt":"x","files":["main.tf"]}', 'has "files" that'],
  ['{"id":"a","prompt":"x","files":{"main.tf":1}}', 'has "files" that'],
  ['{"id":"a","prompt":"x","policy":{}}', 'has a "policy" that'],
  ['{"id":"a","prompt":"x","types":"aws_vpc"}', 'has "types" that'],
  ['{"id":"a","prompt":"x","files":{},"asked":{}}', 'has "asked" that'],
])("says of the line %s what to do", (line, problem) => {
  const { tasks, problems } = read(`{"id":"first","prompt":"x"}\n${line}`);
  expect(tasks).toHaveLength(1);
  expect(problems).toEqual([expect.stringContaining(`line 2 ${problem}`)]);
});

test("ids are unique, by type too", () => {
  const { problems } = read('{"id":1,"prompt":"x"}\n{"id":"1","prompt":"x"}\n{"id":1,"prompt":"y"}');
  expect(problems).toEqual(["line 3 has the id of line 1, 1. Give each its own."]);
});

test("shards have every task once", () => {
  const { tasks } = read([1, 2, 3, 4, 5].map((id) => `{"id":${id},"prompt":"x"}`).join("\n"));
  const ids = [1, 2].map((nth) => shardOf(tasks, nth, 2).map(({ id }) => id));
  expect(ids).toEqual([
    [1, 3, 5],
    [2, 4],
  ]);
});
