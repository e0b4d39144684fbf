import { expect, test } from "vitest";
import { readingOf } from "../language/reading.ts";
import { steppedAt } from "./steps.ts";

test.each([
  ["the worker needs 256 MB more", "memory_size", "512", "256", { expression: "768" }],
  ["two servers less", "count", "3", "2", { expression: "1" }],
  ["raise the timeout by 30 seconds", "timeout", "10", "30", { expression: "40" }],
  ["raise the timeout by 30 seconds", "timeout", '"10"', '"30"', { expression: '"40"' }],
  // Nothing tells in which direction.
  ["raise the timeout by 5 seconds", "timeout", "10", "5", { expression: "15", either: "5" }],
  ["delay the queue by 30 seconds", "delay_seconds", "10", "30", { expression: "30" }],
  ["messages should be delayed by 30 seconds", "delay_seconds", undefined, "30", { expression: "30" }],
  ["raise the timeout by 30 seconds", "timeout", undefined, "30", undefined],
  ["raise the timeout by 30 seconds", "timeout", "var.seconds", "30", undefined],
] as const)("%s", (request, name, present, amount, expected) => {
  const reading = readingOf(request);
  const step = reading.quantities[0]?.step;
  const place = { name, ...(present !== undefined && { present }) };
  expect(step && steppedAt(place, step, amount, reading)).toEqual(expected);
});

test("not beyond what an argument takes", () => {
  const reading = readingOf("raise the timeout by 30 seconds");
  const place = { name: "timeout", present: "890", range: [1, 900] } as const;
  expect(steppedAt(place, "by", "30", reading)).toEqual({ expression: "860" });
  expect(steppedAt(place, "more", "30", reading)).toBeUndefined();
});
