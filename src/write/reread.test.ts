import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import type { CompletionModel } from "../core/completion.ts";
import { reread } from "./reread.ts";
import { spotsIn } from "./spots.ts";

const schemas = await readSchemas();

const DRAFT = `resource "aws_sqs_queue" "main" {
  name                      = "main"
  message_retention_seconds = 345600
  tags                      = { Team = "mail" }
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 4
  })
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}
`;
const REQUEST = "queue payment-events, kept 10 days, dead letters in payment-events-dlq";

const spots = (request: string, program = DRAFT) => spotsIn(program, request, schemas, {});

/** Finds these values as likely as can be, place by place, and what stands there as likely as `own` says. */
const finds = (own: number, ...values: string[]): CompletionModel => ({
  complete: async ({ weigh }) => ({
    ...{ text: "", tokens: 0, promptTokens: 0, seconds: 0, firstTokenSeconds: 0, stop: "end" as const },
    weights: (weigh?.places ?? []).map(({ options }, i) => [
      own,
      ...options.map((option) => (option === values[i] ? -0.01 : Number.NaN)),
    ]),
  }),
});

const sure = (...values: string[]) => finds(-15, ...values);

const read = (model: CompletionModel, errorsIn: (program: string) => number = () => 0, program = DRAFT) =>
  reread(
    { model, schemas, facts: {}, request: REQUEST, seed: 1, used: [], errorsIn: async (text) => errorsIn(text) },
    program,
  );

test("a place has what the request has for it, in its unit and kind; what goes into a call is no place", () => {
  const all = spots(REQUEST).map(({ now, options }) => [now, options.map(({ text }) => text)] as const);
  expect(all.map(([now]) => now)).toEqual(["main", "345600", "mail", "dead"]);
  expect(all[1]?.[1]).toEqual(["864000"]);
  expect(all[3]?.[1]).toEqual(expect.arrayContaining(["payment-events", "payment-events-dlq"]));
});

test("an argument with listed values has these, one whose usual values the request speaks of those, too", () => {
  const lambda = 'resource "aws_lambda_function" "f" {\n  runtime = "nodejs22.x"\n  handler = "index.handler"\n}\n';
  const [runtime, handler] = spots("Python 3.12 function, handler app.handler", lambda);
  expect(runtime?.options.map(({ text }) => text)).toContain("python3.12");
  expect(handler?.options.map(({ text }) => text)).toContain("app.handler");
});

test("what the model is sure of and the request says takes the draft's place", async () => {
  const { program, changed } = await read(sure("payment-events", "864000", "", "payment-events-dlq"));
  expect(program).toContain('name                      = "payment-events"\n  message_retention_seconds = 864000\n');
  expect(program).toContain('name = "payment-events-dlq"');
  expect(changed).toBe(3);
});

test("what the verifier has more against isn't taken, and the rest is", async () => {
  const wrong = (text: string) => (text.includes("864000") ? 1 : 0);
  const { program, changed } = await read(sure("payment-events", "864000", "", "payment-events-dlq"), wrong);
  expect(program).toContain('"payment-events"\n  message_retention_seconds = 345600\n');
  expect(changed).toBe(2);
});

test("what the request doesn't say gives way sooner than what it does", async () => {
  const said = DRAFT.replace('"main"\n  message', '"payment-events"\n  message');
  const model = finds(-8, "payment-events-dlq");
  expect(await read(model)).toMatchObject({ changed: 1 });
  expect(await read(model, () => 0, said)).toMatchObject({ changed: 0 });
});

test("a model that doesn't weigh leaves the draft as it is", async () => {
  const silent = { complete: async () => ({ ...(await sure().complete({} as never)), weights: undefined as never }) };
  expect(await read(silent)).toEqual({ program: DRAFT, changed: 0 });
});
