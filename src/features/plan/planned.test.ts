import { expect, it } from "vitest";
import { plannedText } from "./planned.ts";

const PLAN = {
  resource_changes: [
    {
      address: "aws_sqs_queue.a",
      change: {
        actions: ["create"],
        after: { name: "jobs", tags: { a: "b" }, policy: "x".repeat(500), secret: "hunter2" },
        after_unknown: { arn: true },
        after_sensitive: { secret: true },
      },
    },
    { address: "aws_vpc.a[0]", change: { actions: ["create"], after: { cidr_block: "10.0.0.0/16" } } },
  ],
};

it.each([
  ["aws_sqs_queue.a", "name", '`"jobs"`'],
  ["aws_sqs_queue.a", "tags", 'tags.a = `"b"`'],
  ["aws_sqs_queue.a", "arn", "known after apply"],
  ["aws_vpc.a", "cidr_block", '`"10.0.0.0/16"`'],
  ["aws_sqs_queue.a", "secret", undefined],
  ["aws_sqs_queue.a", "policy", undefined],
  ["aws_sqs_queue.a", "constructor", undefined],
  ["aws_sqs_queue.b", "name", undefined],
])("%s has for %s %s", (address, argument, text) => {
  expect(plannedText(PLAN, address, argument)).toBe(text);
});

it("has nothing of what is no plan", () => {
  for (const plan of [undefined, null, 1, {}, { resource_changes: 3 }])
    expect(plannedText(plan, "a", "b")).toBe(undefined);
});
