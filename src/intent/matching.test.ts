/** What goes where together. */
import { expect, test } from "vitest";
import { matched } from "./matching.ts";

const edges = (table: Record<string, Record<string, number>>) =>
  Object.entries(table).flatMap(([from, row]) =>
    Object.entries(row).map(([to, worth]) => ({ from, to: `${to}`, worth })),
  );
const told = (table: Record<string, Record<string, number>>, room = 1) =>
  matched(edges(table), () => room)
    .map(({ from, to }) => from + to)
    .sort();

test("one yields its likeliest place where the other has no other one", () => {
  expect(told({ a: { x: 5, y: 4 }, b: { x: 3 } })).toEqual(["ay", "bx"]);
  expect(told({ a: { x: 5 }, b: { x: 3 } })).toEqual(["ax"]);
});

test("whole chains move", () => {
  expect(told({ a: { x: 9, y: 8 }, b: { y: 9, z: 8 }, c: { x: 9 } })).toEqual(["ay", "bz", "cx"]);
});

test("what is worth nothing goes nowhere, and a list takes several", () => {
  expect(told({ a: { x: -1 }, b: { x: 0 } })).toEqual([]);
  expect(told({ a: { x: 1 }, b: { x: 2 } }, 2)).toEqual(["ax", "bx"]);
});

test("is the best of all on tables that chance made", () => {
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let n = 0; n < 50; n++) {
    const table = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => next() * 4 - 1));
    const best = (row: number, taken: number): number =>
      row === 4
        ? 0
        : Math.max(
            best(row + 1, taken),
            ...[0, 1, 2, 3].flatMap((column) =>
              taken & (1 << column) ? [] : [(table[row]?.[column] ?? 0) + best(row + 1, taken | (1 << column))],
            ),
          );
    const all = table.flatMap((row, from) => row.map((worth, to) => ({ from, to: `${to}`, worth })));
    const found = matched(all, () => 1).reduce((sum, { worth }) => sum + worth, 0);
    expect(found).toBeCloseTo(best(0, 0));
  }
});
