/** Rows of what models wrote. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { Certifier } from "./certify.ts";
import { Library } from "./library.ts";
import { fromModel } from "./model.ts";
import { policyOf } from "./render.ts";
import type { Row } from "./row.ts";
import { readSchemas } from "./schemas.ts";

const verifier = await createNodeVerifier();
const certifier = new Certifier(verifier, await readSchemas(), () => false);
afterAll(() => verifier.dispose());

const queue = (lines: string) => `resource "aws_sqs_queue" "main" {\n${lines}\n}\n`;
const RIGHT = queue('  name          = "orders"\n  delay_seconds = 90');
const task = (id: string, split: "train" | "test"): object => ({
  ...{
    id,
    task: "gen",
    source: "families",
    family: "aws/queue",
    provider: "aws",
    prompt: "a queue orders, 90 s of delay",
  },
  ...{ program: RIGHT, types: ["aws_sqs_queue"], resources: ["aws_sqs_queue"], difficulty: 1, split },
  policy: policyOf(
    'deny contains "no delay of 90" if count([q | some q in of("aws_sqs_queue"); has(q, "delay_seconds", 90)]) == 0',
    new Library().helpers,
  ),
});
const written = (folder: string, name: string, rows: readonly object[]): string => {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
};
const read = (path: string): Row[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test("what passed is a program, what has errors is repaired, what is for testing is left alone", async () => {
  const out = mkdtempSync(join(tmpdir(), "model-"));
  const set = written(out, "set.jsonl", [...["a", "b", "c"].map((id) => task(id, "train")), task("t", "test")]);
  const other = queue('  name_prefix   = "orders-"\n  delay_seconds = 90');
  const results = written(out, "small.jsonl", [
    { id: "a", seed: 1, program: other },
    { id: "b", seed: 1, program: queue('  title         = "orders"\n  delay_seconds = 90') },
    { id: "c", seed: 1, program: queue('  name = "orders"') },
    { id: "t", seed: 1, program: other },
    { prompts: 4 },
  ]);
  expect(await fromModel([set, results], out, { certifier, verifier })).toEqual({ gen: 1, repair: 1, drops: 1 });
  expect(read(join(out, "model/small.jsonl"))).toMatchObject([
    { id: "model-small-a-1", source: "model", program: other },
  ]);
  const [repaired, dropped] = read(join(out, "model-repair/small.jsonl"));
  expect(repaired).toMatchObject({
    ...{ id: "model-small-b-1", kind: "model", program: RIGHT },
    edits: [{ action: "replace", address: "aws_sqs_queue.main" }],
  });
  expect(repaired?.faults?.[0]?.detail).toContain("title");
  expect(dropped).toMatchObject({ cause: "model fails without an error" });
});

test("results of another set are told", async () => {
  const out = mkdtempSync(join(tmpdir(), "model-"));
  const set = written(out, "set.jsonl", [task("a", "train")]);
  const results = written(out, "results.jsonl", [{ id: "z", seed: 1, program: RIGHT }]);
  await expect(fromModel([set, results], out, { certifier, verifier })).rejects.toThrow("has z, which");
});
