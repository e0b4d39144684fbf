import { expect, test } from "vitest";
import { type Draft, Scenarios } from "../scenario/draft.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { assumptionsOf, labelOf } from "./assumed.ts";
import { assumedIn } from "./begun.ts";

const group = (name: string, ...values: string[]) => ({
  names: [name],
  rows: values.map((value) => [value]),
  isSwitch: false,
});
const scenario: Scenario = {
  name: "aws/queue",
  about: "A queue.",
  groups: [
    group("what", "jobs", "orders"),
    group("many", "30", "90"),
    group("days", "4", "7"),
    group("unused", "x", "y"),
  ],
  asks: ["a queue that hides messages for {{many}} seconds"],
  programs: [
    {
      template: `locals {
  keep = {{days}}
}

resource "aws_sqs_queue" "{{what}}" {
  name                       = "{{what}}"
  visibility_timeout_seconds = {{many}}
  policy = jsonencode({
    Version = "2012-10-17"
    Id      = "{{what}}-30"
  })
}

resource "aws_cloudwatch_metric_alarm" "{{what}}_is_full" {
  threshold = {{many}}
}
`,
      types: ["aws_sqs_queue", "aws_cloudwatch_metric_alarm"],
    },
  ],
};
const draft = new Scenarios([scenario]).draft("a queue that hides messages", undefined, { least: 0 }) as Draft;
const told = (...given: [object?, string?]) =>
  assumptionsOf(draft, ...(given as [])).map((one) => [labelOf(one), one.value]);

test("what is assumed is called by the arguments that have it, those that are nothing else first", () => {
  expect(told()).toEqual([
    ["aws_sqs_queue.jobs.name and 1 more", "jobs"],
    ["aws_sqs_queue.jobs.visibility_timeout_seconds and 1 more", "30"],
    ["local.keep", "4"],
  ]);
  expect(assumedIn(draft)).toContain("aws_sqs_queue.jobs.visibility_timeout_seconds = 30, local.keep = 4.");
});

test("what stands otherwise in the program that came of it isn't assumed any more", () => {
  const program = draft.program.replace("keep = 4", "keep = 9").replace("seconds = 30", "seconds    =   30");
  expect(told({}, program).map(([label]) => label)).toEqual([
    "aws_sqs_queue.jobs.name and 1 more",
    "aws_sqs_queue.jobs.visibility_timeout_seconds and 1 more",
  ]);
});
