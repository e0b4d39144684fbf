import { expect, it } from "vitest";
import { takenBack } from "./versions.ts";

it("takes back what a change did to some blocks, and what refers to those that go", () => {
  const before = { "main.tf": 'resource "a_b" "old" {\n  x = 1\n}\n\nresource "a_b" "user" {\n}\n' };
  const after = {
    "main.tf":
      'resource "a_b" "old" {\n  x = 2\n}\n\nresource "a_b" "new" {\n}\n\nresource "a_b" "user" {\n  y = a_b.new.id\n}\n',
  };
  expect(takenBack(before, after, ["a_b.old"])).toEqual([
    { address: "a_b.old", text: 'resource "a_b" "old" {\n  x = 1\n}', file: "main.tf" },
  ]);
  expect(takenBack(before, after, ["a_b.new"]).map(({ address, text }) => [address, text !== undefined])).toEqual([
    ["a_b.new", false],
    ["a_b.user", true],
  ]);
});
