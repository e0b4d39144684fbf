/** Against a fake that keeps to MLCEngineInterface and to what the package refuses: MLC's libraries and weights need a GPU, and files from elsewhere. */
import { readFileSync } from "node:fs";
import {
  type ChatCompletionChunk,
  type ChatCompletionRequestStreaming,
  MLCEngine,
  postInitAndCheckFieldsChatCompletion,
} from "@mlc-ai/web-llm";
import { describe, expect, it } from "vitest";
import { Grammar, Testings } from "../../test/xgrammar.ts";
import type { CompletionRequest } from "../core/completion.ts";
import { ProviderSchema } from "../core/schema.ts";
import { blockGrammar } from "../write/grammar.ts";
import { type Engine, grammarFrom, WebLlmModel } from "./webllm.ts";

const REQUEST: CompletionRequest = {
  messages: [
    { role: "system", content: "You write Terraform." },
    { role: "user", content: "a queue" },
  ],
  maxTokens: 50,
  temperature: 0,
  topP: 1,
  seed: 7,
};
const START = 'resource "aws_sqs_queue" "';
const GRAMMAR = 'root ::= [a-z]+ "\\" {\\n" line* "}"\nline ::= "  " [a-z]+ " = 1\\n"\n';

interface Fake {
  engine: Engine;
  asked: ChatCompletionRequestStreaming[];
  interrupted: () => number;
}

/** Writes `pieces`, each when `gate` lets it. */
function fake(pieces: readonly (string | Error)[], { gate = async (_: number) => {}, finish = "stop" } = {}): Fake {
  const asked: ChatCompletionRequestStreaming[] = [];
  let interrupted = 0;
  let stop = false;
  async function* answer(request: ChatCompletionRequestStreaming): AsyncGenerator<ChatCompletionChunk> {
    stop = false;
    const head = { id: "1", created: 0, model: "m", object: "chat.completion.chunk" } as const;
    for (const [at, piece] of pieces.entries()) {
      await gate(at);
      if (stop) break;
      if (piece instanceof Error) throw piece;
      yield { ...head, choices: [{ index: 0, delta: { role: "assistant", content: piece }, finish_reason: null }] };
    }
    yield {
      ...head,
      choices: [{ index: 0, delta: {}, finish_reason: stop ? "abort" : (finish as "stop" | "length") }],
    };
    const extra = { e2e_latency_s: 1, prefill_tokens_per_s: 1, decode_tokens_per_s: 1 };
    const times = { time_to_first_token_s: 1, time_per_output_token_s: 1 };
    const counts = { prompt_tokens: 30, completion_tokens: pieces.length, total_tokens: 30 + pieces.length };
    if (request.stream_options?.include_usage)
      yield { ...head, choices: [], usage: { ...counts, extra: { ...extra, ...times } } };
  }
  const engine = {
    async chatCompletion(request: ChatCompletionRequestStreaming) {
      // The package's own check of requests.
      postInitAndCheckFieldsChatCompletion(request, "m", 0);
      const { grammar } = request.response_format ?? {};
      const text = pieces.join("");
      if (grammar && !pieces.some((piece) => piece instanceof Error))
        expect(await Testings.isGrammarAcceptString(await Grammar.fromEBNF(grammar), text)).toBe(true);
      asked.push(request);
      return answer(request);
    },
    interruptGenerate() {
      interrupted++;
      stop = true;
    },
  };
  return { engine: engine as unknown as Engine, asked, interrupted: () => interrupted };
}

const ask = (
  fake: Fake,
  request: Partial<CompletionRequest> = {},
  onText?: (text: string) => void,
  signal?: AbortSignal,
) => new WebLlmModel(fake.engine, "Qwen").complete({ ...REQUEST, ...request }, onText, signal);

