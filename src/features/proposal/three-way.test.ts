import fc from "fast-check";
import { expect, it } from "vitest";
import { threeWay } from "./three-way.ts";

const line = fc.constantFrom("a\n", "b\n", "}\n", "c\n");
const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join(""));
const texts = fc.dictionary(fc.constantFrom("main.tf", "x.tf", "y.tf"), text);

it("gives the other side's where one has changed nothing, and what both say alike", () => {
  fc.assert(
    fc.property(texts, texts, (base, other) => {
      expect(threeWay(base, base, other)).toEqual({ files: other, conflicts: [] });
      expect(threeWay(base, other, base)).toEqual({ files: other, conflicts: [] });
      expect(threeWay(base, other, other)).toEqual({ files: other, conflicts: [] });
    }),
  );
});

it("has the lines of both, wherever they were put", () => {
  const base = Array.from({ length: 9 }, (_, i) => `line ${i}\n`);
  fc.assert(
    fc.property(fc.nat(9), fc.nat(9), (mine, proposed) => {
      const theirs = base.toSpliced(mine, 0, "typed\n");
      const ours = base.toSpliced(proposed, 0, "proposed\n");
      const { files, conflicts } = threeWay(
        { "a.tf": base.join("") },
        { "a.tf": theirs.join("") },
        { "a.tf": ours.join("") },
      );
      expect(files["a.tf"]).toContain("proposed\n");
      expect(files["a.tf"]?.includes("typed\n")).toBe(mine !== proposed);
      expect(conflicts).toEqual(mine === proposed ? [{ file: "a.tf", from: mine + 1, to: mine + 2 }] : []);
    }),
  );
});

it("calls it a conflict when one takes a file away that the other changes", () => {
  const base = { "a.tf": "1\n", "b.tf": "2\n" };
  const gone = threeWay(base, { "b.tf": "2\n" }, { ...base, "a.tf": "proposed\n" });
  expect(gone).toMatchObject({ files: { "a.tf": "proposed\n" }, conflicts: [{ file: "a.tf" }] });
  const kept = threeWay(base, { ...base, "a.tf": "typed\n" }, { "b.tf": "2\n" });
  expect(kept).toMatchObject({ files: { "b.tf": "2\n" }, conflicts: [{ file: "a.tf" }] });
  const both = threeWay({}, { "new.tf": "typed\n" }, { "new.tf": "proposed\n" });
  expect(both).toMatchObject({ files: { "new.tf": "proposed\n" }, conflicts: [{ file: "new.tf", from: 1, to: 2 }] });
});
