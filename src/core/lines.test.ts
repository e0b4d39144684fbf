import { expect, test } from "vitest";
import { charactersOf, linesOf } from "./lines.ts";

test("lines of text, whatever ends them; none of what isn't text or isn't there", () => {
  const files = { "a.tf": "\ufeffone\r\ntwo\n", "b.tf": { base64: "/w==" } };
  expect(linesOf(files, "a.tf")).toEqual(["one", "two", ""]);
  expect(linesOf(files, "a.tf")).toBe(linesOf(files, "a.tf"));
  for (const none of ["b.tf", "c.tf", "constructor"]) expect(linesOf(files, none)).toEqual([]);
  files["a.tf"] = "three";
  expect(linesOf(files, "a.tf")).toEqual(["three"]);
});

test("characters as people see them", () => {
  expect(charactersOf("a👩‍👩‍👧é\t")).toEqual(["a", "👩‍👩‍👧", "é", "\t"]);
});
