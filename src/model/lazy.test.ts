import { expect, test } from "vitest";
import type { CompletionRequest } from "../core/completion.ts";
import { lazy } from "./lazy.ts";

const asking = (...texts: string[]): CompletionRequest => ({
  ...{ messages: [], maxTokens: 9, temperature: 0, topP: 1, seed: 1 },
  constraint: { kind: "one-of", texts },
});

test("the model is asked from the first choice on", async () => {
  const asked: CompletionRequest[] = [];
  const model = lazy({
    takesConstraint: true,
    complete: async (request) => {
      asked.push(request);
      const done = { tokens: 1, promptTokens: 1, seconds: 1, firstTokenSeconds: 0, stop: "end" } as const;
      return { text: "model", ...done };
    },
  });
  const told: string[] = [];
  expect(await model.complete(asking("only"), (text) => told.push(text))).toMatchObject({ text: "only", tokens: 0 });
  expect([told, asked.length]).toEqual([["only"], 0]);
  expect((await model.complete(asking("one", "other"))).text).toBe("model");
  await model.complete(asking("only"));
  const { constraint: _, ...free } = asking();
  await model.complete(free);
  expect(asked).toHaveLength(3);
});
