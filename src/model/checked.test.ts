import { expect, it } from "vitest";
import type { Completion, CompletionModel, CompletionRequest } from "../core/completion.ts";
import type { Report } from "../core/report.ts";
import { acceptsBySchema } from "./accepts.ts";
import { checked } from "./checked.ts";

const REQUEST: CompletionRequest = {
  messages: [],
  prefill: 'resource "a" "',
  stop: ["\n}"],
  maxTokens: 9,
  temperature: 0,
  topP: 1,
  seed: 1,
};

function writing(...texts: string[]) {
  const asked: CompletionRequest[] = [];
  const model: CompletionModel = {
    async complete(request, onText): Promise<Completion> {
      const text = texts[asked.push(request) - 1] ?? "";
      onText?.(text);
      return { text, tokens: 2, promptTokens: 5, seconds: 1, firstTokenSeconds: 0.5, stop: "stopped" };
    },
  };
  return { model, asked };
}

it("asks again, differently, until a block is accepted, and tells only of that one", async () => {
  const { model, asked } = writing("bad", "worse", "good");
  const judged: string[] = [];
  const told: string[] = [];
  const accepts = (program: string) => judged.push(program) > 0 && program.includes("good");
  const done = await checked(model, accepts).complete(REQUEST, (text) => told.push(text));
  expect(done).toMatchObject({ text: "good", tokens: 6, seconds: 3 });
  expect(told).toEqual(["good"]);
  expect(judged[0]).toBe('resource "a" "bad\n}\n');
  expect(new Set(asked.map(({ seed }) => seed)).size).toBe(3);
  expect(asked[0]).toEqual(REQUEST);
  expect(asked[1]?.temperature).toBeGreaterThan(0);
});

it("keeps the first when none is accepted", async () => {
  const { model, asked } = writing("one", "two", "three", "four");
  expect(await checked(model, () => false).complete(REQUEST)).toMatchObject({ text: "one" });
  expect(asked).toHaveLength(3);
});

it("lets other requests pass as they are", async () => {
  const { model, asked } = writing("bad");
  await checked(model, () => false).complete({ ...REQUEST, stop: ["\n"] });
  expect(asked).toHaveLength(1);
});

it("asks no more when it is stopped", async () => {
  const controller = new AbortController();
  const { model, asked } = writing("one", "two");
  const accepts = () => {
    controller.abort();
    return false;
  };
  expect(await checked(model, accepts).complete(REQUEST, undefined, controller.signal)).toMatchObject({ text: "one" });
  expect(asked).toHaveLength(1);
});

it("accepts a last block that fits the schema, whatever comes before or is yet to be declared", async () => {
  const verifier = (code: string, line: number) => ({
    verify: async () =>
      ({ diagnostics: [{ severity: "error", code, range: { start: { line } } }] }) as unknown as Report,
  });
  const program = 'resource "a" "b" {\n}\n\nresource "c" "d" {\n  x = 1\n}\n';
  const judge = (code: string, line: number) => acceptsBySchema(verifier(code, line))(program);
  expect(await judge("unsupported-argument", 5)).toBe(false);
  expect(await judge("unsupported-argument", 1)).toBe(true);
  expect(await judge("undeclared-reference", 5)).toBe(true);
});
