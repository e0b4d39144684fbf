import { expect, test } from "vitest";
import { draftsOf, hostIn } from "./compose.ts";
import { Library } from "./library.ts";
import { mergedRules } from "./rules.ts";
import { HeldOut } from "./split.ts";

const { names, read, helpers } = fixtures();
const all = names.map((name) => read(name).family);
const source = {
  bases: all.filter(({ on }) => !on),
  extensions: all.filter(({ on }) => on),
  helpers,
  seed: "test",
  isHeld: () => false,
};
const drafts = Array.from({ length: 60 }, (_, nth) => draftsOf(nth, source, () => true)).flat();

function fixtures() {
  const library = new Library(new URL("fixtures/", import.meta.url).pathname);
  return { names: library.names, helpers: library.helpers, read: (name: string) => library.read(name) };
}

test("the same number gives the same drafts", () => {
  expect(draftsOf(7, source, () => true)).toEqual(draftsOf(7, source, () => true));
});

test("requests of one number have one program", () => {
  for (const nth of [0, 1, 2, 3, 4])
    expect(new Set(draftsOf(nth, source, () => true).map(({ program }) => program)).size).toBeLessThan(2);
});

test("an extension is asked of a block that is there", () => {
  const extended = drafts.filter(({ family }) => family.includes("aws/queue-age-alarm"));
  expect(extended.length).toBeGreaterThan(5);
  for (const { prompt, program, types } of extended) {
    expect(program).toContain("QueueName = aws_sqs_queue.main.name");
    expect(prompt).not.toMatch(/{{|undefined/);
    expect(types).toEqual(["aws_cloudwatch_metric_alarm", "aws_sqs_queue"]);
  }
});

test.each([
  ["any", [], "aws_sqs_queue.first"],
  ["one that has something", [{ pattern: /^ +delay_seconds += [1-9]/m, isThere: true }], "aws_sqs_queue.slow"],
  ["one that lacks something", [{ pattern: /fifo_queue/, isThere: false }], "aws_sqs_queue.slow"],
  ["none where all are otherwise", [{ pattern: /name_prefix/, isThere: true }], undefined],
])("an extension is on a block of its type: %s", (_, host, on) => {
  const block = (name: string, ...lines: string[]) =>
    `resource "aws_sqs_queue" "${name}" {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
  const texts = [
    block("away", 'region = "us-west-2"', "delay_seconds = 5"),
    block("many", "count = 2", "delay_seconds = 5"),
    block("first", "fifo_queue = true"),
    block("slow", "delay_seconds = 10"),
  ];
  expect(hostIn(texts, { on: ["aws_sqs_queue"], host }, "english", () => 0)?.on).toBe(on);
});

test("an extension is on a block that says its region, where all of its cloud do", () => {
  const text = 'resource "google_sql_database_instance" "main" {\n  region = "europe-west1"\n}\n';
  const on = ["google_sql_database_instance"];
  expect(hostIn([text], { on, host: [] }, "english", () => 0)?.on).toBe("google_sql_database_instance.main");
});

test("rules of two families may have one name", () => {
  const rules = 'deny contains "no queues" if count(queues) == 0\n\nqueues := of("aws_sqs_queue")';
  expect(mergedRules([rules, rules.replace("aws", "a.queues")])).toBe(
    `${rules}\n\ndeny contains "no queues" if count(queues_2) == 0\n\nqueues_2 := of("a.queues_sqs_queue")`,
  );
});

test.each([
  ["a held-out family", { family: "aws/a + aws/b" }, ["aws_vpc"], true],
  ["a held-out type", { family: "aws/c" }, ["data.aws_ami"], true],
  ["neither", { family: "aws/c" }, ["aws_vpc"], false],
])("%s", (_, { family }, types, isTest) => {
  const draft = {
    id: "",
    task: "gen",
    source: "families",
    family,
    provider: "aws",
    prompt: "",
    program: "x",
    types: [],
  } as const;
  expect(new HeldOut("# for testing\naws/b\naws_ami\n").hasRow({ ...draft, types: [] }, types)).toBe(isTest);
});

test("held-out families are put together with their like only", () => {
  const isHeld = ({ name }: { name: string }) => name === "aws/queue-with-dead-letters";
  const made = Array.from({ length: 40 }, (_, nth) => draftsOf(nth, { ...source, isHeld }, () => true)).flat();
  expect(new Set(made.map(({ family }) => family))).toEqual(new Set(["aws/queue-with-dead-letters"]));
});
