import { expect, test } from "vitest";
import type { Begun } from "../ask/retrieve.ts";
import type { Group, Scenario } from "../scenario/scenario.ts";
import { assumedIn, begunFor, blocksOf, unusedIn } from "./begun.ts";

const probe = () => "";

test.each<[string, string, string | undefined]>([
  [
    "ssh from 10.0.0.0/8 to subnet-0abc1234",
    'cidr = "10.0.0.0/8"',
    "Not in the program, though you say it: subnet-0abc1234.",
  ],
  ['a queue called "Orders" in eu-west-3', 'name = "orders"', "Not in the program, though you say it: eu-west-3."],
  ["mail to ops@acme.io, twice: ops@acme.io", "", "Not in the program, though you say it: ops@acme.io."],
  ["a queue with a dead letter queue after 5 tries", "", undefined],
])("%s: what is given literally and isn't there is told", (prompt, program, told) => {
  expect(unusedIn(prompt, program)).toBe(told);
});

test("a machine's size and a path ask for no block beyond the draft", () => {
  const prompt = "eks with m5.large nodes, /app/db_host, and a queue";
  const demand = (type: string, words: string, said: string) => ({
    ...{ type, words, count: 1 },
    at: prompt.indexOf(said) + said.length,
  });
  const demands = [
    demand("aws_instance", "machineclass", "m5.large"),
    demand("aws_db_instance", "db", "/app/db"),
    demand("aws_sqs_queue", "queue", "queue"),
  ];
  const begun: Begun = { program: "", used: [], rest: prompt, spans: [], explains: new Set(), demands, probe };
  expect(blocksOf(begun, prompt).map(({ type }) => type)).toEqual(["aws_sqs_queue"]);
});

test.each([
  [0.9, "Begun as: A queue."],
  [0.2, "A guess, since no scenario is much like it. Begun as: A queue."],
])("a draft that is %f likely says whether it is a guess", (probability, told) => {
  const scenario = { about: "A queue.", groups: [] } as unknown as Scenario;
  const filled = { said: new Set<string>(), values: {}, spans: [], others: [] };
  const draft = {
    program: "",
    used: [{ scenario, filled, probability }],
    rest: "",
    spans: [],
    explains: new Set<string>(),
    probe,
  };
  expect(assumedIn(draft)).toBe(told);
});

test("a value that the verifier refuses is its parameter's no more", async () => {
  const [interval, keep] = [group("hours", "24", "12"), group("keep", "14", "7")];
  const scenario = { groups: [interval, keep] } as unknown as Scenario;
  const retriever = {
    draft(_: string, { usually = new Set() }: { usually?: ReadonlySet<Group> } = {}): Begun {
      const said = new Set([interval, keep].flatMap((one) => (usually.has(one) ? [] : one.names)));
      const filled = { said, values: {}, spans: [], others: [] };
      const program = `interval = ${said.has("hours") ? 168 : 24}\nkeep = ${said.has("keep") ? 7 : 14}\n`;
      const used = [{ scenario, filled, probability: 1 }];
      return { program, used, rest: "", spans: [], explains: new Set(), demands: [], probe };
    },
  };
  const begun = await begunFor("snapshots, kept 7 days", retriever, async (program) => Number(program.includes("168")));
  expect(begun?.program).toBe("interval = 24\nkeep = 7\n");
});

const group = (name: string, ...rows: string[]): Group => ({
  names: [name],
  rows: rows.map((row) => [row]),
  isSwitch: false,
});
