import { afterAll, expect, test } from "vitest";
import { standInParts } from "../../test/repair/stand-in.ts";
import { errorsInWhole } from "./choose.ts";
import { Judge } from "./judge.ts";
import { withSentences } from "./sentences.ts";

const parts = await standInParts();
afterAll(() => parts.verifier.dispose());

async function made(program: string, request: string): Promise<string> {
  const judge = new Judge({ verifier: parts.verifier, schemas: parts.schemas });
  const asked = { request, demands: parts.retriever.wanted(request), matcher: parts.schemas.scenarios.matcher };
  const errorsIn = errorsInWhole(judge, request, parts.schemas);
  return withSentences(program, { parts, placer: parts.placer, asked, errorsIn, signal: undefined });
}

const TABLE = `resource "aws_dynamodb_table" "baskets" {
  name         = "baskets"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "customer_id"

  attribute {
    name = "customer_id"
    type = "S"
  }
}
`;

test("what a further sentence says of a block that is there is done", async () => {
  const request = "We'd like a DynamoDB table called baskets. Point-in-time recovery is a must.";
  expect(await made(TABLE, request)).toMatch(/point_in_time_recovery {\s+enabled\s+= true/);
});

test.each([
  ["in a single sentence all has been read", "A DynamoDB table called baskets with point-in-time recovery."],
  ["nothing is taken out", "A DynamoDB table called baskets. Delete the table."],
  ["the user isn't asked for more", "We need a DynamoDB table. Create a Step Functions state machine called checkout."],
  ["what is there doesn't come twice", "We need a DynamoDB table. Create the DynamoDB table orders by order_id."],
])("%s", async (_, request) => {
  expect(await made(TABLE, request)).toBe(TABLE);
});
