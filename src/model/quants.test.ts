import { describe, expect, it } from "vitest";
import cases from "../../test/fixtures/quants.json" with { type: "json" };
import { dequantize, GGML, halfToNumber, QUANTS } from "./quants.ts";
import { toHalf } from "./repack.ts";

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

describe("number formats", () => {
  it("are all in the reference's blocks", () => {
    expect(cases.map(({ name, type }) => [name, type]).sort()).toEqual(Object.entries(GGML).sort());
  });

  // The reference's numbers: training/convert.py quants.
  it.each(cases)("$name are read as the reference library reads them", ({ name, type, data, values }) => {
    expect(QUANTS.get(type)?.name).toBe(name);
    const read = new Float32Array(values.length);
    dequantize({ type, data: bytes(data) }, 0, values.length, read);
    read.forEach((value, at) => {
      const expected = values[at] as number;
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-6 * Math.abs(expected) + 1e-7);
    });
  });

  it("can be read from the middle", () => {
    const { type, data, values } = cases.find(({ name }) => name === "Q8_0") as (typeof cases)[0];
    const read = new Float32Array(34);
    dequantize({ type, data: bytes(data) }, 32, 32, read, 2);
    expect([...read.subarray(2, 10)]).toEqual(values.slice(32, 40));
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
