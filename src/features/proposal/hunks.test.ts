import fc from "fast-check";
import { expect, it } from "vitest";
import { hunksOf, merged } from "./hunks.ts";

const ids = (hunks: { id: string }[]) => new Set(hunks.map(({ id }) => id));
const text = fc.array(fc.constantFrom("a\n", "b\n", "}\n", "c")).map((parts) => parts.join(""));
const texts = fc.dictionary(fc.constantFrom("main.tf", "x.tf", "y.tf"), text);

it("all hunks make the proposal, none leave everything as it was", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const hunks = hunksOf(before, after);
      expect(merged(before, hunks, ids(hunks))).toEqual(after);
      expect(merged(before, hunks, new Set())).toEqual(before);
      expect(ids(hunks).size).toBe(hunks.length);
    }),
  );
});

it("takes some hunks and leaves others", () => {
  const lines = Array.from({ length: 12 }, (_, i) => `line ${i}\n`);
  const before = { "a.tf": lines.join("") };
  const after = { "a.tf": lines.with(0, "first\n").with(11, "last\n").join("") };
  const hunks = hunksOf(before, after);
  expect(hunks.map(({ from, to, added, removed }) => [from, to, added, removed])).toEqual([
    [1, 2, 1, 1],
    [12, 13, 1, 1],
  ]);
  const [, second] = hunks;
  expect(merged(before, hunks, new Set([second?.id ?? ""]))).toEqual({ "a.tf": lines.with(11, "last\n").join("") });
});

it("keeps neighbouring changes together", () => {
  const before = { "a.tf": "a\n}\nb\n" };
  expect(hunksOf(before, { "a.tf": "A\n}\nB\n" })).toHaveLength(1);
});

it.each(["constructor", "__proto__", "toString"])("makes and changes a file called %s", (name) => {
  const file = (text: string) => Object.fromEntries([[name, text]]);
  const take = (before: object, after: object) => {
    const hunks = hunksOf(before as Record<string, string>, after as Record<string, string>);
    return [
      hunks.map(({ kind }) => kind),
      merged(before as Record<string, string>, hunks, new Set(hunks.map(({ id }) => id))),
    ];
  };
  expect(take({}, file("a\n"))).toEqual([["new file"], file("a\n")]);
  expect(take(file("a\n"), file("b\n"))).toEqual([["change"], file("b\n")]);
  expect(take(file("a\n"), {})).toEqual([["deleted file"], {}]);
});
