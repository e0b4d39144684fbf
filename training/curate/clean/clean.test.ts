import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Drop, Row } from "../row.ts";
import { clean } from "./clean.ts";
import { masked, NearDuplicates } from "./near.ts";
import { Hashes, secretIn } from "./refused.ts";

const BUCKET = 'resource "aws_s3_bucket" "main" {\n  bucket = "acme-reports"\n}\n';
const QUEUE =
  'resource "aws_sqs_queue" "main" {\n  name                      = "orders"\n  message_retention_seconds = 345600\n}\n';

test.each([
  ["the same", "a bucket for the reports of the team", BUCKET, 2],
  ["in another order of words", "for the reports of the team, a bucket", BUCKET, 1],
  ["another request", "storage where auditors find what was exported", BUCKET, 1],
  ["another program", "a bucket for the reports of the team", QUEUE, 1],
])("%s", (_, request, program, count) => {
  const near = new NearDuplicates(0.9);
  near.add("a bucket for the reports of the team", BUCKET);
  expect(near.add(request, program)).toBe(count);
});

test("masked, what differs in literals is the same", () => {
  const [a, b] = [
    masked("a queue orders, 4 days", QUEUE),
    masked("a queue billing, 7 days", QUEUE.replace("orders", "billing").replace("345600", "604800")),
  ];
  expect(a).toEqual(b);
  expect(a).toEqual({
    request: "a queue X, X days",
    answer: expect.stringMatching(/name += "X"\n {2}message_retention_seconds = 0\n/),
  });
});

test("a shared n-gram is found, in any case and however it is set", () => {
  const digest = createHash("sha256").update("a queue for my orders").digest().subarray(0, 8);
  const hashes = new Hashes(new Uint8Array(digest), 5);
  expect(hashes.has("Please, a queue\nfor MY orders!")).toBe(true);
  expect(hashes.has("a queue for your orders")).toBe(false);
  expect(hashes.has("a queue for my")).toBe(false);
});

test.each([
  ['access_key = "AKIAQYLPMN5HHHFPZ5XG"', "AWS access key"],
  ['password = "hunter22"', "password"],
  ["-----BEGIN RSA PRIVATE KEY-----", "private key"],
  ["password = random_password.main.result", undefined],
  ["manage_master_user_password = true", undefined],
])("%s", (text, secret) => {
  expect(secretIn(text)).toBe(secret);
});

test("a set has what is left of all shards, and counts the rest", async () => {
  const out = mkdtempSync(join(tmpdir(), "clean-"));
  mkdirSync(join(out, "gen"));
  const row = (id: string, prompt: string, program: string, split: "train" | "test" = "train"): Row => ({
    id,
    task: "gen",
    source: "families",
    family: `aws/${id}`,
    provider: "aws",
    prompt,
    program,
    types: [],
    resources: ["aws_s3_bucket"],
    difficulty: 1,
    split,
    certificate: { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "pass", rounds: 0 },
  });
  const drop: Drop = { id: "gen-9-0", cause: "intent", text: "no bucket" };
  const rows = [
    row("a", "a bucket", BUCKET),
    drop,
    row("b", "a bucket", BUCKET),
    row("c", "a bucket with a password in it", `${BUCKET}password = "hunter22"`),
    row("d", "a queue, please", QUEUE, "test"),
  ];
  writeFileSync(join(out, "gen", "1-of-1.jsonl"), `${rows.map((one) => JSON.stringify(one)).join("\n")}\n{"id":"cut o`);
  const tally = await clean("gen", { out, rows: 1000, heldOut: undefined });
  const ids = (split: string) =>
    readFileSync(join(out, `tf-gen.${split}.jsonl`), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id);
  expect([ids("train"), ids("test")]).toEqual([["a"], ["d"]]);
  expect(tally?.card()).toContain("2 rows of 4 that passed and 5 that were tried");
  expect(tally?.card()).toContain("| the same as another | 1 |");
  expect(tally?.card()).toContain("| secret | 1 |");
});
