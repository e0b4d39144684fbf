import { expect, it } from "vitest";
import type { CompletionRequest } from "../core/completion.ts";
import { DeviceLostError } from "./errors.ts";
import type { WebLlm } from "./webllm-load.ts";
import { WebLlmSession } from "./webllm-session.ts";

const REQUEST: CompletionRequest = { messages: [], prefill: "a ", maxTokens: 9, temperature: 0, topP: 1, seed: 1 };

/** Each model that is loaded writes the next of `scripts`, or breaks off. */
function loading(...scripts: (string | Error)[][]) {
  const asked: CompletionRequest[] = [];
  let loads = 0;
  const session = new WebLlmSession(async () => {
    const script = scripts[loads++];
    if (!script) throw new Error("no model");
    const complete: WebLlm["model"]["complete"] = async (request, onText, signal) => {
      asked.push(request);
      let text = "";
      for (const part of script) {
        if (part instanceof Error) throw part;
        text += part;
        onText?.(part);
        if (signal?.aborted) break;
      }
      const stop = signal?.aborted ? "stopped" : "end";
      return { text, tokens: script.length, promptTokens: 1, seconds: 1, firstTokenSeconds: 1, stop };
    };
    return { model: { complete } as WebLlm["model"], precision: "16-bit", dispose: async () => {} };
  });
  return { session, asked, loads: () => loads };
}

const LOST = () => new DeviceLostError("The GPU was lost while the model ran. Load the model again.");

it("loads again and goes on when the GPU is lost, telling nothing twice", async () => {
  const { session, asked, loads } = loading(["one ", LOST()], ["two"]);
  await session.load({ kind: "catalogue", id: "x" });
  const told: string[] = [];
  expect(await session.complete(REQUEST, (text) => told.push(text))).toMatchObject({ text: "one two", stop: "end" });
  expect(told).toEqual(["one ", "two"]);
  expect(asked[1]?.prefill).toBe("a one ");
  expect(loads()).toBe(2);
});

it("gives up when it is lost again or can't be had again, and says why by name", async () => {
  for (const scripts of [[["one ", LOST()], [LOST()]], [["one ", LOST()]]]) {
    const { session } = loading(...scripts);
    await session.load({ kind: "catalogue", id: "x" });
    await expect(session.complete(REQUEST)).rejects.toMatchObject({ name: "DeviceLostError" });
  }
});

it("tries no other mistake again", async () => {
  const { session, loads } = loading([new Error("wrong")], ["never"]);
  await session.load({ kind: "catalogue", id: "x" });
  await expect(session.complete(REQUEST)).rejects.toThrow("wrong");
  expect(loads()).toBe(1);
});

it("stops when told to, and has no model before one is loaded nor after it is disposed of", async () => {
  const { session } = loading(["one ", "two"]);
  await expect(session.complete(REQUEST)).rejects.toThrow("No model is loaded");
  await session.load({ kind: "catalogue", id: "x" });
  expect(await session.complete(REQUEST, () => session.stop())).toMatchObject({ text: "one ", stop: "stopped" });
  await session.dispose();
  await expect(session.complete(REQUEST)).rejects.toThrow("No model is loaded");
});
