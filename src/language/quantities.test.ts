import { expect, test } from "vitest";
import { amountWithin, inUnitOf, quantitiesIn, quantityFor } from "./quantities.ts";

test.each([
  ["message_retention_seconds", "keep messages 14 days", 1_209_600],
  ["retention_in_days", "kept for 30 days", 30],
  ["memory_size", "with 1 GB of memory and a timeout of 2 minutes", 1024],
  ["timeout", "with 1 GB of memory and a timeout of 2 minutes", 120],
  ["size", "a 200gb gp3 disk with 6000 iops", 200],
  ["iops", "a 200gb gp3 disk with 6000 iops", 6000],
  ["ttl", "ttl one hour", 3600],
  ["threshold", "more than 1000 visible messages for 5 minutes", 1000],
  ["period", "more than 1000 visible messages for 5 minutes", 300],
  ["desired_capacity", "three servers behind it", 3],
  ["min_size", "between 2 and 10 machines, 3 to start with", 2],
  ["max_size", "between 2 and 10 machines, 3 to start with", 10],
  ["desired_capacity", "between 2 and 10 machines, 3 to start with", 3],
  ["transition_days", "after 60 days to glacier, delete after one year", 60],
  ["expiration_days", "after 60 days to glacier, delete after one year", 365],
  ["length", "a password of 24 characters", 24],
  // Units that the argument doesn't have, and numbers of something else.
  ["memory_size", "keep messages 14 days", undefined],
  ["iops", "kept for 30 days", undefined],
  ["port", "version 16.3 in 10.0.0.0/16 on i-0abc1234", undefined],
  ["desired_capacity", "one server", undefined],
])("%s of “%s”", (argument, request, expected) => {
  expect(quantityFor(argument, quantitiesIn(request))).toBe(expected);
});

test("a part of a percent stays one", () => {
  const [share] = quantitiesIn("errors above 0.5 percent");
  expect(share && inUnitOf("threshold", share)).toBe(0.5);
});

test("a number that is out of its argument's range in the unit of the name is as it was said", () => {
  const [hours] = quantitiesIn("after 2 hours");
  expect(hours && amountWithin("timeout_seconds", hours)).toBe(7200);
  expect(hours && amountWithin("timeout_seconds", hours, [1, 24])).toBe(2);
  expect(hours && amountWithin("timeout_seconds", hours, [5, 24])).toBeUndefined();
});

test.each([
  ["two more web servers", "more"],
  ["two web servers more", "more"],
  ["it needs 256 MB more.", "more"],
  ["another 50 GB", "more"],
  ["an additional 50 GB", "more"],
  ["two fewer", "less"],
  ["raise the timeout by 30 seconds", "by"],
  ["no more than 5 of them", undefined],
  ["5 nodes or more", undefined],
  ["it doesn't need 512 MB any more", undefined],
  ["alert at 5 more than usual", undefined],
  ["scale to 5", undefined],
])("whether a number is said of what there is: %s", (request, step) => {
  expect(quantitiesIn(request)[0]?.step).toBe(step);
});
