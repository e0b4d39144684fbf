/** `generate` with a model behind an endpoint: the real command line, a real server. */
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { type Answer, type FakeEndpoint, failing, fakeEndpoint, streamed } from "../endpoint-server.ts";
import { Grammar, Testings } from "../xgrammar.ts";
import { built, terraformer } from "./run.ts";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

let server: FakeEndpoint | undefined;
afterEach(() => server?.close());

interface Asked extends NonNullable<Parameters<typeof fakeEndpoint>[1]> {
  prompt?: string;
}

async function generate(answer: Answer, flags: string[] = [], { prompt = "aws_sqs_queue", ...options }: Asked = {}) {
  server = await fakeEndpoint(answer, options);
  const args = ["--import", import.meta.resolve("tsx"), MAIN, "generate", prompt, "--endpoint", server.url, ...flags];
  const child = spawn(process.execPath, args, {
    cwd: tmpdir(),
    env: { ...process.env, TERRAFORMER_ENDPOINT_KEY: "secret" },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (part) => {
    stdout += part;
  });
  child.stderr.on("data", (part) => {
    stderr += part;
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, stdout, stderr, server };
}

const queue = (argument: string) => `resource "aws_sqs_queue" "main" {\n  ${argument}\n}\n`;

/** Its answers one after another. */
function inTurn(answers: readonly string[]): Answer {
  let asked = 0;
  return (one, response) => streamed([answers[asked++] ?? "x"])(one, response);
}

describe.skipIf(!built)("generate --endpoint", () => {
  it("writes what the endpoint's model writes, verified", async () => {
    const { code, stdout, server } = await generate(
      streamed(["Here it is:\n```hcl\n", queue('name = "orders"'), "```\nThat is all."]),
    );
    expect(stdout).toContain('resource "aws_sqs_queue" "main" {\n  name = "orders"\n}');
    expect(code).toBe(0);
    expect(server.asked[0]).toMatchObject({ body: { model: "qwen2.5-coder:7b" } });
    expect(server.asked[0]?.headers.authorization).toBe("Bearer secret");
  });

  it("tells it what the schema refuses, and takes the block that it answers with", async () => {
    const other = 'resource "aws_sqs_queue" "dead" {\n  name = "dead"\n}\n\n';
    const answers = [other + queue('colour = "red"'), queue('name = "second"')];
    const { code, stdout, server } = await generate(inTurn(answers));
    expect(stdout).toContain(`${other}${queue('name = "second"')}`);
    const told = server.asked[1]?.body.messages.at(-1).content;
    expect(told).toContain('aws_sqs_queue.main: Unsupported argument: An argument named "colour" is not expected here');
    expect(code).toBe(0);
  });

  it("leads a server by the schema's grammar where its model couldn't correct a block, if it follows one", async () => {
    const red = queue('colour = "red"');
    const { server } = await generate(inTurn([red, red, '  name = "third"\n}']), [], { owner: "llamacpp" });
    expect(server.asked.map(({ body }) => body.grammar !== undefined)).toEqual([false, false, true]);
    const read = await Grammar.fromEBNF(server.asked[2]?.body.grammar);
    expect(await Testings.isGrammarAcceptString(read, "  fifo_queue = true\n}")).toBe(true);
    expect(await Testings.isGrammarAcceptString(read, '  colour = "red"\n}')).toBe(false);
  });

  it("tells what to do when the model isn't there", async () => {
    const { code, stderr } = await generate(failing(404, "model not found"), ["--endpoint-model", "gpt-none"]);
    expect(stderr).not.toContain("Internal error");
    expect(stderr).toContain("has no model gpt-none. It has: qwen2.5-coder:7b.");
    expect(code).toBe(2);
  });

  it("ends with 2, too, where there is a draft without it, which is printed", async () => {
    const prompt = "an SQS queue called orders with a dead letter queue";
    const { code, stdout, stderr } = await generate(failing(404, "no"), ["--endpoint-model", "gpt-none"], { prompt });
    expect(stdout).toContain('"orders"');
    expect(stderr).toContain("has no model gpt-none.");
    expect(code).toBe(2);
  });

  it("tells at once that nobody listens", () => {
    const { code, stderr } = terraformer(["generate", "a queue", "--endpoint", "http://127.0.0.1:59999"]);
    expect(stderr).toContain("Nothing listens at http://127.0.0.1:59999/v1");
    expect(code).toBe(2);
  });
});
