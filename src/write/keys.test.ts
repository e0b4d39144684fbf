/** The attributes of a table are its keys. */
import { expect, test } from "vitest";
import { withKeys } from "./keys.ts";

const table = (attributes: string) =>
  `resource "aws_dynamodb_table" "t" {\n  hash_key  = "id"\n  range_key = "made"\n${attributes}}\n`;
const attribute = (name: string, type: string) => `  attribute {\n    name = "${name}"\n    type = "${type}"\n  }\n`;
const compact = (text: string) => text.replace(/\s+/g, " ");

test("a key that has none gets one, of the type that is said behind it", () => {
  const text = withKeys(table(attribute("id", "S")), "hash key id (string), range key made (number)");
  expect(compact(text)).toContain('attribute { name = "id" type = "S" } attribute { name = "made" type = "N" }');
});

test("a key that is there is of the type that is said behind it", () => {
  const there = table(attribute("id", "S") + attribute("made", "S"));
  const text = withKeys(there, "hash key id, range key made (number)");
  expect(compact(text)).toContain('attribute { name = "id" type = "S" } attribute { name = "made" type = "N" }');
  expect(withKeys(table(attribute("id", "S") + attribute("made", "N")), "range key made (number)")).toContain('"N"');
});

test("what is no key has none", () => {
  const text = withKeys(table(attribute("id", "S") + attribute("old", "S") + attribute("made", "S")), "id and made");
  expect(text).not.toContain("old");
  expect(text.match(/attribute/g)).toHaveLength(2);
});

test("what is right, worked out or another type's stays", () => {
  const right = table(attribute("id", "S") + attribute("made", "S"));
  for (const text of [right, table(attribute("$" + "{var.x}", "S")), 'resource "aws_vpc" "v" {\n}\n'])
    expect(withKeys(text, "a table")).toBe(text);
});
