import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import cases from "../../test/fixtures/quants.json" with { type: "json" };
import reference from "../../test/fixtures/tiny-model/reference.json" with { type: "json" };
import { readGguf, tensor } from "./gguf.ts";
import { halfToNumber } from "./quants.ts";
import { bitsOf, repack, type Target, unpermute } from "./repack.ts";

const gguf = readGguf(new Uint8Array(await readFile("test/fixtures/tiny-model/model.gguf")));

function room(bits: 4 | 8, weights: number, scales: "float" | "float16" = "float", firstRow = 0): Target {
  const Scales = scales === "float" ? Float32Array : Uint16Array;
  return { bits, codes: new Uint8Array((weights * bits) / 8), scales: new Scales(weights / 32), firstRow };
}

/** Weights as MatMulNBits reads them: B [n, k/32, 4 * bits], the first weight in the low bits, default zero point. */
function dequantized({ bits, codes, scales }: Target, from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    const index = from + at;
    const code = bits === 8 ? (codes[index] as number) : ((codes[index >> 1] as number) >> (4 * (index & 1))) & 15;
    const scale = scales[index >> 5] as number;
    return (scales instanceof Float32Array ? scale : halfToNumber(scale)) * (code - (bits === 8 ? 128 : 8));
  });
}

/** What the reference's GGUF library reads from row 5. */
const expected = (name: string) => (reference.rows as Record<string, number[]>)[name] as number[];

describe("repacked weights", () => {
  it.each(["blk.1.ffn_down.weight", "token_embd.weight"])("of %s are the same numbers", (name) => {
    const rows = tensor(gguf, name);
    const [columns, count] = rows.shape as [number, number];
    const target = room(bitsOf(rows), columns * count);
    repack(rows, target);
    expect(dequantized(target, 5 * columns, 32)).toEqual(expected(name));
  });

  it("are the same numbers with rope's order undone, behind another tensor's rows", () => {
    const rows = tensor(gguf, "blk.0.attn_q.weight");
    const [columns, count] = rows.shape as [number, number];
    const target = room(4, 2 * columns * count, "float", count);
    repack(rows, target, unpermute(32));
    // Row 5 of the file is the odd one of the third pair of head 0: the second half's third.
    expect(dequantized(target, (count + 18) * columns, 32)).toEqual(expected("blk.0.attn_q.weight"));
  });

  it("have every row of every head in one place", () => {
    const places = Array.from({ length: 128 }, (_, row) => unpermute(32)(row));
    expect(new Set(places).size).toBe(128);
    expect(places.every((place, row) => Math.floor(place / 32) === Math.floor(row / 32))).toBe(true);
  });

  /** What eight bits may lose: nothing of blocks of 32 with one scale, of others half a step of the largest of 127. */
  const blocks = cases.filter(({ values }) => values.length % 32 === 0);
  it.each(blocks.flatMap((one) => (["float", "float16"] as const).map((scales) => ({ ...one, scales }))))(
    "of $name are rounded to eight bits at most, with scales in $scales",
    ({ name, type, data, values, scales }) => {
      const bytes = Uint8Array.from(data.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
      const target = room(8, values.length, scales);
      repack({ type, shape: [values.length, 1], data: bytes }, target);
      const read = dequantized(target, 0, values.length);
      for (let at = 0; at < values.length; at += 32) {
        const block = values.slice(at, at + 32);
        const largest = Math.max(...block.map(Math.abs));
        const off = Math.max(...block.map((value, i) => Math.abs(value - (read[at + i] as number))));
        const exact = ["Q4_0", "Q5_0", "Q8_0"].includes(name);
        expect(off).toBeLessThanOrEqual(exact ? 1e-6 * largest : (largest / 254) * 1.01);
      }
    },
  );

  it.each(["float", "float16"] as const)(
    "of Q4_K stay in four bits, with an offset for each block and scales in %s",
    (scales) => {
      const { type, data, values } = cases.find(({ name }) => name === "Q4_K") as (typeof cases)[0];
      const bytes = Uint8Array.from(data.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
      const [columns, rows] = [values.length / 2, 2];
      const target = { ...room(4, values.length, scales), offsets: new Float32Array(values.length / 32) };
      repack({ type, shape: [columns, rows], data: bytes }, target);
      const read = dequantized(target, 0, values.length);
      values.forEach((value, at) => {
        const [row, block] = [Math.floor(at / columns), Math.floor((at % columns) / 32)];
        const number = (read[at] as number) + (target.offsets[block * rows + row] as number);
        expect(Math.abs(number - value)).toBeLessThanOrEqual(
          (scales === "float" ? 1e-6 : 2e-3) * Math.max(1, Math.abs(value)),
        );
      });
    },
  );
});
