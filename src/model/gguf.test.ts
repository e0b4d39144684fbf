import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { field, GGML, readGguf, tensor } from "./gguf.ts";

const bytes = new Uint8Array(await readFile("test/fixtures/tiny-model/model.gguf"));

describe("reading GGUF", () => {
  it("finds metadata and tensors", () => {
    const gguf = readGguf(bytes);
    expect(field(gguf, "general.architecture", "string")).toBe("llama");
    expect(field(gguf, "llama.rope.freq_base", "number")).toBe(10000);
    expect(field(gguf, "tokenizer.ggml.tokens", "strings").slice(0, 2)).toEqual(["<|endoftext|>", "<|im_start|>"]);
    expect(tensor(gguf, "blk.0.ffn_down.weight", GGML.Q4_0)).toMatchObject({
      shape: [256, 128],
      data: { length: 18432 },
    });
  });

  it("names what is missing", () => {
    const gguf = readGguf(bytes);
    expect(() => field(gguf, "llama.no_such", "number")).toThrow("llama.no_such");
    expect(() => tensor(gguf, "blk.9.ffn_up.weight", GGML.Q4_0)).toThrow("blk.9.ffn_up.weight");
    expect(() => tensor(gguf, "output_norm.weight", GGML.Q4_0)).toThrow("GGML type 0");
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
