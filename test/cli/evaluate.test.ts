/** `evaluate` with a model behind an endpoint: the real command line, verifier and policies, a server that answers as told. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Answer, type FakeEndpoint, failing, fakeEndpoint, streamed } from "../endpoint-server.ts";
import { built, folder, started, terraformer } from "./run.ts";

let server: FakeEndpoint | undefined;
afterEach(() => server?.close());

const QUEUE = 'resource "aws_sqs_queue" "main" {\n  name = "orders"\n}';
const writes = (program: string) => streamed(["```hcl\n", program, "\n```\n"]);
const NAMED = `package terraform
deny[msg] {
  r := input.planned_values.root_module.resources[_]
  r.type == "aws_sqs_queue"
  r.values.name != "orders"
  msg := "not named orders"
}`;
const ndjson = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const records = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
const rowsOf = (text: string) => records(text).filter(({ id }) => id !== undefined);

async function evaluate(answer: Answer, files: Record<string, string>, ...flags: string[]) {
  await server?.close();
  server = await fakeEndpoint(answer);
  const root = folder(files);
  const run = (...more: string[]) =>
    started(["evaluate", "prompts.jsonl", "--endpoint", server?.url ?? "", ...flags, ...more], { cwd: root });
  return { run, root, out: join(root, "rows.jsonl"), server };
}

describe("wrong use of evaluate", () => {
  const prompts = ndjson({ id: 1, prompt: "a queue" });
  it.each([
    [["evaluate", "prompts.jsonl", "--rounds", "4"], "--rounds 4: must be a whole number from 0 to 3."],
    [["evaluate", "prompts.jsonl", "--samples", "0"], "--samples 0: must be a whole number from 1 to 10000."],
    [["evaluate", "prompts.jsonl", "--shard", "3/2"], "--shard 3/2: must be I/N with I from 1 to N"],
    [["evaluate", "prompts.jsonl", "--shard", "2/2"], "--shard 2/2: only 1 prompt to share out."],
    [["evaluate", "prompts.jsonl", "--resume"], "--resume needs --out FILE"],
    [["evaluate", "prompts.jsonl", "--out", "prompts.jsonl"], "prompts.jsonl is there already: --resume goes on"],
    [["evaluate", "prompts.jsonl", "--out", "prompts.jsonl", "--resume"], "prompts.jsonl: line 1 is no row"],
    [["evaluate", "prompts.jsonl", "--endpoint-model", "x"], "--endpoint-model needs --endpoint"],
    [["evaluate", "none.jsonl"], "none.jsonl: no such file"],
    [["evaluate", "empty.jsonl"], "empty.jsonl has no prompt. Write one object a line"],
    [["evaluate", "bad.jsonl"], "bad.jsonl, line 2 is not JSON"],
    [["evaluate", "bad.jsonl"], 'bad.jsonl, line 3 has no "prompt": say what to write'],
  ])("%j", (args, message) => {
    const bad = `${prompts}{"id": 2,\n{"id":3}\n`;
    const root = folder({ "prompts.jsonl": prompts, "empty.jsonl": "\n", "bad.jsonl": bad });
    const { code, stdout, stderr } = terraformer(args, { cwd: root });
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(readFileSync(join(root, "prompts.jsonl"), "utf8")).toBe(prompts);
  });
});

describe.skipIf(!built)("evaluate", { timeout: 90_000 }, () => {
  it("gives a row for each prompt, judged by a policy that the model doesn't see, and a summary", async () => {
    const prompts = ndjson(
      { id: "good", prompt: "an SQS queue", policy: NAMED, types: ["aws_sqs_queue"] },
      { id: "denied", prompt: "an SQS queue", policy: NAMED.replace('"orders"\n', '"other"\n') },
      { id: "other", prompt: "an SQS queue", types: ["aws_sns_topic"] },
    );
    const { run, server } = await evaluate(writes(QUEUE), { "prompts.jsonl": prompts }, "--no-constraint");
    const { code, stdout, stderr } = await run().done;
    const [good, denied, other, summary] = records(stdout);
    expect(Object.keys(good).slice(0, 10).join(" ")).toBe(
      "id compilable deployable correct lint_pass security rounds seconds tokens program",
    );
    // Alone, the model says of no provider in which version it wants it.
    expect(good).toMatchObject({ id: "good", compilable: true, deployable: true, correct: true, lint_pass: false });
    expect(good).toMatchObject({ rounds: 0, program: expect.stringContaining(QUEUE) });
    expect(denied).toMatchObject({ id: "denied", deployable: true, correct: false });
    expect(other).toMatchObject({ id: "other", compilable: false, correct: null, missing: ["aws_sns_topic"] });
    expect(summary).toMatchObject({ n: 3, deployable: 0.6667, correct: 0.5, model: "qwen2.5-coder:7b" });
    expect(summary).not.toHaveProperty("id");
    expect(JSON.stringify(server.asked)).not.toContain("not named orders");
    expect(stderr).toContain("2/3 denied: deployable, not correct");
    expect(stderr).toMatch(/deployable +66\.7 %/);
    expect(code).toBe(0);
  });

  it("has the loop verify and mend unless told otherwise, and change what is there", async () => {
    const files = { "queue.tf": `${QUEUE}\n`, "notes.md": "kept" };
    const prompts = ndjson(
      { id: "q", prompt: "an SQS queue" },
      { id: "c", prompt: "Rename the queue from orders to invoices.", files, asked: ["aws_sqs_queue.main"] },
    );
    const { run } = await evaluate(writes(QUEUE), { "prompts.jsonl": prompts });
    const { stdout } = await run().done;
    const [written, changed, summary] = records(stdout);
    expect(written).toMatchObject({ deployable: true, lint_pass: true, settings: { constraint: true, rounds: 3 } });
    expect(changed).toMatchObject({
      ...{ deployable: true, regressions: 0, program: { "queue.tf": expect.any(String), "notes.md": "kept" } },
      churn: { added: expect.any(Number), removed: expect.any(Number), blocks_changed: expect.any(Number) },
    });
    expect(summary).toMatchObject({ new: { n: 1 }, changes: { n: 1, regressed: 0 } });
  });

  it("takes samples with seeds of their own, and shards that one summary adds up without a model", async () => {
    const prompts = ndjson(...["a", "b", "c"].map((id) => ({ id, prompt: "an SQS queue", policy: NAMED })));
    let asked = 0;
    const answer: Answer = (one, response) => writes(asked++ ? QUEUE : QUEUE.replace("orders", "x"))(one, response);
    const flags = ["--no-constraint", "--samples", "2", "--seed", "5"];
    const { run, root, out, server: first } = await evaluate(answer, { "prompts.jsonl": prompts }, ...flags);
    await run("--shard", "1/2", "--out", "1.jsonl").done;
    await run("--shard", "2/2", "--out", "2.jsonl").done;
    expect(first.asked).toHaveLength(6);
    writeFileSync(out, ["1.jsonl", "2.jsonl"].map((name) => readFileSync(join(root, name), "utf8")).join(""));
    await first.close();
    const { code, stderr } = await run("--resume", "--out", "rows.jsonl").done;
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("6 rows in rows.jsonl already"),
    });
    const all = records(readFileSync(out, "utf8"));
    expect(all.map(({ id, seed }) => [id, seed]).slice(0, 3)).toEqual([
      ["a", 5],
      ["a", 6],
      ["c", 5],
    ]);
    expect(all[6]).toMatchObject({ n: 6, prompts: 3, samples: 2, pass_at_1: 0.8333, pass_at_n: 1 });
    expect(all).toHaveLength(7);
  });

  it("resumes after Ctrl-C and a half-written line, and does nothing again", async () => {
    const prompts = ndjson(...["a", "b", "c"].map((id) => ({ id, prompt: "an SQS queue" })));
    let hang = () => {};
    const hanging = new Promise<void>((resolve) => {
      hang = resolve;
    });
    let asked = 0;
    const answer: Answer = (one, response) => (asked++ === 1 ? hang() : writes(QUEUE)(one, response));
    const { run, out, server } = await evaluate(answer, { "prompts.jsonl": prompts }, "--no-constraint");
    const interrupted = run("--out", "rows.jsonl");
    await hanging;
    interrupted.child.kill("SIGINT");
    const { code, stderr } = await interrupted.done;
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("2 programs left.") });
    const before = readFileSync(out, "utf8");
    expect(records(before).map(({ id }) => id)).toEqual(["a"]);
    writeFileSync(out, `${before}${before.slice(0, 50)}`);

    const other = await run("--out", "rows.jsonl", "--resume", "--rounds", "1").done;
    expect(other.stderr).toContain(
      "rows.jsonl: its rows were made with rounds 3, not 1. Give the flags it was made with",
    );
    expect(other.code).toBe(2);

    const resumed = await run("--out", "rows.jsonl", "--resume").done;
    expect(resumed).toMatchObject({ code: 0, stderr: expect.stringContaining("its last line was cut off") });
    expect(server.asked).toHaveLength(4);
    const after = readFileSync(out, "utf8");
    expect(after.startsWith(before)).toBe(true);
    expect(rowsOf(after).map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(records(after)[3]).toMatchObject({ n: 3, errors: 0 });
  });

  it("stops when the server fails again and again, and tries those prompts again", async () => {
    const prompts = ndjson(...["a", "b", "c", "d"].map((id) => ({ id, prompt: "an SQS queue" })));
    let broken = true;
    const answer: Answer = (one, response) => (broken ? failing(500, "out of memory") : writes(QUEUE))(one, response);
    const { run, out } = await evaluate(answer, { "prompts.jsonl": prompts }, "--no-constraint");
    const { code, stderr } = await run("--out", "rows.jsonl").done;
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("3 failures in turn") });
    expect(rowsOf(readFileSync(out, "utf8"))).toMatchObject([
      { id: "a", deployable: false, error: expect.stringContaining("out of memory") },
      { id: "b" },
      { id: "c" },
    ]);
    broken = false;
    expect((await run("--out", "rows.jsonl", "--resume").done).code).toBe(0);
    const rows = rowsOf(readFileSync(out, "utf8"));
    expect(rows.map(({ id, deployable }) => [id, deployable])).toEqual(["a", "b", "c", "d"].map((id) => [id, true]));
  });

  it("finds a policy that can't be used before the first program is written", async () => {
    const prompts = ndjson(
      { id: 1, prompt: "a queue" },
      { id: "p", prompt: "a queue", policy: "package x\ndeny[m] {" },
    );
    const { run, server } = await evaluate(writes(QUEUE), { "prompts.jsonl": prompts });
    const { code, stderr } = await run().done;
    expect(stderr).toContain("line 2 (p): the policy can't be used.");
    expect({ code, asked: server.asked.length }).toEqual({ code: 2, asked: 0 });
  });
});
