import fc from "fast-check";
import { expect, it } from "vitest";
import { changesBetween } from "./changes.ts";

function apply(before: string, after: string): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  for (const { from, to, text } of changesBetween(before, after).toReversed()) lines.splice(from - 1, to - from, text);
  return lines.join("");
}

it("turns any text into any other", () => {
  const text = fc.array(fc.constantFrom("a", "b\n", "c\n", "\n")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(apply(before, after)).toBe(after);
    }),
  );
});

it("touches only the lines that differ", () => {
  expect(changesBetween("a\nb\nc\n", "a\nB\nc\n")).toEqual([{ from: 2, to: 3, text: "B\n" }]);
  expect(changesBetween("a\nc\n", "a\nb\nc\n")).toEqual([{ from: 2, to: 2, text: "b\n" }]);
});
