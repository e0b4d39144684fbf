import { expect, test } from "vitest";
import type { Begun } from "../ask/retrieve.ts";
import { blocksOf, unusedIn } from "./begun.ts";

test.each<[string, string, string | undefined]>([
  [
    "ssh from 10.0.0.0/8 to subnet-0abc1234",
    'cidr = "10.0.0.0/8"',
    "Not in the program, though you say it: subnet-0abc1234.",
  ],
  ['a queue called "Orders" in eu-west-3', 'name = "orders"', "Not in the program, though you say it: eu-west-3."],
  ["mail to ops@acme.io, twice: ops@acme.io", "", "Not in the program, though you say it: ops@acme.io."],
  ["a queue with a dead letter queue after 5 tries", "", undefined],
])("%s: what is given literally and isn't there is told", (prompt, program, told) => {
  expect(unusedIn(prompt, program)).toBe(told);
});

test("a machine's size and a path ask for no block beyond the draft", () => {
  const prompt = "eks with m5.large nodes, /app/db_host, and a queue";
  const demand = (type: string, words: string, said: string) => ({
    ...{ type, words, count: 1 },
    at: prompt.indexOf(said) + said.length,
  });
  const demands = [
    demand("aws_instance", "machineclass", "m5.large"),
    demand("aws_db_instance", "db", "/app/db"),
    demand("aws_sqs_queue", "queue", "queue"),
  ];
  const begun: Begun = { program: "", used: [], rest: prompt, spans: [], explains: new Set(), demands };
  expect(blocksOf(begun, prompt).map(({ type }) => type)).toEqual(["aws_sqs_queue"]);
});
