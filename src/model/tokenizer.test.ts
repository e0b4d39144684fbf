import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import cases from "../../test/fixtures/tokens.json" with { type: "json" };
import { readGguf } from "./gguf.ts";
import { fileShards } from "./node.ts";
import { type TextCodec, tokenizerOf } from "./tokenizer.ts";
import { loadWeights } from "./weights.ts";

const open = async (folder: string) => tokenizerOf(readGguf((await loadWeights(fileShards(folder))).bytes));
const bytes = (codec: TextCodec, tokens: number[]) =>
  Buffer.concat(tokens.map((token) => codec.piece(token))).toString();
const SHIPPED = "public/models/smollm2-135m-instruct";

describe("the tokenizer", async () => {
  const tiny = await open("test/fixtures/tiny-model");

  it("gives back every text from its tokens' bytes", () => {
    for (const { text } of cases) expect(bytes(tiny, tiny.tokenize(text))).toBe(text);
  });

  it("knows the special tokens, and that they end a turn", () => {
    expect(tiny.tokenize("<|im_start|>a<|im_end|>")).toHaveLength(3);
    expect(tiny.isEnd(2)).toBe(true);
    expect(tiny.tokenize("im_end").some(tiny.isEnd)).toBe(false);
  });

  describe.skipIf(!existsSync(SHIPPED))("of the shipped model", async () => {
    const shipped = existsSync(SHIPPED) ? await open(SHIPPED) : tiny;
    // The reference's tokens: training/convert.py tokens.
    it.each(cases)("splits $text as the reference does", ({ text, ids }) => {
      expect(shipped.tokenize(text)).toEqual(ids);
    });
  });
});
