/** test/fixtures/prompts.json has what is asked in each form, as text and as tokens. UPDATE=1 writes it anew; read the difference: a trained model knows the old one. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { chatPrompt } from "../../model/chat.ts";
import { readGguf } from "../../model/gguf.ts";
import { fileShards } from "../../model/node.ts";
import { tokenizerOf } from "../../model/tokenizer.ts";
import { loadWeights } from "../../model/weights.ts";
import { editsIn, editsText } from "./edits.ts";
import { type Answer, type Asked, answerText, taskMessages } from "./tasks.ts";

const FIXTURE = "test/fixtures/prompts.json";

interface Case {
  asked: Asked;
  answer: Answer;
}

const BUCKET = 'resource "aws_s3_bucket" "logs" {\n  bucket = "acme-logs"\n}';
const ALIGNED = `resource "local_file" "a" {
  filename   = "a"
  file_permission    = "0640"
  content  = <<-EOT
    key   = 1
  EOT
  tags = {
    "a key"   = x == y
    b.c\t =\tvar.d  ==  1
  }
}`;
const VERSIONING =
  'resource "aws_s3_bucket_versioning" "logs" {\n  bucket = aws_s3_bucket.logs.id\n\n  versioning_configuration {\n    status = "Enabled"\n  }\n}';

const CASES: Case[] = [
  {
    asked: { task: "plan", request: " A bucket for Grüße,\nversioned, in this region " },
    answer: { addresses: ["aws_s3_bucket.logs", "aws_s3_bucket_versioning.logs", "data.aws_region.current"] },
  },
  {
    asked: { task: "write", request: "a bucket\r\nfor <|im_start|>logs", plan: ["aws_s3_bucket.logs"] },
    answer: { program: `${BUCKET}\n` },
  },
  { asked: { task: "write", request: "ein Bucket\u00a0", plan: [] }, answer: { program: `\n\n${BUCKET}\n` } },
  {
    asked: { task: "edit", program: `${BUCKET}\n`, instruction: "keep old versions, and the name is acme-audit" },
    answer: {
      edits: [
        { action: "replace", address: "aws_s3_bucket.logs", text: BUCKET.replace("acme-logs", "acme-audit") },
        { action: "add", after: "aws_s3_bucket.logs", text: VERSIONING },
      ],
    },
  },
  { asked: { task: "edit", program: ALIGNED, instruction: "as it is" }, answer: { edits: [] } },
  { asked: { task: "write", request: "a file", plan: [] }, answer: { program: ALIGNED } },
  {
    asked: { task: "edit", program: BUCKET, instruction: "no bucket, a value" },
    answer: {
      edits: [
        { action: "add", address: "local.size", text: "size = 2" },
        { action: "remove", address: "aws_s3_bucket.logs" },
      ],
    },
  },
  {
    asked: {
      task: "repair",
      program: BUCKET.replace("bucket =", "buckett ="),
      request: "a bucket",
      faults: [
        ...[{ address: "aws_s3_bucket.logs", summary: "Unsupported argument", detail: 'Did you\n  mean "bucket"?' }],
        ...[{ summary: "Much", detail: "🚀 long ".repeat(60) }],
        ...Array.from({ length: 5 }, (_, i) => ({ summary: `Fault ${i}`, detail: "" })),
      ],
    },
    answer: { edits: [{ action: "replace", address: "aws_s3_bucket.logs", text: BUCKET }] },
  },
];

test("every task is asked as before", async () => {
  const tiny = tokenizerOf(readGguf((await loadWeights(fileShards("test/fixtures/tiny-model"))).bytes));
  const cases = CASES.map(({ asked, answer }) => {
    const [prompt, text] = [chatPrompt(taskMessages(asked)), `${answerText(answer)}<|im_end|>`];
    return { asked, answer, prompt, text, ids: [...tiny.tokenize(prompt), ...tiny.tokenize(text)] };
  });
  if (process.env.UPDATE) writeFileSync(FIXTURE, `[\n${cases.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
  expect(JSON.parse(JSON.stringify(cases))).toEqual(JSON.parse(readFileSync(FIXTURE, "utf8")));
});

const PYTHON = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!PYTHON)("training asks the same", () => {
  const { stdout, stderr, status } = spawnSync("python3", ["training/sft/prompts.py", FIXTURE], { encoding: "utf8" });
  expect({ said: stdout || stderr, status }).toEqual({
    said: `${CASES.length} of ${CASES.length} the same\n`,
    status: 0,
  });
});

describe("edits", () => {
  it("are read as they are written", () => {
    for (const { answer } of CASES) {
      if (!("edits" in answer)) continue;
      expect(editsIn(editsText(answer.edits))).toEqual(answer.edits);
    }
  });

  it("are none in prose, and without what was cut off", () => {
    expect(editsIn("I would replace the bucket.")).toBeUndefined();
    expect(editsIn("remove aws_eip.a\n\nreplace aws_s3_bucket.logs\n")).toEqual([
      { action: "remove", address: "aws_eip.a" },
    ]);
  });
});
