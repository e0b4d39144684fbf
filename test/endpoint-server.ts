/** A server that speaks the OpenAI protocol as the usual ones do, with answers that a test gives. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  path: string;
  headers: IncomingMessage["headers"];
  /** The JSON sent. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sent is what the tests are about.
  body: any;
}

export interface FakeEndpoint {
  url: string;
  asked: Asked[];
  /** Whether the client closed the connection before the answer was complete. */
  hungUp(): boolean;
  close(): Promise<void>;
}

export type Answer = (asked: Asked, response: ServerResponse) => void | Promise<void>;

/** One event of a streamed answer. */
export const event = (value: unknown) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
export const piece = (content: string, finish: string | null = null) =>
  event({ object: "chat.completion.chunk", choices: [{ index: 0, delta: { content }, finish_reason: finish }] });

/** Streams `pieces` as a whole answer does, with usage at the end. */
export const streamed =
  (pieces: readonly string[], { finish = "stop", everyMs = 0 } = {}): Answer =>
  async (_, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    for (const text of pieces) {
      response.write(piece(text));
      if (everyMs) await new Promise((done) => setTimeout(done, everyMs));
    }
    const usage = { prompt_tokens: 11, completion_tokens: pieces.length, total_tokens: 11 + pieces.length };
    response.end(piece("", finish) + event({ object: "chat.completion.chunk", choices: [], usage }) + event("[DONE]"));
  };

export const failing =
  (status: number, message: string): Answer =>
  (_, response) =>
    void response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify({ error: { message } }));

/** `owner` is what the server says of its models: `llamacpp`, `vllm`, `library` (Ollama). */
export async function fakeEndpoint(
  answer: Answer,
  { owner = "library", models = ["qwen2.5-coder:7b"], origin = "" } = {},
): Promise<FakeEndpoint> {
  const asked: Asked[] = [];
  let hungUp = false;
  const server = createServer(async (request, response) => {
    if (origin) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
      // The page that asks is isolated.
      response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    if (request.url === "/v1/models") {
      const data = models.map((id) => ({ id, object: "model", owned_by: owner }));
      return void response.setHeader("Content-Type", "application/json").end(JSON.stringify({ object: "list", data }));
    }
    let text = "";
    for await (const part of request) text += part;
    response.on("close", () => {
      hungUp = !response.writableFinished;
    });
    const one = { path: request.url ?? "", headers: request.headers, body: text && JSON.parse(text) };
    asked.push(one);
    await answer(one, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    hungUp: () => hungUp,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
