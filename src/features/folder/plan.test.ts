import { expect, it } from "vitest";
import { planOf } from "./plan.ts";

const steps = (seen: Record<string, string>, disk: Record<string, string>, ours: Record<string, string>) =>
  planOf(seen, disk, ours).steps.map(({ path, does, conflict }) => [path, does, conflict]);

it("writes what is new, changed or deleted here, and nothing that is as on disk", () => {
  expect(steps({ a: "1", b: "1", c: "1" }, { a: "1", b: "1", c: "1" }, { a: "1", b: "2", d: "1" })).toEqual([
    ["b", "change", undefined],
    ["c", "remove", undefined],
    ["d", "create", undefined],
  ]);
});

it("says what others did to the same files meanwhile", () => {
  expect(steps({ a: "1", b: "1", c: "1" }, { a: "x", c: "x", d: "x" }, { a: "2", b: "2", d: "2" })).toEqual([
    ["a", "change", "it was changed on disk"],
    ["b", "create", "it was deleted on disk"],
    ["c", "remove", "it was changed on disk"],
    ["d", "change", "there is another file of this name on disk"],
  ]);
});

it("has nothing to say where both did the same, and leaves what only others changed", () => {
  const plan = planOf({ a: "1", b: "1", c: "1" }, { a: "2", b: "x" }, { a: "2", b: "1", c: "1" });
  expect(plan).toEqual({ steps: [], newer: ["b", "c"] });
});

it("takes names that mean something to JavaScript", () => {
  expect(steps({}, {}, { constructor: "1", ["__proto__"]: "2" })).toEqual([
    ["__proto__", "create", undefined],
    ["constructor", "create", undefined],
  ]);
});
