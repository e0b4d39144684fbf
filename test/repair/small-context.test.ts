/** A program that grows beyond what the model can read at once: no request ends with "the prompt is too long". */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Candidates, TokenEngine } from "../../src/decode/engine.ts";
import type { LoopParts } from "../../src/loop/loop.ts";
import { runLoop } from "../../src/loop/loop.ts";
import { LocalModel } from "../../src/model/completion.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import { standInParts } from "./stand-in.ts";

/** A token a byte, and as little room as it is given; it likes a quotation mark best, and letters in their order. */
class SmallEngine implements TokenEngine {
  position = 0;
  readonly vocabulary = 257;
  /** The tokens that are in its memory: UTF-8. */
  readonly read: number[] = [];

  constructor(readonly contextLength: number) {}

  tokenize = (text: string) => [...new TextEncoder().encode(text)];
  piece = (token: number) => (token < 256 ? Uint8Array.of(token) : new Uint8Array());
  isEnd = (token: number) => token === 256;

  async append(tokens: readonly number[]): Promise<Candidates> {
    if (this.position + tokens.length > this.contextLength) throw new RangeError("It doesn't fit.");
    this.position += tokens.length;
    this.read.push(...tokens);
    return this.more();
  }

  async more(): Promise<Candidates> {
    const ids = Int32Array.from({ length: 257 }, (_, id) => (id === 0 ? 34 : id <= 34 ? id - 1 : id));
    return { ids, logits: Float32Array.from(ids, (_, at) => -at) };
  }

  async rewind(position: number) {
    this.position = position;
    this.read.length = position;
  }

  async dispose() {}
}

let parts: LoopParts & { verifier: NodeVerifier };
beforeAll(async () => {
  parts = await standInParts();
});
afterAll(() => parts.verifier.dispose());

const PROMPT = "five S3 buckets with versioning, five SQS queues, an IAM role and an instance";

test.each([1800, 1200, 600])(
  "with room for %i tokens all that is asked is written, the farthest blocks unread",
  async (room) => {
    const engine = new SmallEngine(room);
    const outcome = await runLoop({ ...parts, model: new LocalModel(engine) }, { prompt: PROMPT, seed: 1, rounds: 0 });
    expect(outcome).not.toHaveProperty("ended");
    expect(outcome.missing).toEqual([]);
    expect(outcome.program.length).toBeGreaterThan(1500);
    const last = new TextDecoder().decode(Uint8Array.from(engine.read));
    expect(last).toContain("Write Terraform: five S3 buckets");
    expect(last).toMatch(/resource "aws_\w+" "\w+" \{\n/);
    expect(last).not.toContain('"aws_s3_bucket" "main_1"');
  },
);
