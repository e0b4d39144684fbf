/** What our rules don't understand of a change, a model from elsewhere makes: by blocks, verified, and never called done. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CompletionModel } from "../../src/core/completion.ts";
import { type LoopParts, runLoop } from "../../src/loop/loop.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import { standInParts } from "./stand-in.ts";

const QUEUE = 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}\n';
const TOPIC = 'resource "aws_sns_topic" "news" {\n  name = "news" # shown to customers\n}\n';
const files = { "queue.tf": QUEUE, "topic.tf": TOPIC, "notes.md": "kept" };
const LONGER = QUEUE.replace("}", "  delay_seconds = 900\n}");
const prompt = "make the whole thing more forgiving of slow consumers";

let parts: LoopParts & { verifier: NodeVerifier };
beforeAll(async () => {
  parts = await standInParts();
});
afterAll(() => parts.verifier.dispose());

/** Says its answers in turn, then the last one again. */
function saying(...answers: string[]): CompletionModel & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async complete({ messages }) {
      const text = answers[Math.min(asked.length, answers.length - 1)] ?? "";
      asked.push(messages.at(-1)?.content ?? "");
      return { text, tokens: 1, promptTokens: 1, seconds: 0, firstTokenSeconds: 0, stop: "end" };
    },
  };
}

const run = (model: CompletionModel, request = prompt) =>
  runLoop({ ...parts, model }, { prompt: request, seed: 1, files });

test("the blocks that it answers with take their places; who asked is told to read them", async () => {
  const model = saying(`\`\`\`hcl\n${LONGER}\`\`\``);
  const outcome = await run(model);
  expect(outcome.files).toEqual({ ...files, "queue.tf": LONGER });
  expect(outcome.result).toBe("best-effort");
  expect(outcome.understood).toEqual([
    {
      text: expect.stringContaining("more forgiving"),
      done: false,
      reason: "The model changed aws_sqs_queue.orders for it: read whether that is meant.",
    },
  ]);
  expect(model.asked).toHaveLength(1);
  expect(model.asked[0]).toContain(TOPIC.trim());
});

test("what the verifier says of them goes back, and what stays wrong isn't taken", async () => {
  const wrong = QUEUE.replace("}", '  delay_seconds = "soon"\n}');
  const mended = saying(wrong, LONGER);
  expect((await run(mended)).files["queue.tf"]).toBe(LONGER);
  expect(mended.asked[1]).toMatch(/terraform says:\n- aws_sqs_queue\.orders: .*number/);
  const outcome = await run(saying(wrong));
  expect(outcome.files).toEqual(files);
  expect(outcome.understood?.map(({ done }) => done)).toEqual([false]);
});

test("what it loses besides is called out; new blocks come to the others", async () => {
  const output = 'output "queue" {\n  value = aws_sqs_queue.orders.url\n}';
  const outcome = await run(saying(`${output}\n# remove aws_sns_topic.news\n`));
  expect(outcome.files).toEqual({ ...files, "queue.tf": `${QUEUE}\n${output}\n`, "topic.tf": "" });
  expect(outcome.questions).toContain("Nobody asked for this: aws_sns_topic.news would be destroyed.");
});

test("it isn't asked where all is done, or where something is asked back", async () => {
  const model = saying(LONGER);
  const done = await run(model, "rename the queue from orders to invoices");
  expect(done.understood?.map(({ done }) => done)).toEqual([true]);
  const two = { ...files, "more.tf": QUEUE.replaceAll("orders", "bills") };
  const asked = { prompt: "keep messages of the queue for 4 days", seed: 1, files: two };
  const open = await runLoop({ ...parts, model }, asked);
  expect(open.questions).not.toEqual([]);
  expect(model.asked).toEqual([]);
});
