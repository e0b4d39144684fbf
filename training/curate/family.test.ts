import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { covering } from "./cover.ts";
import { type Group, readFamily, readPools } from "./family.ts";
import { combine, intentOf, programOf, requestOf } from "./render.ts";
import { unsaid } from "./unsaid.ts";

const pools = readPools("# shared\nservice: orders | billing | checkout\n");
const fixture = (name: string) => readFileSync(new URL(`fixtures/aws/${name}.txtar`, import.meta.url), "utf8");
const QUEUE = fixture("queue-with-dead-letters");
const queue = () => readFamily("aws/queue", QUEUE, pools).family;

test.each(["queue-with-dead-letters", "queue-age-alarm"])("%s has nothing wrong", (name) => {
  expect(readFamily(`aws/${name}`, fixture(name), pools).problems).toEqual([]);
});

test.each([
  ["receives: 5 | 3 | 8", "receives: 5", "receives has one value only"],
  ["receives: 5 | 3 | 8", "receives 5", "has no colon"],
  ["receives: 5 | 3 | 8", "receives: @tries", "there is no list @tries"],
  ["| 7 = 604800", "| 7", '"7" has 1 of 2 values'],
  ["fifo: no | yes", "fifo: no | maybe", "{{#fifo}} needs a switch"],
  ["fifo: no | yes", "fifo: no | yes\nteam: data | web", "no ask says team"],
  ["terse: sqs {{queue}}", "tense: sqs {{queue}}", '"tense" is no style and no language'],
  ["terse: sqs {{queue}}", "terse: sqs {{name}}", "{{name}} is no parameter"],
  ["-- resource.tf --", "-- argument.tf --", 'two sections "argument.tf"'],
  ["-- resource.tf --", "-- resource.hcl --", 'section "resource.hcl" is none of'],
  ["name       =", "name {{#fifo}} =", "resource.tf: the template can't be read"],
  [/^deny/gm, "allow", "intent.rego has no rule deny"],
  ["A queue whose", "A queue\nwhose", "the first line must say"],
  ["-- asks --", "-- host --\n! fifo\n-- asks --", "host says what a block has"],
  ["-- asks --", "-- on --\naws_sqs_queue\n-- host --\nfifo(\n-- asks --", 'host: "fifo(" is no pattern'],
])("where %s is %s, it says so", (from, to, problem) => {
  const { problems } = readFamily("aws/queue", QUEUE.replace(from, to), pools);
  expect(problems.join("\n")).toContain(problem);
});

test("values come from the pool", () => {
  const { family } = readFamily(
    "aws/queue",
    QUEUE.replace("queue: orders | invoices | image-uploads", "queue: @service"),
    pools,
  );
  expect(family.groups[0]).toMatchObject({ rows: [["orders"], ["billing"], ["checkout"]], pooled: true });
});

const sample = (style: string, nth: number, chosen: Record<string, string>) => {
  const family = queue();
  const ask = family.asks.filter((one) => one.style === style)[nth];
  if (!ask) throw new Error(style);
  const rows = family.groups.flatMap((group) => {
    const row = group.rows.find(([value]) => value === chosen[group.names[0] as string]);
    return row ? [[group, row] as const] : [];
  });
  const combination = combine(family.groups, ask, new Map(rows));
  return {
    request: requestOf(ask, combination),
    program: programOf(family.programs[0]?.template ?? "", family.groups, combination),
    intent: intentOf(family, combination),
  };
};

test("what a request says is in all three", () => {
  const { request, program, intent } = sample("architect", 0, { days: "7", fifo: "yes" });
  expect(request).toContain("SQS FIFO, redrive");
  expect(request).toContain("retention 7 d");
  expect(program).toContain("message_retention_seconds = 604800");
  expect(program).toContain('name                      = "orders.fifo"');
  expect(intent).toContain("!= 604800".slice(3));
  expect(intent).toContain("not FIFO");
});

test("what it doesn't say is usual, and the intent leaves it open", () => {
  const { request, program, intent } = sample("terse", 0, { days: "7", fifo: "yes", receives: "8" });
  expect(request).toBe("sqs orders w/ dlq after 8 tries");
  expect(program).not.toMatch(/fifo|message_retention_seconds/);
  expect(intent).not.toMatch(/FIFO|aren't kept/);
  expect(intent).toContain("no queue orders");
});

test("a switch that is off is said where the request says so", () => {
  expect(sample("plain", 1, { fifo: "no" }).request).toContain("standard queue, not FIFO, named orders");
  expect(sample("plain", 1, { fifo: "no" }).intent).not.toContain('"not FIFO"');
  expect(sample("plain", 1, { fifo: "yes" }).intent).toContain('"not FIFO"');
});

test("a few combinations have every ask and every value", () => {
  const family = queue();
  const { asked, unreached } = covering(family);
  expect(unreached).toEqual([]);
  expect(new Set(asked.map(({ ask }) => ask)).size).toBe(family.asks.length);
  expect(new Set(asked.map(({ combination }) => combination.values.days))).toEqual(new Set(["4", "7", "14"]));
});

test("a rule of which few asks have a word is told", () => {
  expect(unsaid(queue())).toEqual([]);
  const strict = QUEUE.replace(
    "-- intent.rego --",
    '-- intent.rego --\ndeny contains "no replica elsewhere" if count(of("aws_x")) == 0\n',
  );
  expect(unsaid(readFamily("aws/queue", strict, pools).family)).toEqual(["no replica elsewhere"]);
});

test("what goes together fits where only one of it is said", () => {
  const text = QUEUE.replace("receives: 5 | 3 | 8", "").replace(
    "queue: orders | invoices | image-uploads",
    "queue ~ receives: orders ~ 5 | invoices ~ 3 | mails ~ 8",
  );
  const { family, problems } = readFamily("aws/queue", text, pools);
  expect(problems).toEqual([]);
  const [queueGroup, receives] = family.groups;
  if (!queueGroup || !receives) throw new Error("no groups");
  const ask = { style: "terse", language: "english", template: "a queue {{queue}}" };
  const { values, said } = combine(
    family.groups,
    ask,
    new Map<Group, string[]>([[queueGroup, queueGroup.rows[2] as string[]]]),
  );
  expect(values).toMatchObject({ queue: "mails", receives: "8" });
  expect([...said]).toEqual([queueGroup]);
  for (const { combination } of covering(family).asked)
    expect(["orders 5", "invoices 3", "mails 8"]).toContain(
      `${combination.values.queue} ${combination.values.receives}`,
    );
});
