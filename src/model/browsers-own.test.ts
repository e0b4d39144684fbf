import { describe, expect, it } from "vitest";
import type { CompletionRequest } from "../core/completion.ts";
import { availabilityOf, browsersModel, type LanguageModelApi, prepare } from "./browsers-own.ts";

/** A stand-in of Chrome's interface, that keeps its rules: a system's turn only at the start, a prefix only on the last turn, one answer in pieces. */
function standIn(
  pieces: readonly string[],
  { fails, endless = false }: { fails?: DOMException; endless?: boolean } = {},
) {
  const seen: { before: unknown; now: unknown; constraint: unknown; destroyed: number }[] = [];
  const api: LanguageModelApi = {
    availability: async () => "downloadable",
    async create({ initialPrompts = [], monitor, signal }) {
      signal?.throwIfAborted();
      if (fails) throw fails;
      if (initialPrompts.slice(1).some(({ role }) => role === "system"))
        throw new TypeError("a system's turn is first");
      monitor?.({ addEventListener: (_, listener) => [0.25, 1].forEach((loaded) => void listener({ loaded })) });
      const one = { before: initialPrompts, now: undefined as unknown, constraint: undefined as unknown, destroyed: 0 };
      return {
        promptStreaming(turns, { signal: stop, responseConstraint }) {
          if (turns.some(({ role }) => role === "system")) throw new TypeError("no system's turn here");
          if (turns.slice(0, -1).some(({ prefix }) => prefix)) throw new TypeError("a prefix is last");
          Object.assign(one, { now: turns, constraint: responseConstraint });
          seen.push(one);
          return new ReadableStream<string>({
            async start(controller) {
              stop.addEventListener("abort", () => controller.error(stop.reason));
              for (const piece of pieces) controller.enqueue(piece);
              if (!endless) controller.close();
            },
          });
        },
        destroy: () => void one.destroyed++,
      };
    },
  };
  return { api, seen };
}

const REQUEST: CompletionRequest = {
  messages: [
    { role: "system", content: "You write Terraform." },
    { role: "user", content: "a bucket" },
  ],
  ...{ maxTokens: 100, temperature: 0, topP: 1, seed: 1 },
};

describe("the browser's own model", () => {
  it("is given the conversation by its rules, and its session is ended", async () => {
    const { api, seen } = standIn(["resource ", '"aws_s3', '_bucket"']);
    const told: string[] = [];
    const done = await browsersModel(api).complete(REQUEST, (text) => told.push(text));
    expect(done).toMatchObject({ text: 'resource "aws_s3_bucket"', tokens: 3, stop: "end" });
    expect(told.join("")).toBe(done.text);
    expect(seen).toEqual([
      { before: [REQUEST.messages[0]], now: [REQUEST.messages[1]], constraint: undefined, destroyed: 1 },
    ]);
  });

  it("goes on from the beginning of an answer, also when it says that again, and stops where it is to", async () => {
    const prefill = 'resource "aws_vpc" "main" {\n';
    const { api, seen } = standIn(['resource "aws_vpc" "main" {\n', "  a = 1\n", "}\nresource"], { endless: true });
    const done = await browsersModel(api).complete({ ...REQUEST, prefill, stop: ["\n}"] });
    expect(done).toMatchObject({ text: "  a = 1", stop: "stopped" });
    expect(seen[0]?.now).toEqual([REQUEST.messages[1], { role: "assistant", content: prefill, prefix: true }]);
  });

  it("chooses among texts under a JSON schema, and nothing that isn't among them", async () => {
    const constraint = { kind: "one-of", texts: ["t3.micro", "t3.small"] } as const;
    const { api, seen } = standIn(['"t3.', 'small"']);
    expect((await browsersModel(api).complete({ ...REQUEST, constraint })).text).toBe("t3.small");
    expect(seen[0]?.constraint).toEqual({ type: "string", enum: ["t3.micro", "t3.small"] });
    for (const other of ['"t3.large"', "t3.small", "{"])
      expect((await browsersModel(standIn([other]).api).complete({ ...REQUEST, constraint })).text).toBe("");
  });

  it("ends at its most tokens, and at once when told to stop, with what there is", async () => {
    expect(await browsersModel(standIn(["a", "b", "c"]).api).complete({ ...REQUEST, maxTokens: 2 })).toMatchObject({
      ...{ text: "ab", stop: "length" },
    });
    const stop = new AbortController();
    const running = browsersModel(standIn(["a"], { endless: true }).api).complete(
      REQUEST,
      () => stop.abort(),
      stop.signal,
    );
    expect(await running).toMatchObject({ text: "a", stop: "stopped" });
    expect(await browsersModel(standIn(["a"]).api).complete(REQUEST, undefined, AbortSignal.abort())).toMatchObject({
      ...{ text: "", stop: "stopped" },
    });
  });

  it("tells how far its download is, and in words what went wrong", async () => {
    const shares: number[] = [];
    await prepare(standIn([]).api, (share) => shares.push(share), new AbortController().signal);
    expect(shares).toEqual([0.25, 1]);
    for (const [name, words] of [
      ["NotAllowedError", "doesn't let this page"],
      ["QuotaExceededError", "longer than the browser's model takes"],
      ["OddError", "failed (boom): choose another"],
    ] as const) {
      const { api } = standIn([], { fails: new DOMException("boom", name) });
      await expect(prepare(api, () => {}, new AbortController().signal)).rejects.toThrow(words);
      await expect(browsersModel(api).complete(REQUEST)).rejects.toThrow(words);
    }
    const broken = { availability: () => Promise.reject(new Error("no")) } as unknown as LanguageModelApi;
    expect(await availabilityOf(broken)).toBe("unavailable");
  });
});
