import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, fitting, isRepair } from "./edits.ts";
import type { Edit } from "./report.ts";

const edit = (start: number, end: number, newText: string, file = "main.tf"): Edit => ({
  file,
  range: { start: { line: 1, column: 1, byte: start }, end: { line: 1, column: 1, byte: end } },
  newText,
});

test("what only adds words is the user's to decide", () => {
  expect(isRepair([])).toBe(false);
  expect(isRepair([edit(3, 3, "\n  vpc_id = var.vpc_id")])).toBe(false);
  expect(isRepair([edit(3, 3, "[0]")])).toBe(false);
  expect(isRepair([edit(3, 3, "["), edit(5, 5, "]")])).toBe(true);
  expect(isRepair([edit(3, 3, "# ")])).toBe(true);
  expect(isRepair([edit(3, 5, "name")])).toBe(true);
  expect(isRepair([edit(3, 9, ""), edit(20, 20, "moved")])).toBe(true);
});

test("of edits that clash the first diagnostic's are made, all or none", () => {
  const move = [edit(0, 4, ""), edit(10, 10, "moved")];
  const within = [edit(2, 3, "x"), edit(20, 21, "y")];
  const beside = [edit(10, 10, "also")];
  expect(fitting([move, within, [], beside])).toEqual([move, beside]);
  expect(fitting([[edit(0, 4, "a", "a.tf")], [edit(0, 4, "b", "b.tf")]])).toHaveLength(2);
});

test("insertions at one place keep their order; bytes are UTF-8", () => {
  expect(applyEdits("äb", [edit(2, 2, "1"), edit(2, 2, "2"), edit(2, 3, "c")])).toBe("ä12c");
});

test("edits that fit together leave the rest as it is", () => {
  const some = fc.array(fc.tuple(fc.nat(60), fc.nat(8), fc.string({ unit: fc.constantFrom("x", "ü", "") })));
  fc.assert(
    fc.property(fc.string({ minLength: 70, unit: fc.constantFrom("a", "b", "\n") }), some, (text, raw) => {
      const [...groups] = fitting(raw.map(([start, size, newText]) => [edit(start, start + size, newText)]));
      const edits = groups.flat();
      const removed = edits.reduce((sum, { range }) => sum + range.end.byte - range.start.byte, 0);
      const added = edits.reduce((sum, { newText }) => sum + newText.length, 0);
      expect(applyEdits(text, edits)).toHaveLength(text.length - removed + added);
    }),
  );
});
