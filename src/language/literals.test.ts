import { expect, it } from "vitest";
import { shapeOf } from "../change/fitness.ts";
import { isShape } from "./literals.ts";
import { inUnitOf, quantitiesIn } from "./quantities.ts";
import { readingOf } from "./reading.ts";

const said = (text: string) =>
  readingOf(text).outright.map((one) => [
    ...[one.quoted ? "quoted" : isShape(one) ? "shape" : one.kind, one.text],
    ...(one.quantity?.limit ? [one.quantity.limit] : []),
  ]);

it("finds what a request says literally", () => {
  expect(said('between 2 and 10 pods of "web" (v2.4.1) on m6i.xlarge in 10.0.0.0/16 at 03:00')).toEqual([
    ["number", "2", "min"],
    ["number", "10", "max"],
    ["quoted", "web"],
    ["version", "2.4.1"],
    ["shape", "m6i.xlarge"],
    ["network", "10.0.0.0/16"],
    ["shape", "03:00"],
  ]);
  expect(said("a well-known point-in-time of up to five")).toEqual([
    ["shape", "well-known"],
    ["number", "5", "max"],
  ]);
});

it("turns durations into the unit of the argument", () => {
  const [week] = quantitiesIn("for two weeks");
  expect(
    week &&
      ["retention_in_days", "message_retention_seconds", "backup_retention_period"].map((name) => inUnitOf(name, week)),
  ).toEqual([14, 1_209_600, 14]);
  // The unit before counts for a number that has none.
  const [, later] = quantitiesIn("after 30 days, deleted after 365");
  expect(later && inUnitOf("ttl", later)).toBe(31_536_000);
});

it("knows names of one shape", () => {
  expect(shapeOf("db.t3.micro")).toBe(shapeOf("db.m5.large"));
  expect(shapeOf("t3.small")).toBe(shapeOf("t4g.small"));
  expect(shapeOf("t3.small")).not.toBe(shapeOf("small"));
});
