import { expect, test } from "vitest";
import { isStandIn } from "./examples.ts";

test.each([
  ["topic_arn", "TOPIC ARN", true],
  ["execution_role_arn", "some-role", true],
  ["trust_store_arn", "...", true],
  ["resource_arn", "*", false],
  ["task_arn", "AWS-RunShellScript", false],
])("%s = %s stands for something else: %s", (argument, text, expected) => {
  expect(isStandIn(argument, text)).toBe(expected);
});
