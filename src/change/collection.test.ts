import { describe, expect, test } from "vitest";
import { type Collection, collectionOf, withElement, withoutElement, withValue } from "./collection.ts";

const of = (expression: string) => collectionOf(expression) as Collection;
const keysOf = (expression: string) => of(expression).elements.map(({ key, value }) => [key, value]);

describe("elements", () => {
  test("of maps, on one line and on several, with and without commas", () => {
    expect(keysOf('{ a = 1, "b c" : "x, y" }')).toEqual([
      ["a", "1"],
      ["b c", '"x, y"'],
    ]);
    expect(keysOf("{\n  a = { z = 1, y = [2, 3] } # first, and best\n  b = f(1,\n 2)\n}")).toEqual([
      ["a", "{ z = 1, y = [2, 3] }"],
      ["b", "f(1,\n 2)"],
    ]);
  });

  test("of lists, strings with signs in them and comments between included", () => {
    expect(keysOf('["a,]", "${join(",", ["b"])}", # c\n]').map(([, value]) => value)).toEqual([
      '"a,]"',
      '"${join(",", ["b"])}"',
    ]);
    expect(of("[]").elements).toEqual([]);
  });

  test.each([
    "var.x",
    "[for x in y : x]",
    "{ for k, v in y : k => v }",
    "[a",
    'toset(["a"])',
    "{ (var.k) = 1 }",
    "{ a = <<E\nx\nE\n}",
  ])("what isn't written out has none: %s", (expression) => expect(collectionOf(expression)).toBeUndefined());
});

test.each([
  ['["a"]', '"b"', '["a", "b"]'],
  ["[]", '"b"', '["b"]'],
  ["{ a = 1 }", "b = 2", "{ a = 1, b = 2 }"],
  ['[\n  "a", # one\n]', '"b"', '[\n  "a", # one\n"b",\n]'],
  ['[\n  "a"\n]', '"b"', '[\n  "a",\n"b"\n]'],
  ["{\n  a = 1\n  b = 2 # two\n}", "c = 3", "{\n  a = 1\n  b = 2 # two\nc = 3\n}"],
  ["{\n  a = 1,\n  b = 2\n}", "c = 3", "{\n  a = 1,\n  b = 2,\nc = 3\n}"],
])("%s with %s", (expression, element, expected) => expect(withElement(of(expression), element)).toBe(expected));

test.each([
  ['["a", "b", "c"]', 1, '["a", "c"]'],
  ['["a", "b"]', 1, '["a"]'],
  ['["a"]', 0, "[]"],
  ["{ a = 1, b = 2 }", 0, "{ b = 2 }"],
  ['[\n  "a",\n  "b", # two\n  "c"\n]', 1, '[\n  "a",\n  "c"\n]'],
  ['[\n  "a",\n  "b"\n]', 1, '[\n  "a"\n]'],
  ["{\n  a = { x = 1 }\n  b = {\n    x = 2\n  }\n}", 1, "{\n  a = { x = 1 }\n}"],
])("%s without its element %i", (expression, at, expected) => {
  const collection = of(expression);
  const [element] = collection.elements.slice(at);
  expect(element && withoutElement(collection, element)).toBe(expected);
});

test("another value of one", () => {
  const map = of("{ a = 1, b = 2 }");
  expect(map.elements[1] && withValue(map, map.elements[1], "30")).toBe("{ a = 1, b = 30 }");
});
