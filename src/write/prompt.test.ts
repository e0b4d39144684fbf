import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createRetriever, TYPES_AT_MOST } from "../ask/retrieve.ts";
import { readSchemas } from "../cli/generator.ts";
import { extractProgram } from "./extract.ts";
import { FIXED_PREFIX, generationMessages, repairMessages } from "./format.ts";
import { CHANGING_TOKENS, estimateTokens, schemaNotes } from "./notes.ts";

const schemas = await readSchemas();
const retriever = createRetriever(schemas);
const rows = <T>(name: string) =>
  readFileSync(new URL(`../../test/prompts/${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
const RETRIEVAL = rows<{ prompt: string; types: string[] }>("retrieval.jsonl");
const TEN = rows<{ prompt: string }>("ten.jsonl");

test("retrieval finds what the prompts need: recall per type ≥ 0.98 on our own list, within the limit", () => {
  const known = new Set(schemas.names());
  let needed = 0;
  const missed: string[] = [];
  for (const { prompt, types } of RETRIEVAL) {
    const found = retriever.retrieve(prompt);
    expect(found.length).toBeLessThanOrEqual(TYPES_AT_MOST);
    for (const type of types.filter((name) => known.has(name))) {
      needed++;
      if (!found.includes(type)) missed.push(`${type}: ${prompt}`);
    }
  }
  console.log(`retrieval: ${needed - missed.length} of ${needed} types found for ${RETRIEVAL.length} prompts`);
  expect(1 - missed.length / needed, missed.join("\n")).toBeGreaterThanOrEqual(0.98);
});

test("a type named outright is found, whatever else is said", () => {
  expect(retriever.retrieve("please write aws_appsync_graphql_api and a bucket")[0]).toBe("aws_appsync_graphql_api");
});

test("what the prompt takes from elsewhere is not written", () => {
  const subnet = retriever.retrieve("an EC2 instance in an existing subnet with a key pair variable");
  expect(subnet).toContain("aws_instance");
  expect(subnet).not.toContain("aws_subnet");
  const role = retriever.retrieve("an IAM role that a Lambda function can assume");
  expect(role).toContain("aws_iam_role");
  expect(role).not.toContain("aws_lambda_function");
});

test("no word of infrastructure, no types; and any text is an answer", () => {
  for (const prompt of ["", "hello there", "🙂", "a".repeat(10_000), "))((*&^%"])
    expect(retriever.retrieve(prompt)).toEqual([]);
});

test("the changing part of a prompt stays within its tokens for every prompt we have, and what a very long one takes is bounded", () => {
  const long = `an S3 bucket ${"and a queue with a topic and a table ".repeat(200)}`;
  const whole = generationMessages(long, retriever.retrieve(long), schemas).slice(FIXED_PREFIX.length);
  expect(estimateTokens(whole.map(({ content }) => content).join("\n"))).toBeLessThanOrEqual(3 * CHANGING_TOKENS);
  for (const prompt of [...TEN, ...RETRIEVAL].map((row) => row.prompt)) {
    const messages = generationMessages(prompt, retriever.retrieve(prompt), schemas);
    expect(messages.slice(0, FIXED_PREFIX.length)).toEqual(FIXED_PREFIX);
    const changing = messages
      .slice(FIXED_PREFIX.length)
      .map(({ content }) => content)
      .join("\n");
    expect(estimateTokens(changing)).toBeLessThanOrEqual(CHANGING_TOKENS);
  }
});

test("notes name every required argument of a type before anything else", () => {
  expect(schemaNotes(["aws_sns_topic_subscription"], "an email subscription", schemas)).toMatch(
    /^aws_sns_topic_subscription: (?=.*topic_arn)(?=.*protocol)(?=.*endpoint)/,
  );
  expect(schemaNotes(["aws_nothing"], "x", schemas)).toBe("");
});

test("a repair prompt holds the block and its errors, and starts with the same prefix", () => {
  const at = { line: 1, column: 1, byte: 0 };
  const diagnostics = [
    {
      stage: "schema",
      code: "x",
      severity: "error",
      summary: "Unsupported argument",
      detail: 'An argument named "acll" is not expected here.',
      file: "main.tf",
      range: { start: at, end: at },
    },
  ] as const;
  const block = 'resource "aws_s3_bucket" "a" {\n  acll = "private"\n}';
  const messages = repairMessages(
    "a bucket",
    { type: "aws_s3_bucket", block, diagnostics, declared: ["aws_vpc.x"] },
    schemas,
  );
  expect(messages.slice(0, FIXED_PREFIX.length)).toEqual(FIXED_PREFIX);
  const said = messages.at(-1)?.content ?? "";
  for (const part of [block, 'named "acll" is not expected', "aws_vpc.x", "aws_s3_bucket:"])
    expect(said).toContain(part);
});

const CODE = 'resource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n}';
test.each([
  ["bare", CODE],
  ["fenced", `Sure!\n\`\`\`hcl\n${CODE}\n\`\`\`\nThis makes a VPC.`],
  ["fence not closed", `\`\`\`terraform\n${CODE}\n`],
  ["after prose", `Here is the code:\n\n${CODE}`],
  ["before prose", `${CODE}\n}\nThis makes a VPC.\n`],
  ["begun by a prefill", `${CODE}\n\`\`\`\nThis makes a VPC.`],
  ["turn marks", `<|im_start|>${CODE}<|im_end|>`],
  ["CRLF", CODE.replaceAll("\n", "\r\n")],
])("the program is taken out of an answer: %s", (_, answer) => {
  expect(extractProgram(answer)).toBe(CODE);
});

test("two fences are one program; a line said again and again is the end of it", () => {
  expect(extractProgram(`a\n\`\`\`\n${CODE}\n\`\`\`\nand\n\`\`\`\n${CODE}\n\`\`\``).match(/resource/g)).toHaveLength(2);
  const lost = `${CODE.slice(0, -2)}\n${"  tags = 1\n".repeat(50)}`;
  expect(extractProgram(lost).match(/tags/g)).toHaveLength(1);
});

test("an answer without code gives nothing", () => {
  for (const answer of ["", "I can't help with that.", "```\n```", "resource"]) expect(extractProgram(answer)).toBe("");
});
