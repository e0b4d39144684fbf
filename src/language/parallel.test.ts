import { expect, test } from "vitest";
import { recordsIn } from "./parallel.ts";
import { readingOf } from "./reading.ts";

const said = (request: string) =>
  recordsIn(readingOf(request)).map((records) => records.map((one) => one.map(({ text }) => text).join(" ")));

test.each([
  [
    "rule 100 allows tcp 443 in from 0.0.0.0/0, rule 110 allows tcp 22 in from 10.0.0.0/8",
    ["100 443 0.0.0.0/0", "110 22 10.0.0.0/8"],
  ],
  [
    "parameters /a/host = db.internal, /a/port = 5432 and /a/beta = off",
    ["/a/host db.internal", "/a/port 5432", "/a/beta off"],
  ],
  ["listeners on 5432 and 6379, to groups pg-tg and redis-tg", ["5432 pg-tg", "6379 redis-tg"]],
  ["mail to dev@acme.io and ops@acme.io, encrypted", ["dev@acme.io", "ops@acme.io"]],
])("%s", (request, records) => {
  expect(said(request)).toEqual([records]);
});

test.each([
  ["a range is one thing", "between 2 and 10 tasks"],
  ["numbers behind a comma are no list", "up to 20, 6 at first"],
  ["nor is a list without a word that joins it several pairs", "in subnet-0a1, subnet-0b2, subnet-0c3, subnet-0d4"],
  ["what is said otherwise is another thing", "443 and 80 GB"],
])("%s", (_, request) => {
  expect(said(request)).toEqual([]);
});
