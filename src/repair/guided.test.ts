import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CompletionModel, CompletionRequest } from "../core/completion.ts";
import { ProviderSchema } from "../core/schema.ts";
import { createRetriever } from "../prompt/retrieve.ts";
import { Schemas } from "../prompt/schemas.ts";
import { Writer } from "./write.ts";

const schema = (name: string) =>
  ProviderSchema.parse(readFileSync(new URL(`../../public/schemas/${name}.jsonl`, import.meta.url), "utf8"));
const schemas = new Schemas([schema("aws-6"), schema("random")]);
const retriever = createRetriever(schemas.names());

/** Answers every question with the same text, and remembers the questions. */
function stubborn(answer: string): CompletionModel & { requests: CompletionRequest[] } {
  const requests: CompletionRequest[] = [];
  return {
    requests,
    async complete(request) {
      requests.push(request);
      const cut = (request.stop ?? []).reduce((text, stop) => text.split(stop, 1)[0] ?? "", answer);
      return { text: cut, tokens: 1, promptTokens: 1, seconds: 0, firstTokenSeconds: 0, stop: "stopped" };
    },
  };
}

async function draft(prompt: string, answer = "thing") {
  const model = stubborn(answer);
  const sampling = { seed: 1, temperature: 0, topP: 1, maxTokens: 100 };
  const writer = new Writer(
    {
      model,
      schemas,
      prompt,
      types: retriever.retrieve(prompt),
      sampling,
      style: "guided",
      onText: () => {},
      signal: undefined,
    },
    0,
  );
  return { text: await writer.draft(), model, fixes: writer.fixes, sources: writer.sources };
}

test("blocks refer to each other, also to one that is written later", async () => {
  const { text } = await draft("a CloudWatch log group encrypted with its own KMS key, and a bucket with versioning");
  expect(text).toContain("kms_key_id = aws_kms_key.main.arn");
  expect(text).toContain("bucket = aws_s3_bucket.main.id");
});

test("it is on record whose every value is", async () => {
  const { sources } = await draft("a log group kept for 14 days encrypted with its own KMS key");
  expect(sources).toEqual({ model: 1, request: 1, program: 1, schema: 0, user: 0 });
});

test("what the request gives literally is taken from it, not from the model", async () => {
  const { text } = await draft("a security group that allows https from anywhere and ssh only from 10.0.0.0/8");
  expect(text.match(/from_port = (443|22)\n/g)).toHaveLength(2);
  expect(text).toContain('cidr_blocks = ["10.0.0.0/8"]');
  expect((await draft("a log group kept for 14 days")).text).toContain("retention_in_days = 14");
  expect((await draft("an m5.large machine on EC2")).text).toContain('instance_type = "m5.large"');
  expect((await draft("a bucket called reports and a queue")).text).toContain('bucket = "reports"');
  expect((await draft("a bucket")).text).not.toContain("bucket =");
  expect((await draft("a DynamoDB table, pay per request")).text).toContain('billing_mode = "PAY_PER_REQUEST"');
});

test("a network that the request says once is used once", async () => {
  const { text } = await draft("a VPC 10.0.0.0/16 with a public subnet and an internet gateway", "0.0.0.0/0");
  expect(text.match(/"10\.0\.0\.0\/16"/g)).toHaveLength(1);
});

test("a fact about the user's account is a question, never invented", async () => {
  const { text, fixes } = await draft("an EC2 instance", "ami-12345678");
  expect(text).toContain("ami = var.ami");
  expect(text).not.toContain("ami-12345678");
  expect(fixes).toMatchObject([{ kind: "ask-variable" }]);
});

test("a switch that the request is about is on, one that it denies is off", async () => {
  expect((await draft("an encrypted EBS volume")).text).toContain("encrypted = true");
  expect((await draft("an EBS volume without encryption")).text).toContain("encrypted = false");
  expect((await draft("a bucket with no public access")).text).toContain("block_public_acls = true");
});

test("an answer of the wrong form is no value", async () => {
  for (const answer of ["", '${file("/etc/passwd")}', "string\n}\nprovider", "a\\", "[aws_s3_bucket.main]"]) {
    const { text } = await draft("a VPC with a subnet and a queue", answer);
    expect(text).not.toContain("passwd");
    expect(text.match(/^resource /gm)).toHaveLength(text.match(/^}/gm)?.length ?? -1);
    expect(text).not.toMatch(/provider|\\/);
  }
});

test("the model is asked to go on with the program as it stands", async () => {
  const { model, text } = await draft("an SQS queue and an SNS topic");
  for (const { prefill = "" } of model.requests)
    expect(text.startsWith(prefill.slice(0, prefill.lastIndexOf("\n") + 1))).toBe(true);
  expect(new Set(model.requests.map(({ seed }) => seed)).size).toBe(model.requests.length);
});
