/** What requests are found to speak of, on our own rows. */
import { beforeAll, expect, test } from "vitest";
import { createJudge, figures, type Judged, readRows } from "../../scripts/fields/judge.ts";

const rows = readRows();
let judged: Judged[] = [];

beforeAll(async () => {
  const judge = await createJudge(rows.map(({ type }) => type));
  judged = rows.map(judge);
}, 60_000);

const listed = (of: (j: Judged) => readonly string[]) =>
  judged
    .filter((j) => of(j).length > 0)
    .map((j) => `${j.row.type}: ${of(j).join(" ")} (${j.row.request})`)
    .join("\n");

test("nearly everything that the rows speak of is found", () => {
  expect(
    figures(judged).recall,
    listed((j) => j.missed),
  ).toBeGreaterThanOrEqual(0.92);
});

test("little is written that nobody asked for, and nothing that the rows deny", () => {
  expect(
    figures(judged).precision,
    listed((j) => j.extra),
  ).toBeGreaterThanOrEqual(0.94);
  expect(
    figures(judged).denied,
    listed((j) => j.forbidden),
  ).toBe(0);
});

test("values that are said in other words are found", () => {
  const wrong = (j: Judged) => j.valued.filter((v) => v.got !== v.value).map((v) => `${v.path} = ${v.got}`);
  expect(figures(judged).values, listed(wrong)).toBeGreaterThanOrEqual(0.94);
});

test("a program of large types is read in time", () => {
  const types = ["aws_instance", "aws_ecs_service", "aws_lb", "aws_db_instance"];
  const times = judged.filter((j) => types.includes(j.row.type)).map((j) => j.ms);
  expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(200);
});
