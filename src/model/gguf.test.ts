import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { tinyGguf } from "../../test/tiny-gguf.ts";
import { field, readGguf, tensor } from "./gguf.ts";
import { GGML } from "./quants.ts";
import { shapeOf } from "./shape.ts";
import { tokenizerOf } from "./tokenizer.ts";

const bytes = new Uint8Array(await readFile("test/fixtures/tiny-model/model.gguf"));

describe("reading GGUF", () => {
  it("finds metadata and tensors", () => {
    const gguf = readGguf(bytes);
    expect(field(gguf, "general.architecture", "string")).toBe("llama");
    expect(field(gguf, "llama.rope.freq_base", "number")).toBe(10000);
    expect(field(gguf, "tokenizer.ggml.tokens", "strings").slice(0, 2)).toEqual(["<|endoftext|>", "<|im_start|>"]);
    expect(tensor(gguf, "blk.0.ffn_down.weight")).toMatchObject({
      type: GGML.Q4_0,
      shape: [256, 128],
      data: { length: 18432 },
    });
  });

  it("names what is missing", () => {
    const gguf = readGguf(bytes);
    expect(() => field(gguf, "llama.no_such", "number")).toThrow("llama.no_such");
    expect(() => tensor(gguf, "blk.9.ffn_up.weight")).toThrow("blk.9.ffn_up.weight");
  });

  it("names a number format that it can't read, and those that it can", () => {
    const strange = bytes.slice();
    const name = new TextEncoder().encode("blk.0.ffn_down.weight");
    const at = strange.findIndex((_, from) => name.every((letter, i) => strange[from + i] === letter));
    // Behind the name: how many dimensions (4 bytes), two of them (8 each), the type.
    strange[at + name.length + 20] = 10;
    expect(() => readGguf(strange)).toThrow(/blk\.0\.ffn_down\.weight has the GGML type 10.*Q4_K, Q5_K, Q6_K/);
  });

  it.each([
    [
      "another architecture",
      { "general.architecture": "gemma3" },
      /is a gemma3; the engine knows llama and qwen2 only/,
    ],
    ["stretched positions", { "qwen2.rope.scaling.type": "yarn" }, /stretches its positions/],
    [
      "another tokenizer",
      { "tokenizer.ggml.pre": "llama-bpe" },
      /tokenizer \(gpt2, llama-bpe\) is not supported; .*qwen2/,
    ],
    [
      "another form of conversation",
      { "tokenizer.chat_template": "[INST] {{ x }} [/INST]" },
      /other form of conversation|another form of conversation/,
    ],
  ])("refuses a model with %s, and says so", (_, metadata, message) => {
    const made = readGguf(tinyGguf(readGguf(bytes), { architecture: "qwen2", layers: 1, metadata }));
    expect(() => [shapeOf(made), tokenizerOf(made)]).toThrow(message);
  });

  it("refuses what is no GGUF, another version, an unknown type, and a file cut off anywhere", () => {
    expect(() => readGguf(new TextEncoder().encode("<!doctype html>"))).toThrow("not a GGUF file");
    expect(() => readGguf(Uint8Array.of(71, 71, 85, 70, 2, 0, 0, 0))).toThrow("version 2");
    const strange = bytes.slice();
    const view = new DataView(strange.buffer);
    // The first key's length stands at 24, its type behind the key.
    view.setUint32(24 + 8 + Number(view.getBigUint64(24, true)), 77, true);
    expect(() => readGguf(strange)).toThrow("unknown type 77");
    for (const length of [0, 3, 10, 30, 5000, 60_000, bytes.length - 1])
      expect(() => readGguf(bytes.subarray(0, length))).toThrow(/cut off or damaged/);
  });
});
