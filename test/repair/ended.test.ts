/** A change that is stopped, or breaks off, while the model is asked: the parts that are done by then are offered, the one under way isn't done in part. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LoopParts, runLoop } from "../../src/loop/loop.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import { standInParts } from "./stand-in.ts";

const files = {
  "main.tf": `resource "aws_sqs_queue" "orders" {
  name                      = "orders"
  message_retention_seconds = 86400
}
`,
};
const prompt = "keep messages of the orders queue for 4 days, and add an IAM role";

let parts: LoopParts & { verifier: NodeVerifier };
beforeAll(async () => {
  parts = await standInParts();
});
afterAll(() => parts.verifier.dispose());

test("the parts that are done are kept and verified", async () => {
  const stop = new AbortController();
  const breaking = async () => Promise.reject(new Error("The GPU was lost."));
  const stopping = async () => {
    stop.abort();
    return { text: "", tokens: 1, promptTokens: 1, seconds: 0, firstTokenSeconds: 0, stop: "stopped" } as const;
  };
  for (const [complete, signal, ended] of [
    [breaking, undefined, { why: "The GPU was lost." }],
    [stopping, stop.signal, {}],
  ] as const) {
    const asked = { ...parts, model: { takesConstraint: true, complete } };
    const outcome = await runLoop(asked, { prompt, seed: 1, files }, undefined, signal);
    expect(outcome.ended).toEqual(ended);
    expect(outcome.report?.ok).toBe(true);
    expect(outcome.files["main.tf"]).toBe(files["main.tf"].replace("86400", "345600"));
    expect(outcome.understood?.map(({ done }) => done)).toEqual([true, false]);
  }
  const asked = { ...parts, model: { takesConstraint: true, complete: breaking } };
  await expect(runLoop(asked, { prompt: "add an IAM role", seed: 1, files })).rejects.toThrow("The GPU was lost.");
});
