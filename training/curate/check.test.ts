import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { checkFamily } from "./check.ts";
import { readFamily } from "./family.ts";
import { Library } from "./library.ts";

const fixture = (name: string) => readFileSync(new URL(`fixtures/aws/${name}.txtar`, import.meta.url), "utf8");
const QUEUE = fixture("queue-with-dead-letters");
const { helpers } = new Library();
const verifier = await createNodeVerifier();
afterAll(() => verifier.dispose());

const GROUND = { it: "the queue", on: "aws_sqs_queue.main", program: 'resource "aws_sqs_queue" "main" {}\n' };

async function check(text: string, ground?: typeof GROUND) {
  const { family } = readFamily("aws/family", text, new Map());
  const around = { verifier, helpers, others: [], ...(ground && { ground }) };
  const findings = await checkFamily(family, around);
  return {
    problems: findings.filter(({ kind }) => kind === "problem").map((one) => one.text),
    notes: findings.filter(({ kind }) => kind === "note").map((one) => one.text),
  };
}

test("a sound family has no problem; a mutant that its intent accepts is told", async () => {
  const { problems, notes } = await check(QUEUE);
  expect(problems).toEqual([]);
  expect(notes.join("\n")).toContain("the intent accepts argument.tf with receives=");
});

test("an extension is judged on another program", async () => {
  expect(await check(fixture("queue-age-alarm"), GROUND)).toEqual({ problems: [], notes: [] });
});

test.each<[string, string | RegExp, string, string]>([
  ["a program that doesn't plan", "sqs_managed_sse_enabled = true", "encrypted = true", "argument.tf: schema: "],
  [
    "a program that doesn't do what is asked",
    /(-- resource.tf --[\s\S]*?)"{{queue}}{{/,
    '$1"queue{{',
    "resource.tf: the intent refuses it: no queue orders",
  ],
  ["an intent that is no Rego", "some q in of", "some q of", "the intent can't be used: "],
  [
    "a value that no request comes to",
    /{{days}}(?! days")/g,
    "{{#fifo}}{{^fifo}}{{days}}{{/fifo}}{{/fifo}}",
    "no request comes to days = seconds: 14 = 1209600",
  ],
  [
    "what is set up twice",
    "-- resource.tf --\n",
    '-- resource.tf --\nresource "aws_guardduty_detector" "a" {}\n\nresource "aws_guardduty_detector" "b" {}\n\n',
    "aws_guardduty_detector.a and aws_guardduty_detector.b set up one thing",
  ],
])("%s is told", async (_, from, to, problem) => {
  const { problems } = await check(QUEUE.replace(from, to));
  expect(problems.join("\n")).toContain(problem);
});

test.each([
  ["if count(ages) == 0", "if false", "accepts a program without anything (asked plain)"],
  ["{{seconds}}]) == 0", "{{seconds}}]) < 0", "the intent refuses 2 of 4 mutants, 4 at least"],
])("an intent with %s → %s accepts too much", async (from, to, problem) => {
  const { problems } = await check(fixture("queue-age-alarm").replace(from, to), GROUND);
  expect(problems.join("\n")).toContain(problem);
});
