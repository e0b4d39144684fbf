import { expect, it } from "vitest";
import { clausesOf, withoutCondition } from "./clauses.ts";

const kinds = (request: string) => clausesOf(request).map(({ text, kind }) => [kind, text]);

it("splits a request where the next thing to do begins", () => {
  expect(kinds("Use t3.large, i.e. a bigger one, and keep the logs for 5 days. Remove the queue")).toEqual([
    ["change", "Use t3.large, i.e. a bigger one"],
    ["change", "keep the logs for 5 days."],
    ["remove", "Remove the queue"],
  ]);
});

it("keeps what a part is about with the part", () => {
  expect(kinds("aws_sqs_queue.notify: delete it, and add a topic")).toEqual([
    ["remove", "aws_sqs_queue.notify: delete it"],
    ["add", "add a topic"],
  ]);
  expect(kinds("Two things: add a topic and delete the queue")).toHaveLength(3);
});

it("tells what goes from what is deleted later, and what stays from what is kept for a while", () => {
  const kindOf = (request: string) => clausesOf(request)[0]?.kind;
  expect(kindOf("delete the old bucket")).toBe("remove");
  expect(kindOf("objects are deleted after 30 days")).toBe("change");
  expect(kindOf("protect the database from being deleted by accident")).toBe("change");
  expect(kindOf("leave the other queue as it is")).toBe("keep");
  expect(kindOf("keep backups for a week")).toBe("change");
  expect(kindOf("The database and the bucket stay.")).toBe("keep");
  expect(kindOf("the default pool mustn't change")).toBe("keep");
  expect(kindOf('set the type of the action to "delete"')).toBe("change");
  expect(kinds("scale it to 5, the database stays")).toEqual([
    ["change", "scale it to 5"],
    ["keep", "the database stays"],
  ]);
  expect(kindOf("add another subnet")).toBe("add");
});

it("leaves out what is only waited for", () => {
  const [clause] = clausesOf("notify the topic when a message is older than 5 minutes");
  expect(clause && withoutCondition(clause).text).toBe("notify the topic");
});
