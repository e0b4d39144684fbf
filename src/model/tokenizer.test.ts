import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import cases from "../../test/fixtures/tokens.json" with { type: "json" };
import qwen2 from "../../test/fixtures/tokens-qwen2.json" with { type: "json" };
import { tinyGguf } from "../../test/tiny-gguf.ts";
import { chatPrompt } from "./chat.ts";
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
  const base = readGguf((await loadWeights(fileShards("test/fixtures/tiny-model"))).bytes);
  const made = tokenizerOf(readGguf(tinyGguf(base, { architecture: "qwen2", layers: 1 })));

  it("gives back every text from its tokens' bytes", () => {
    for (const { text } of cases) expect(bytes(tiny, tiny.tokenize(text))).toBe(text);
  });

  it("knows the special tokens, and that they end a turn", () => {
    expect(tiny.tokenize("<|im_start|>a<|im_end|>")).toHaveLength(3);
    expect(tiny.isEnd(2)).toBe(true);
    expect(tiny.tokenize("im_end").some(tiny.isEnd)).toBe(false);
  });

  // The reference's tokens: training/convert.py tokens, of a file that tinyGguf made.
  it.each(qwen2)("splits $text as the reference does for qwen2", ({ text, ids }) => {
    expect(made.tokenize(text)).toEqual(ids);
    expect(bytes(made, ids)).toBe(text);
  });

  it("begins conversations as the file's template does", () => {
    expect(tiny.system).toMatch(/named SmolLM/);
    const template = "{{- '<|im_start|>system\\nYou are a made model.<|im_end|>\\n' }}";
    const other = { architecture: "qwen2", layers: 1, metadata: { "tokenizer.chat_template": template } } as const;
    const { system } = tokenizerOf(readGguf(tinyGguf(base, other)));
    expect(system).toBe("You are a made model.");
    const user = { role: "user", content: "hi" } as const;
    expect(chatPrompt([user], "", system)).toMatch(
      /^<\|im_start\|>system\nYou are a made model\.<\|im_end\|>\n<\|im_start\|>user\nhi/,
    );
    expect(chatPrompt([user])).toMatch(/^<\|im_start\|>user/);
    expect(chatPrompt([{ role: "system", content: "own" }, user], "", system)).not.toContain("made model");
  });

  describe.skipIf(!existsSync(SHIPPED))("of the shipped model", async () => {
    const shipped = existsSync(SHIPPED) ? await open(SHIPPED) : tiny;
    // The reference's tokens: training/convert.py tokens.
    it.each(cases)("splits $text as the reference does", ({ text, ids }) => {
      expect(shipped.tokenize(text)).toEqual(ids);
    });
  });
});
