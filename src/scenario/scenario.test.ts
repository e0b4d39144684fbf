import { expect, test } from "vitest";
import { Scenarios } from "./draft.ts";
import { joined } from "./join.ts";
import { Matcher } from "./match.ts";
import { withNames } from "./names.ts";
import { derived } from "./partners.ts";
import { rendered } from "./render.ts";
import { type Group, readScenarios, type Scenario } from "./scenario.ts";
import { fill } from "./slots.ts";
import { wordsOf } from "./words.ts";

const group = (names: string, ...rows: string[]): Group => ({
  names: names.split("="),
  rows: rows.map((row) => row.split("=")),
  isSwitch: rows.join() === "no,yes",
});
const queue: Scenario = {
  name: "aws/queue-with-dead-letters",
  about: "A queue with another one for what fails.",
  groups: [
    group("queue", "orders", "image-uploads", "invoices", "exports", "webhooks"),
    group("receives", "5", "3"),
    group("days=seconds", "4=345600", "7=604800"),
    group("fifo", "no", "yes"),
  ],
  asks: [
    "sqs {{queue}} with dead letter queue after {{receives}} tries",
    "a queue called {{queue}}; messages that fail {{receives}} times go to a dead letter queue{{#fifo}}, strict order{{/fifo}}",
    "queue for {{queue}} with a dlq, keep messages {{days}} days",
  ],
  programs: [
    {
      template:
        'resource "aws_sqs_queue" "main" {\n  name = "{{queue}}"\n{{#said.days}}\n  message_retention_seconds = {{seconds}}\n{{/said.days}}\n}\n\nresource "aws_sqs_queue" "dead" {\n}',
      types: ["aws_sqs_queue"],
    },
  ],
};
const alarm: Scenario = {
  name: "aws/on-queue-alarm",
  about: "An alarm on a queue.",
  on: ["aws_sqs_queue"],
  groups: [group("limit", "100", "500")],
  asks: [
    "raise an alarm when its backlog grows above {{limit}} messages",
    "if the backlog grows above {{limit}} messages raise an alarm",
    "alarm to raise when backlog of it grows above {{limit}}",
  ],
  programs: [
    {
      template: 'resource "aws_cloudwatch_metric_alarm" "backlog" {\n  threshold = {{limit}}\n  queue = {{on}}.name\n}',
      types: ["aws_cloudwatch_metric_alarm"],
    },
  ],
};
const bucket: Scenario = {
  name: "google/bucket",
  about: "A bucket.",
  groups: [group("name", "reports", "exports")],
  asks: ["gcs bucket {{name}}", "a versioned storage bucket {{name}} for files"],
  programs: [{ template: 'resource "google_storage_bucket" "main" {\n}', types: ["google_storage_bucket"] }],
};
const all = [queue, alarm, bucket];

test("a line is a scenario", () => {
  expect(readScenarios(`${JSON.stringify(queue)}\n${JSON.stringify(alarm)}\n`)).toEqual([queue, alarm]);
});

test("with the words that are bundled, requests find the same", () => {
  const found = (scenarios: Scenario[], request: string) => {
    const matcher = new Matcher(scenarios);
    return matcher.matches(matcher.read(request)).map(({ scenario: { name }, probability }) => [name, probability]);
  };
  const bundled = all.map((scenario) => ({ ...scenario, words: wordsOf(scenario) }));
  for (const request of ["queue for reports, failing messages to a dlq", "files in a versioned gcs bucket"]) {
    expect(found(bundled, request)).toEqual(found(all, request));
    expect(found(bundled, request)).not.toEqual([]);
  }
  const other = { ...bucket, words: { asks: ["zebra"], values: "okapi" } };
  expect(found([other, queue], "an okapi beside the zebra").map(([name]) => name)).toEqual([bucket.name]);
});

test.each<[string, Record<string, string>]>([
  ["sqs incoming-mail with dead letter queue after 9 tries", { queue: "incoming-mail", receives: "9" }],
  ["an sqs queue called events, fails three times then dead letter queue", { queue: "events", receives: "3" }],
  ["queue for image-uploads, keep messages 2 weeks", { queue: "image-uploads", days: "14", seconds: "1209600" }],
  ["a dlq queue in strict order", { fifo: "yes" }],
  ["a dlq queue, not in strict order", {}],
  ["a dlq queue, don't in strict order", {}],
  ["sqs queue with dlq for 256Mi of SSE-KMS in account 210987654321", {}],
])("%s: each value where ways of asking have one like it", (request, expected) => {
  const { values, said } = fill(queue, request, (word) =>
    ["sqs", "queue", "dlq", "for", "in", "order", "with", "not", "don"].includes(word),
  );
  const found = Object.fromEntries(Object.entries(values).filter(([name]) => said.has(name)));
  expect(found).toEqual(expected);
});

