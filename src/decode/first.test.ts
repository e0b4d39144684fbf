import { expect, test } from "vitest";
import type { CompletionRequest } from "../core/completion.ts";
import type { Scope } from "../core/constraint.ts";
import type { Attribute, Block } from "../core/schema.ts";
import { firstChoice } from "./first.ts";

const request: Omit<CompletionRequest, "constraint"> = { messages: [], maxTokens: 9, temperature: 0, topP: 1, seed: 1 };
const flags = { optional: false, computed: false, sensitive: false, deprecated: false, writeOnly: false };
const size: Attribute = { ...flags, type: "string", required: true };

test("of what is offered the first is written, of several values the most usual", async () => {
  const texts = { ...request, constraint: { kind: "one-of", texts: ["b", "a"] } } as const;
  expect((await firstChoice.complete(texts)).text).toBe("b");
  const toy: Block = { attributes: new Map([["size", size]]), blocks: new Map(), deprecated: false };
  const scope: Scope = {
    ...{ blocks: new Map([["toy", toy]]), declared: new Map() },
    choices: new Map([["toy.size", ['"usual"', '"big"']]]),
  };
  const block = { ...request, constraint: { kind: "block", scope, start: 'resource "toy" "main" {\n' } } as const;
  expect(await firstChoice.complete(block)).toMatchObject({ text: '  size = "usual"\n}', tokens: 0, chosen: 0 });
});
