import { expect, test } from "vitest";
import { at } from "../../test/report.ts";
import { excerptOf } from "./excerpt.ts";

const LINES = ["# above", 'a = "x"', "  b {", "    c = 1", "  }", "", "\tä👩‍👩‍👧z"];
const drawn = (range: ReturnType<typeof at>) =>
  excerptOf(LINES, range).map(({ number, before, marked, after }) => `${number}|${before}[${marked}]${after}`);

test("a line with those around it, unless they are empty", () => {
  expect(drawn(at(2, 5, 8))).toEqual(["1|# above[]", '2|a = ["x"]', "3|  b {[]"]);
  expect(drawn(at(7, 2, 4))).toEqual(["7|\t[ä👩‍👩‍👧]z"]);
});

test("several lines, marked from where they begin", () => {
  const range = { start: at(3, 3).start, end: at(5, 4).start };
  expect(drawn(range)).toEqual(['2|a = "x"[]', "3|  [b {]", "4|    [c = 1]", "5|  [}]"]);
});

test("of what is long its beginning, and of what isn't there nothing", () => {
  const lines = Array.from({ length: 99 }, (_, i) => `${i}`);
  expect(excerptOf(lines, { start: at(2, 1).start, end: at(90, 1).start })).toHaveLength(8);
  expect(excerptOf(["x".repeat(5000)], at(1, 1, 3))[0]?.after).toHaveLength(400);
  expect(excerptOf(lines, at(100, 1))).toEqual([]);
  expect(excerptOf(lines, at(0, 0))).toEqual([]);
});