test("each of several that a list names", () => {
  const { values, others } = fill(queue, "queues: refunds, orders and mails, dead letters after 8 tries", () => true);
  expect([values, ...others].map(({ queue, receives }) => [queue, receives])).toEqual([
    ["refunds", "8"],
    ["orders", "8"],
    ["mails", "8"],
  ]);
});

const lambda: Scenario = {
  ...queue,
  groups: [group("runtime", "python3.13", "nodejs22.x"), group("engine", "MYSQL_8_0", "POSTGRES_16")],
  asks: ["lambda {{runtime}} with {{engine}}"],
};

test.each<[string, string, string]>([
  ["a function in python 3.12", "runtime", "python3.12"],
  ["a Node.js 20 function", "runtime", "nodejs20.x"],
  ["mysql 8.4 for it", "engine", "MYSQL_8_4"],
  ["postgres version 17 for it", "engine", "POSTGRES_17"],
])("%s: a version as the scenario writes them", (request, name, value) => {
  expect(fill(lambda, request, () => true).values[name]).toBe(value);
});

const probed: Scenario = {
  ...queue,
  groups: [
    group("app", "orders", "billing", "checkout", "search", "mail"),
    group("ready", "/ready"),
    group("alive", "/live"),
  ],
  asks: [
    "deploy {{app}} as non-root with a readiness probe on {{ready}}",
    "{{app}}: when it hangs it is restarted, by a liveness probe on {{alive}}",
  ],
  programs: [
    {
      template:
        'name = "{{app}}"{{#said.ready}} ready = "{{ready}}"{{/said.ready}}{{#said.alive}} alive = "{{alive}}"{{/said.alive}}',
      types: [],
    },
  ],
};

test.each<[string, string | undefined, string | undefined]>([
  ["deploy web with a liveness probe on /up and a readiness probe on /go", "/go", "/up"],
  ["deploy web, settings at /etc/web", undefined, undefined],
])("%s: what needn't be there is what the words beside it say", (request, ready, alive) => {
  const { values, said } = fill(probed, request, () => false);
  expect([said.has("ready") ? values.ready : undefined, said.has("alive") ? values.alive : undefined]).toEqual([
    ready,
    alive,
  ]);
});

test("a word of ways of asking isn't a name", () => {
  expect(fill(probed, "deploy it non-root", () => false).said).toEqual(new Set());
});

const made: Scenario = {
  ...bucket,
  groups: [group("company", "acme", "globex"), group("env", "prod", "dev"), group("alias", "files", "mails")],
  asks: ["bucket {{company}}-{{env}}", "key alias {{alias}}"],
};
const TEMPLATE = `resource "aws_s3_bucket" "main" {
  bucket = "{{company}}-{{env}}"
}

resource "aws_kms_alias" "main" {
  name = "alias/{{alias}}"
}
`;

test.each<[string, Record<string, string>, string]>([
  ["one's own name is the whole name", { company: "raw-data" }, 'bucket = "raw-data"'],
  ["of two parts that are said, both are", { company: "raw-data", env: "dev" }, 'bucket = "raw-data-dev"'],
  ["the scenario's own is a part", { company: "globex" }, 'bucket = "globex-prod"'],
  ["what a service demands stays", { alias: "secrets" }, 'name = "alias/secrets"'],
])("%s", (_, said, expected) => {
  const values = { company: "acme", env: "prod", alias: "files", ...said };
  const filled = { values, said: new Set(Object.keys(said)), spans: [], others: [] };
  expect(rendered(withNames(TEMPLATE, made, filled), made, filled)).toContain(expected);
});