describe("a model of web-llm", () => {
  it("streams, counts, and is asked as the package wants it", async () => {
    const llm = fake(["resource ", "x"]);
    const told: string[] = [];
    const done = await ask(llm, {}, (text) => told.push(text));
    expect(done).toMatchObject({ text: "resource x", tokens: 2, promptTokens: 30, stop: "end" });
    expect(told.join("")).toBe("resource x");
    expect(llm.asked[0]).toMatchObject({
      messages: REQUEST.messages,
      temperature: 0,
      top_p: 1,
      seed: 7,
      max_tokens: 50,
    });
    expect(llm.asked[0]).not.toHaveProperty("response_format");
  });

  it("goes on from what is begun, though the package refuses an answer that is begun", async () => {
    const llm = fake([START, 'main" {', "\n}"]);
    const done = await ask(llm, { prefill: START });
    expect(done.text).toBe('main" {\n}');
    expect(llm.asked[0]?.messages.at(-1)?.role).toBe("user");
  });

  it("is told finished blocks as an answer of before, and forced to begin the next", async () => {
    const before = 'resource "aws_kms_key" "main" {\n}';
    const llm = fake([START, "main", '" {\n  a = 1\n', "}"]);
    const done = await ask(llm, { prefill: `${before}\n\n${START}`, grammar: GRAMMAR });
    expect(done.text).toBe('main" {\n  a = 1\n}');
    expect(llm.asked[0]?.messages.slice(2)).toEqual([
      { role: "assistant", content: before },
      { role: "user", content: "Go on with the next block." },
    ]);
    expect(llm.asked[0]?.response_format?.type).toBe("grammar");
  });

  it("says that the length was reached", async () => {
    expect(await ask(fake(["a"], { finish: "length" }))).toMatchObject({ stop: "length" });
  });

  it("stops at a stop text and ends the answer", async () => {
    const llm = fake(["a\n", "}", "never"]);
    expect(await ask(llm, { stop: ["\n}"] })).toMatchObject({ text: "a", stop: "stopped" });
    expect(llm.interrupted()).toBe(1);
  });

  it("stops at once when it is told to, also while it reads the prompt, and answers the next request after that", async () => {
    let release = () => {};
    const reading = new Promise<void>((done) => {
      release = done;
    });
    const llm = fake(["slow", "er"], {
      gate: (at) => (at === 0 && llm.asked.length === 1 ? reading : Promise.resolve()),
    });
    const model = new WebLlmModel(llm.engine, "Qwen");
    const controller = new AbortController();
    const first = model.complete(REQUEST, undefined, controller.signal);
    await expect.poll(() => llm.asked.length).toBe(1);
    controller.abort();
    expect(await first).toMatchObject({ text: "", stop: "stopped" });
    expect(llm.interrupted()).toBe(1);
    const second = model.complete(REQUEST);
    await new Promise((done) => setTimeout(done, 20));
    expect(llm.asked).toHaveLength(1);
    release();
    expect(await second).toMatchObject({ text: "slower", stop: "end" });
  });

  it("keeps what there is when it is stopped in the middle, and asks nothing when it is stopped before", async () => {
    const controller = new AbortController();
    const llm = fake(["kept", "not"], { gate: (at) => (at === 1 ? new Promise(() => {}) : Promise.resolve()) });
    const done = ask(llm, {}, () => controller.abort(), controller.signal);
    expect(await done).toMatchObject({ text: "kept", stop: "stopped" });
    expect(await ask(llm, {}, undefined, AbortSignal.abort())).toMatchObject({ text: "", stop: "stopped" });
    expect(llm.asked).toHaveLength(1);
  });

  it("asks without the grammar when its engine can't read it", async () => {
    const refused = Object.assign(new Error("Failed to initialize"), { name: "GrammarMatcherInitError" });
    let calls = 0;
    const llm = fake(["x"]);
    const engine: Engine = {
      ...llm.engine,
      chatCompletion: ((request: ChatCompletionRequestStreaming) => {
        if (calls++ === 0) throw refused;
        return llm.engine.chatCompletion(request);
      }) as Engine["chatCompletion"],
    };
    expect(await new WebLlmModel(engine, "Qwen").complete({ ...REQUEST, grammar: GRAMMAR })).toMatchObject({
      text: "x",
    });
    expect(llm.asked[0]).not.toHaveProperty("response_format");
  });

  it("tells a lost GPU by name: the package's own engine without a model", async () => {
    const model = new WebLlmModel(new MLCEngine(), "Qwen");
    await expect(model.complete(REQUEST)).rejects.toMatchObject({ name: "DeviceLostError" });
    const failing = fake(["half", new Error("Device was lost: device lost")]);
    await expect(ask(failing)).rejects.toMatchObject({ name: "DeviceLostError" });
  });
});

it("a grammar that begins with a text takes that text first, whatever follows", async () => {
  const start = 'resource "é" "\t\\';
  const accepts = async (grammar: string | undefined, text: string) =>
    Testings.isGrammarAcceptString(await Grammar.fromEBNF(grammar ?? ""), text);
  expect(await accepts(grammarFrom(start), `${start} 🎉\nx"`)).toBe(true);
  expect(await accepts(grammarFrom(start), "resource")).toBe(false);
  expect(await accepts(grammarFrom("a", 'root ::= "b" c\nc ::= "c"'), "abc")).toBe(true);
  expect(await accepts(grammarFrom("a", 'root ::= "b" c\nc ::= "c"'), "ab")).toBe(false);
  expect(grammarFrom("")).toBeUndefined();
});

it("a block's grammar goes on from the block's header", async () => {
  const schema = ProviderSchema.parse(readFileSync("public/schemas/aws-6.jsonl", "utf8"));
  const block = schema.block("resource", "aws_sqs_queue");
  if (!block) throw new Error("no such type");
  const grammar = await Grammar.fromEBNF(grammarFrom(START, blockGrammar(block, "name")) ?? "");
  const accepts = (text: string) => Testings.isGrammarAcceptString(grammar, text);
  expect(await accepts(`${START}main" {\n  name = "orders"\n}`)).toBe(true);
  expect(await accepts(`${START}main" {\n  colour = "red"\n}`)).toBe(false);
  expect(await accepts('main" {\n  name = "orders"\n}')).toBe(false);
});
