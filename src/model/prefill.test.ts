import { describe, expect, it } from "vitest";
import { Continuation } from "./prefill.ts";

const PREFILL = 'resource "aws_vpc" "main" {\n}\n\nresource "aws_sqs_queue" "';

/** The continuation of an answer that comes in pieces of `size` characters. */
function continuation(answer: string, size: number, prefill = PREFILL): string {
  const parts = new Continuation(prefill);
  let text = "";
  for (let at = 0; at < answer.length; at += size) text += parts.push(answer.slice(at, at + size));
  return text + parts.end();
}

describe.each([1, 3, 1000])("the continuation of a begun answer, in pieces of %i", (size) => {
  it.each([
    ["that goes on", 'main" {\n}'],
    ["that repeats the last line", 'resource "aws_sqs_queue" "main" {\n}'],
    ["that repeats everything", `${PREFILL}main" {\n}`],
    ["in a fenced block", '```hcl\nresource "aws_sqs_queue" "main" {\n}'],
  ])("of a server %s", (_, answer) => {
    expect(continuation(answer, size)).toBe('main" {\n}');
  });

  it("keeps an answer to a prefill that is empty", () => {
    expect(continuation("```hcl\nx", size, "")).toBe("```hcl\nx");
  });

  it("keeps spaces that go on a line, and an answer that ends early", () => {
    expect(continuation(" 3\n", size, "resource {\n  count =")).toBe(" 3\n");
    expect(continuation("res", size)).toBe("res");
  });
});

it("gives a continuation at once when it can't be anything else", () => {
  expect(new Continuation(PREFILL).push("main")).toBe("main");
});
