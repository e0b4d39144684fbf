/** Against a real server on this machine: nothing of the client is replaced. */
import { createServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type Answer,
  event,
  type FakeEndpoint,
  failing,
  fakeEndpoint,
  piece,
  streamed,
} from "../../test/endpoint-server.ts";
import type { CompletionRequest } from "../core/completion.ts";
import { endpointModel, endpointUrl } from "./endpoint.ts";

const REQUEST: CompletionRequest = {
  messages: [{ role: "user", content: "a queue" }],
  maxTokens: 50,
  temperature: 0,
  topP: 1,
  seed: 7,
};
const BEGUN = { ...REQUEST, prefill: 'resource "aws_sqs_queue" "' };

let server: FakeEndpoint | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(answer: Answer, options?: Parameters<typeof fakeEndpoint>[1], quietMs = 5000) {
  server = await fakeEndpoint(answer, options);
  return { server, model: endpointModel({ url: server.url, model: "qwen2.5-coder:7b", key: "secret", quietMs }) };
}

describe("an endpoint", () => {
  it("streams, counts tokens, and is asked as the protocol says", async () => {
    const { server, model } = await start(streamed(['main" {', "\n}"]));
    const texts: string[] = [];
    const done = await model.complete(BEGUN, (text) => texts.push(text));
    expect(done).toMatchObject({ text: 'main" {\n}', tokens: 2, promptTokens: 11, stop: "end" });
    expect(texts.join("")).toBe(done.text);
    const [{ path, headers, body } = { path: "", headers: {}, body: {} }] = server.asked;
    expect(path).toBe("/v1/chat/completions");
    expect(headers.authorization).toBe("Bearer secret");
    expect(Object.keys(headers).filter((name) => name.startsWith("x-stainless"))).toEqual([]);
    expect(body).toMatchObject({ model: "qwen2.5-coder:7b", max_tokens: 50, temperature: 0, top_p: 1, seed: 7 });
    expect(body.messages).toEqual([...REQUEST.messages, { role: "assistant", content: BEGUN.prefill }]);
    expect(body).not.toHaveProperty("grammar");
  });

  it("cuts off what a server repeats, and says that the length was reached", async () => {
    const { model } = await start(
      streamed(["```hcl\n", 'resource "aws_sqs', '_queue" "main"', " {"], { finish: "length" }),
    );
    expect(await model.complete(BEGUN)).toMatchObject({ text: 'main" {', stop: "length" });
  });

  it("stops at a stop text and hangs up", async () => {
    const { server, model } = await start(streamed([..."abc\n}defghijklmnopqrstuvwxyz"], { everyMs: 20 }));
    expect(await model.complete({ ...REQUEST, stop: ["\n}"] })).toMatchObject({
      text: "abc",
      tokens: 5,
      stop: "stopped",
    });
    await expect.poll(server.hungUp).toBe(true);
  });

  it("resolves with what there is when it is aborted: in the middle, before the first token, before the request", async () => {
    const { server, model } = await start(streamed(new Array(200).fill("x"), { everyMs: 20 }));
    const controller = new AbortController();
    const done = await model.complete(REQUEST, (text) => text && controller.abort(), controller.signal);
    expect(done).toMatchObject({ text: "x", stop: "stopped" });
    await expect.poll(server.hungUp).toBe(true);
    expect(await model.complete(REQUEST, undefined, AbortSignal.abort())).toMatchObject({ text: "", stop: "stopped" });
    await server.close();

    const silent = await start(() => {});
    const early = await silent.model.complete(REQUEST, undefined, AbortSignal.timeout(200));
    expect(early).toMatchObject({ text: "", tokens: 0, stop: "stopped" });
  });

  it("takes the answer of a server that doesn't stream", async () => {
    const message = { role: "assistant", content: "whole" };
    const { model } = await start((_, response) => {
      response.setHeader("Content-Type", "application/json");
      response.end(
        JSON.stringify({
          choices: [{ index: 0, message, finish_reason: "stop" }],
          usage: { completion_tokens: 3, prompt_tokens: 5 },
        }),
      );
    });
    expect(await model.complete(REQUEST)).toMatchObject({ text: "whole", tokens: 3, promptTokens: 5, stop: "end" });
  });

  it.each([
    ["llamacpp", { grammar: 'root ::= "x"' }, { guided_grammar: undefined, continue_final_message: undefined }],
    [
      "vllm",
      { guided_grammar: 'root ::= "x"', structured_outputs: { grammar: 'root ::= "x"' } },
      { grammar: undefined },
    ],
    ["vllm", { continue_final_message: true, add_generation_prompt: false }, {}],
    ["library", {}, { grammar: undefined, guided_grammar: undefined }],
  ])("sends %s the fields that it knows", async (owner, sent, unsent) => {
    const { server, model } = await start(streamed(["x"]), { owner });
    await model.complete({ ...BEGUN, grammar: 'root ::= "x"' });
    expect(server.asked[0]?.body).toMatchObject({ ...sent });
    for (const name of Object.keys(unsent)) expect(server.asked[0]?.body).not.toHaveProperty(name);
  });
});