test.each(['a queue called "a${file(1)}b" for mail', "a queue called 'x\" }' for mail"])(
  "what would be more than a text in the program is no value: %s",
  (request) => {
    expect(fill(queue, request, () => false).values.queue).not.toMatch(/["$]/);
  },
);

test("what isn't said is usual", () => {
  const { values, said } = fill(queue, "a queue with another for failures", () => true);
  expect([values, said.size]).toEqual([
    { queue: "orders", receives: "5", days: "4", seconds: "345600", fifo: "no" },
    0,
  ]);
});

test("a number is said as the request has it", () => {
  const database: Scenario = { ...queue, groups: [group("version", "8.0", "8.4")], asks: ["mysql {{version}} on rds"] };
  expect(fill(database, "mysql 8.0 on rds", () => true).values).toEqual({ version: "8.0" });
  expect(fill(database, "mysql 5.70 on rds", () => true).values).toEqual({ version: "5.70" });
});

test("a number that is far beyond all others is something else", () => {
  const nodes: Scenario = { ...queue, groups: [group("count", "2", "3")], asks: ["{{count}} nodes behind a balancer"] };
  expect(fill(nodes, "5 nodes behind a balancer", () => true).values).toEqual({ count: "5" });
  expect(fill(nodes, "listeners on 5432 and 6379, nodes behind a balancer", () => true).values).toEqual({ count: "2" });
});

const hosts = group("host=zone", "www.acme.com=acme.com", "api.globex.io=globex.io");

test.each<[Group, string, readonly string[] | undefined]>([
  [group("days=seconds", "4=345600", "7=604800"), "2", ["2", "172800"]],
  [group("name=file", "a=a.fifo", "b=b.fifo"), "c", ["c", "c.fifo"]],
  [group("at=cron", "6=cron(0 6 * * ? *)", "7=cron(0 7 * * ? *)"), "9", ["9", "cron(0 9 * * ? *)"]],
  [hosts, "app.hooli.org", ["app.hooli.org", "hooli.org"]],
  [hosts, "hooli.org", ["hooli.org", "hooli.org"]],
  [hosts, "hooli.co.uk", ["hooli.co.uk", "hooli.co.uk"]],
  [hosts, "www.hooli.co.uk", ["www.hooli.co.uk", "hooli.co.uk"]],
  [group("zone=host", "acme.com=www.acme.com", "globex.io=api.globex.io"), "hooli.org", ["hooli.org", "www.hooli.org"]],
  [group("word=size", "small=t3.micro", "big=m5.large"), "huge", undefined],
  [group("word=size", "small=t3.micro", "big=m5.large"), "BIG", ["big", "m5.large"]],
])("what goes with a value that no list has: %j %s", (rows, value, expected) => {
  expect(derived(rows, 0, value)).toEqual(expected);
});

test("a request is drafted from the scenario that it is about, and an extension goes with it", () => {
  const drafts = new Scenarios(all);
  const draft = drafts.draft(
    "sqs queue called events with a dead letter queue after 4 tries; raise an alarm when its backlog grows above 250 messages",
  );
  expect(draft?.used.map(({ scenario }) => scenario.name)).toEqual([queue.name, alarm.name]);
  expect(draft?.program).toContain('name = "events"');
  expect(draft?.program).toContain("threshold = 250\n  queue = aws_sqs_queue.main.name");
});

test("nothing is drafted of what no scenario is about, nor an extension without what it is on", () => {
  const drafts = new Scenarios(all);
  expect(drafts.draft("a kinesis stream with two shards")).toBeUndefined();
  expect(drafts.draft("warn me if its backlog exceeds 100 messages")).toBeUndefined();
  expect(new Scenarios([]).draft("sqs queue")).toBeUndefined();
});

test("two programs in one: labels that both have are told apart, and what both have is there once", () => {
  const vpc = 'resource "aws_vpc" "main" {\n}\n';
  const subnet = (cidr: string) =>
    `resource "aws_subnet" "main" {\n  vpc_id = aws_vpc.main.id\n  cidr_block = "${cidr}"\n}\n\noutput "id" {\n  value = aws_subnet.main.id\n}\n`;
  const both = joined(`${vpc}\n${subnet("10.0.1.0/24")}`, `${vpc}\n${subnet("10.0.2.0/24")}`);
  expect(both.match(/"aws_vpc"/g)).toHaveLength(1);
  expect(both).toContain('resource "aws_subnet" "main_2" {\n  vpc_id = aws_vpc.main.id\n  cidr_block = "10.0.2.0/24"');
  expect(both).toContain('output "id_2" {\n  value = aws_subnet.main_2.id');
});

test("a value that names a block is a label there; a parameter may be called label", () => {
  const template =
    'resource "aws_vpc" "{{label}}" {\n  name = "{{label}}"\n}\n\nresource "aws_eip" "{{port}}" {}\nresource "aws_eip" "port_{{port}}" {}';
  expect(rendered(template, { groups: [] }, { values: { label: "web server", port: "80" }, said: new Set() })).toBe(
    'resource "aws_vpc" "web_server" {\n  name = "web server"\n}\n\nresource "aws_eip" "_80" {}\nresource "aws_eip" "port_80" {}\n',
  );
});
