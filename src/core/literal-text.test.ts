import { expect, test } from "vitest";
import { isLiteral, textOf } from "./literal-text.ts";
import { quoted } from "./quoted.ts";

test.each([
  ["plain", '"plain"'],
  ['a "b" \\ c', '"a \\"b\\" \\\\ c"'],
  ["${HOME}/%{if}", '"$${HOME}/%%{if}"'],
  ['${file("x")}${1 + 1}', '"$${file(\\"x\\")}$${1 + 1}"'],
  ["${var.env}-${aws_vpc.main.id}-${each.key}", '"${var.env}-${aws_vpc.main.id}-${each.key}"'],
  ["$${HOME}", '"$${HOME}"'],
  ["${names[0]} ${aws_subnet.a[0].id}", '"$${names[0]} ${aws_subnet.a[0].id}"'],
  ["100 % of $5", '"100 % of $5"'],
])("%j is a text of HCL", (text, expression) => {
  expect(quoted(text)).toBe(expression);
});

test("what is escaped is text, what is filled in isn't", () => {
  expect(textOf('"$${HOME} %%{if}"')).toBe("$${HOME} %%{if}");
  expect(isLiteral('"$${HOME}"')).toBe(true);
  expect(textOf('"${var.x}"')).toBeUndefined();
});