describe("what goes wrong is told with what to do", () => {
  it.each<[string, Answer, RegExp, boolean]>([
    ["the key", failing(401, "bad key"), /refused the key.*give the one/, false],
    ["the model", failing(404, 'model "x" not found'), /has no model qwen2.5-coder:7b. It has: a, b\./, false],
    ["another protocol", (_, r) => void r.writeHead(404).end("nothing here"), /no model|isn't an OpenAI/, false],
    [
      "a web page",
      (_, r) => void r.setHeader("Content-Type", "text/html").end("<p>hi"),
      /isn't an OpenAI-compatible server.*\/v1/,
      false,
    ],
    ["a busy server", failing(429, "slow down"), /too much to do/, true],
    ["a broken server", failing(500, "no memory"), /status 500 no memory/, true],
    [
      "an error in the stream",
      (_, r) =>
        void r
          .setHeader("Content-Type", "text/event-stream")
          .end(piece("a") + event({ error: { message: "cuda out of memory" } })),
      /cuda out of memory/,
      true,
    ],
    [
      "a stream cut short",
      (_, r) => void r.setHeader("Content-Type", "text/event-stream").end(piece("a")),
      /closed in its middle/,
      true,
    ],
    [
      "half an event",
      (_, r) => void r.setHeader("Content-Type", "text/event-stream").end(`${piece("a")}data: {"choi\n\n`),
      /broke off/,
      true,
    ],
    [
      "a torn connection",
      (_, r) => void r.setHeader("Content-Type", "text/event-stream").write(piece("a"), () => r.destroy()),
      /broke off/,
      true,
    ],
    [
      "silence in the middle",
      (_, r) => void r.setHeader("Content-Type", "text/event-stream").write(piece("a")),
      /fell silent/,
      true,
    ],
    ["silence from the start", () => {}, /didn't answer in time/, true],
  ])("%s", async (_, answer, message, passing) => {
    const { model } = await start(answer, { models: ["a", "b"] }, 300);
    const error = await model.complete(REQUEST).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "EndpointError", passing });
    expect((error as Error).message).toMatch(message);
  });

  it("nobody there", async () => {
    // A port that was free a moment ago.
    const probe = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => probe.once("listening", done));
    const { port } = probe.address() as { port: number };
    await new Promise((done) => probe.close(done));
    const model = endpointModel({ url: `127.0.0.1:${port}`, model: "m" });
    await expect(model.complete(REQUEST)).rejects.toThrow(/Nothing listens at http:.*start the server/);
    await expect(model.models()).rejects.toThrow(/Nothing listens/);
  });
});

it("says what a page may lack that other programs don't", async () => {
  const refusing = async () => {
    throw new TypeError("Failed to fetch");
  };
  const told = async (url: string) =>
    endpointModel({ url, model: "m", fetch: refusing })
      .models()
      .catch(({ message }) => message);
  expect(await told("http://box:1")).not.toContain("CORS");
  vi.stubGlobal("document", {});
  vi.stubGlobal("location", new URL("https://page/"));
  expect(await told("http://box:1")).toMatch(/\(Failed to fetch\).*give the server https\..*CORS/);
  expect(await told("https://box:1")).not.toContain("give the server https");
  vi.unstubAllGlobals();
});

describe("the address", () => {
  it.each([
    ["localhost:11434", "http://localhost:11434/v1"],
    ["http://box:1234/", "http://box:1234/v1"],
    ["http://box:1234/v1/", "http://box:1234/v1"],
    ["https://box/llm/v1/chat/completions", "https://box/llm/v1"],
  ])("%s is %s", (given, meant) => expect(endpointUrl(given)).toBe(meant));
  it.each(["ftp://x", "file:///etc/passwd", "http://"])("%s is none", (given) => {
    expect(() => endpointUrl(given)).toThrow("is no address");
  });
});
