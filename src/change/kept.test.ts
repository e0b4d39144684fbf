import { expect, test } from "vitest";
import { Clause } from "../language/clauses.ts";
import { ProgramText } from "./blocks.ts";
import { isKept } from "./kept.ts";

const of = (text: string) => new ProgramText({ "main.tf": text });
const BUCKET = 'resource "x_bucket" "a" {\n  tags = { team = "web" }\n  rule {\n    age = 1\n  }\n  lock = true\n}\n';

test.each([
  ["The rule for old files stays", BUCKET.replace("age = 1", "age = 9"), false],
  ["The rule for old files stays", BUCKET.replace("lock = true", "lock = false"), true],
  ["The rule for old files stays", `${BUCKET}resource "x_bucket_rule" "b" {\n}\n`, false],
  ["The tags that are there stay", BUCKET.replace('team = "web"', 'team = "web", cost = 1'), true],
  ["The tags that are there stay", BUCKET.replace('team = "web"', 'team = "shop"'), false],
  ["The rule for old files stays", "", false],
])("%s", (request, after, kept) => {
  expect(isKept(new Clause(request, "keep"), of(BUCKET), of(after))).toBe(kept);
});
