import { expect, test } from "vitest";
import { isRepeating } from "./extract.ts";

const rule = (port: number) => `  ingress {\n    from_port = ${port}\n    to_port = ${port}\n  }\n`;
const times = (n: number, of: (i: number) => string) => Array.from({ length: n }, (_, i) => of(i)).join("");

test("an answer that says the same lines over and over has lost the thread", () => {
  expect(isRepeating(times(4, () => "  name = 1\n"))).toBe(true);
  expect(isRepeating(`resource "a" "b" {\n${times(4, () => rule(80))}`)).toBe(true);
  expect(isRepeating(times(12, rule))).toBe(true);
});

test("a few that are alike are a program's own", () => {
  expect(isRepeating(times(3, () => rule(80)))).toBe(false);
  expect(isRepeating(times(11, rule))).toBe(false);
  expect(isRepeating(times(8, () => "}\n"))).toBe(false);
  expect(isRepeating(times(20, (i) => `  key_${"abcdefghijklmnopqrst"[i]} = "${i}"\n`))).toBe(false);
});
