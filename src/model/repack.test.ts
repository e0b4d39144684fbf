import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import reference from "../../test/fixtures/tiny-model/reference.json" with { type: "json" };
import { GGML, readGguf, tensor } from "./gguf.ts";
import { halfToNumber, q8Row, repackQ4, repackQ8, toHalf, unpermute } from "./repack.ts";

const gguf = readGguf(new Uint8Array(await readFile("test/fixtures/tiny-model/model.gguf")));

/** Row `row` as MatMulNBits reads it: B [n, k/32, 4 * bits], the first weight in the low bits, default zero point. */
function dequantized(codes: Uint8Array, scales: Float32Array, row: number, columns: number, bits: 4 | 8): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const index = row * columns + column;
    const code = bits === 8 ? (codes[index] as number) : ((codes[index >> 1] as number) >> (4 * (index & 1))) & 15;
    return (scales[index >> 5] as number) * (code - (bits === 8 ? 128 : 8));
  });
}

/** What the reference's GGUF library reads from row 5. */
const expected = (name: string) => (reference.rows as Record<string, number[]>)[name] as number[];

describe("repacked weights are the same numbers", () => {
  it("in Q4_0", () => {
    const { data, shape } = tensor(gguf, "blk.1.ffn_down.weight", GGML.Q4_0);
    const [columns, rows] = shape as [number, number];
    const target = {
      codes: new Uint8Array((rows * columns) / 2),
      scales: new Float32Array((rows * columns) / 32),
      firstRow: 0,
    };
    repackQ4(data, columns, target);
    expect(dequantized(target.codes, target.scales, 5, columns, 4).slice(0, 32)).toEqual(
      expected("blk.1.ffn_down.weight"),
    );
  });

  it("in Q4_0 with rope's order undone, behind another tensor's rows", () => {
    const { data, shape } = tensor(gguf, "blk.0.attn_q.weight", GGML.Q4_0);
    const [columns, rows] = shape as [number, number];
    const target = {
      codes: new Uint8Array(rows * columns),
      scales: new Float32Array((2 * rows * columns) / 32),
      firstRow: rows,
    };
    repackQ4(data, columns, target, unpermute(32));
    // Row 5 of the file is the odd one of the third pair of head 0: the second half's third.
    expect(dequantized(target.codes, target.scales, rows + 18, columns, 4).slice(0, 32)).toEqual(
      expected("blk.0.attn_q.weight"),
    );
  });

  it("in Q8_0, for the head and for looking up", () => {
    const { data, shape } = tensor(gguf, "token_embd.weight", GGML.Q8_0);
    const [columns, rows] = shape as [number, number];
    const target = {
      codes: new Uint8Array(rows * columns),
      scales: new Float32Array((rows * columns) / 32),
      firstRow: 0,
    };
    repackQ8(data, columns, target);
    expect(dequantized(target.codes, target.scales, 5, columns, 8).slice(0, 32)).toEqual(expected("token_embd.weight"));
    const row = new Float32Array(columns + 1);
    q8Row(data, 5, columns, row, 1);
    expect([...row.slice(1, 33)]).toEqual(expected("token_embd.weight"));
  });

  it("with every row of every head in one place", () => {
    const places = Array.from({ length: 128 }, (_, row) => unpermute(32)(row));
    expect(new Set(places).size).toBe(128);
    expect(places.every((place, row) => Math.floor(place / 32) === Math.floor(row / 32))).toBe(true);
  });
});

describe("half-precision numbers", () => {
  it("come back from their bits", () => {
    for (let bits = 0; bits < 1 << 16; bits++) {
      const value = halfToNumber(bits);
      if (!Number.isNaN(value)) expect(toHalf(value)).toBe(bits);
    }
  });

  it("are the nearest ones", () => {
    expect([1, -2, 65504, 1e9, -1e9, 2 ** -24, 0.1, 2047 / 1024 + 1e-4].map(toHalf)).toEqual([
      0x3c00, 0xc000, 0x7bff, 0x7c00, 0xfc00, 1, 0x2e66, 0x3fff,
    ]);
    expect(halfToNumber(toHalf(Number.NaN))).toBeNaN();
  });
});
