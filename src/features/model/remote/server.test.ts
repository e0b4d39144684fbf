/** Against a real server on this machine. */
import { createServer as createNetServer } from "node:net";
import { afterEach, expect, it } from "vitest";
import { type FakeEndpoint, fakeEndpoint, streamed } from "../../../../test/endpoint-server.ts";
import type { CompletionModel } from "../../../core/completion.ts";
import type { Server } from "../../../store/server.ts";
import { createServer } from "./server.ts";

let endpoint: FakeEndpoint | undefined;
afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
});

const REQUEST = { messages: [{ role: "user" as const, content: "x" }], maxTokens: 9, temperature: 0, topP: 1, seed: 1 };
const never = new AbortController().signal;

function server({ kept }: { kept?: Server } = {}) {
  const written: Server[] = [];
  const checked: CompletionModel[] = [];
  const made = createServer({
    read: async () => kept,
    write: async (value) => void written.push(value),
    check: (model) => {
      checked.push(model);
      return model;
    },
  });
  return { made, written, checked };
}

it("connects, takes the first model or the one that was chosen, and checks what it writes", async () => {
  endpoint = await fakeEndpoint(streamed(["hello"]), { models: ["a", "b"] });
  const { made, written, checked } = server();
  made.url.value = endpoint.url;
  const loaded = await made.load(() => {}, never);
  expect(loaded.engine).toBe(`a at ${new URL(endpoint.url).host}`);
  expect(made.models.value).toEqual(["a", "b"]);
  expect(written).toEqual([{ url: endpoint.url }]);
  expect(endpoint.asked).toEqual([]);

  made.chosen.value = "b";
  await made.unload();
  await made.load(() => {}, never);
  expect(checked).toHaveLength(2);
  expect(await made.complete(REQUEST)).toMatchObject({ text: "hello" });
  expect(endpoint.asked[0]?.body.model).toBe("b");
});

it("keeps a key only when told to, and has the kept one again", async () => {
  endpoint = await fakeEndpoint(streamed(["x"]));
  const { made, written } = server({ kept: { url: endpoint.url, key: "k" } });
  await made.start();
  expect([made.url.value, made.key.value, made.keep.value]).toEqual([endpoint.url, "k", true]);
  await made.load(() => {}, never);
  made.keep.value = false;
  await made.load(() => {}, never);
  expect(written).toEqual([{ url: endpoint.url, key: "k" }, { url: endpoint.url }]);
});

it("offers nothing for an address that would send text in clear over the internet, and says why", async () => {
  const { made } = server();
  made.url.value = "http://llm.example.com";
  expect(made.offer.value).toBeUndefined();
  expect(made.none.value).toContain("use https://");
  await expect(made.load(() => {}, never)).rejects.toThrow("use https://");
});

it("says where text will go, and nothing is asked for it", () => {
  const { made } = server();
  made.url.value = "box:8000/v1";
  expect(made.destination.value).toMatchObject({ origin: "http://box:8000", reach: "network", encrypted: false });
  expect(made.offer.value?.terms).toBe("run by box:8000, which gets your prompt and the program");
});

it("sends nothing to where the server redirects", async () => {
  const elsewhere = await fakeEndpoint(streamed(["hello"]));
  endpoint = await fakeEndpoint(
    (_, response) => void response.writeHead(307, { Location: `${elsewhere.url}/v1/chat/completions` }).end(),
  );
  const { made } = server();
  made.url.value = endpoint.url;
  await made.load(() => {}, never);
  await expect(made.complete(REQUEST)).rejects.toThrow(/can't be reached.*redirect/);
  expect(endpoint.asked.length).toBeGreaterThan(0);
  expect(elsewhere.asked).toEqual([]);
  await elsewhere.close();
});

it("stops waiting when it is cancelled, and can't be asked before it is connected", async () => {
  const silent = createNetServer().listen(0, "127.0.0.1");
  await new Promise((done) => silent.once("listening", done));
  const { made } = server();
  made.url.value = `http://127.0.0.1:${(silent.address() as { port: number }).port}`;
  const controller = new AbortController();
  const loading = made.load(() => {}, controller.signal);
  await new Promise((done) => silent.once("connection", done));
  controller.abort(new Error("cancelled"));
  await expect(loading).rejects.toThrow("cancelled");
  await expect(made.complete(REQUEST)).rejects.toThrow("No server is connected");
  silent.close();
});
