/**
 * The number formats of GGUF tensors: blocks of so many bytes for so many weights, and how a block becomes numbers.
 * Layouts: https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h
 */

/** By their number in the file. */
export const GGML = {
  ...{ F32: 0, F16: 1, Q4_0: 2, Q4_1: 3, Q5_0: 6, Q5_1: 7, Q8_0: 8, Q4_K: 12, Q5_K: 13, Q6_K: 14, BF16: 30 },
} as const;

export interface Quant {
  name: string;
  /** Bytes and weights of a block. */
  bytes: number;
  weights: number;
  /** Writes the numbers of the block at `at` to `out`, from `to` on. */
  read(data: Uint8Array, at: number, out: Float32Array, to: number): void;
  /**
   * Of blocks of 32 that begin with their scale, a float16 of which all numbers are multiples within a signed byte: writes these, around 128.
   */
  codes?(data: Uint8Array, at: number, out: Uint8Array, to: number): void;
}

/** Numbers of a float16 each, by its bits: 65,536 of them. */
const HALVES = Float32Array.from({ length: 1 << 16 }, (_, bits) => {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const special = fraction ? Number.NaN : Number.POSITIVE_INFINITY;
  const normal = (1024 + fraction) * 2 ** (exponent - 25);
  const size = exponent === 0 ? fraction * 2 ** -24 : exponent === 31 ? special : normal;
  return bits >> 15 ? -size : size;
});

/** The number that the bits of a float16 stand for. */
export const halfToNumber = (bits: number): number => HALVES[bits] as number;

/** A byte of a typed array, without the check that it is there: the file's length was checked. */
const u8 = (data: Uint8Array, at: number) => data[at] as number;
const i8 = (data: Uint8Array, at: number) => (u8(data, at) << 24) >> 24;
const u16 = (data: Uint8Array, at: number) => u8(data, at) | (u8(data, at + 1) << 8);
const half = (data: Uint8Array, at: number) => halfToNumber(u16(data, at));

const word = new DataView(new ArrayBuffer(4));
function float(bits: number): number {
  word.setUint32(0, bits);
  return word.getFloat32(0);
}

const u32 = (data: Uint8Array, at: number) => (u16(data, at) | (u16(data, at + 2) << 16)) >>> 0;

type Codes = NonNullable<Quant["codes"]>;

/** Q4 and Q5 of old: the first halves of 16 bytes before the second, in Q5 the fifth bits in front. `start`: where that is; `zero`: what stands for 0. */
function nibbles(bits: 4 | 5, start: number, zero: number): Codes {
  const from = start + (bits === 5 ? 4 : 0);
  return (data, at, out, to) => {
    const fifth = bits === 5 ? u32(data, at + start) : 0;
    for (let i = 0; i < 16; i++) {
      const byte = u8(data, at + from + i);
      out[to + i] = (byte & 15) + (((fifth >>> i) & 1) << 4) + zero;
      out[to + i + 16] = (byte >> 4) + (((fifth >>> (i + 16)) & 1) << 4) + zero;
    }
  };
}

const scratch = new Uint8Array(32);

/** Q4_0, Q5_0, Q8_0: a scale and the codes. */
const scaled = (name: string, bytes: number, codes: Codes): Quant => ({
  ...{ name, bytes, weights: 32, codes },
  read(data, at, out, to) {
    const scale = half(data, at);
    codes(data, at, scratch, 0);
    for (let i = 0; i < 32; i++) out[to + i] = scale * (u8(scratch, i) - 128);
  },
});

/** Q4_1, Q5_1: a scale, the least number, and codes upward from it. */
const upward = (name: string, bytes: number, codes: Codes): Quant => ({
  ...{ name, bytes, weights: 32 },
  read(data, at, out, to) {
    const [scale, least] = [half(data, at), half(data, at + 2)];
    codes(data, at, scratch, 0);
    for (let i = 0; i < 32; i++) out[to + i] = scale * u8(scratch, i) + least;
  },
});

const bytes32: Codes = (data, at, out, to) => {
  for (let i = 0; i < 32; i++) out[to + i] = u8(data, at + 2 + i) ^ 128;
};

/** Six bits each, for eight parts of a Q4_K or Q5_K block: scales and offsets, the last four of each in pieces. */
const scaleBits = (data: Uint8Array, at: number, part: number) =>
  part < 4 ? u8(data, at + part) & 63 : (u8(data, at + part + 4) & 15) | ((u8(data, at + part - 4) >> 6) << 4);
const offsetBits = (data: Uint8Array, at: number, part: number) =>
  part < 4 ? u8(data, at + part + 4) & 63 : (u8(data, at + part + 4) >> 4) | ((u8(data, at + part) >> 6) << 4);

/** The scale of a part of a Q4_K or Q5_K block, and how far below zero it begins. */
export function partOf(data: Uint8Array, at: number, part: number): { scale: number; least: number } {
  return {
    scale: Math.fround(half(data, at) * scaleBits(data, at + 4, part)),
    least: Math.fround(half(data, at + 2) * offsetBits(data, at + 4, part)),
  };
}

/** Q4_K and Q5_K: eight parts of 32, each with a scale and an offset that are multiples of the block's. */
function mixed(bits: 4 | 5): Quant {
  const codes = 16 + (bits === 5 ? 32 : 0);
  return {
    name: `Q${bits}_K`,
    bytes: codes + 128,
    weights: 256,
    read(data, at, out, to) {
      for (let part = 0; part < 8; part++) {
        const { scale, least } = partOf(data, at, part);
        const [from, shift] = [at + codes + (part >> 1) * 32, 4 * (part & 1)];
        for (let i = 0; i < 32; i++) {
          const fifth = bits === 5 ? ((u8(data, at + 16 + i) >> part) & 1) << 4 : 0;
          out[to + part * 32 + i] = scale * (((u8(data, from + i) >> shift) & 15) + fifth) - least;
        }
      }
    },
  };
}

/** Q6_K: sixteen parts of 16, each with a scale of eight bits. */
const sixth: Quant = {
  name: "Q6_K",
  bytes: 210,
  weights: 256,
  read(data, at, out, to) {
    const all = half(data, at + 208);
    for (let part = 0; part < 16; part++) {
      const scale = Math.fround(all * i8(data, at + 192 + part));
      // 128 weights take 64 bytes of low bits and 32 of high ones; 32 weights a quarter of each.
      const [half, quarter, place] = [part >> 3, (part >> 1) & 3, (part & 1) * 16];
      const low = at + half * 64 + (quarter & 1) * 32 + place;
      const high = at + 128 + half * 32 + place;
      const [lowShift, highShift] = [quarter & 2 ? 4 : 0, 2 * quarter];
      for (let i = 0; i < 16; i++) {
        const code = ((u8(data, low + i) >> lowShift) & 15) | (((u8(data, high + i) >> highShift) & 3) << 4);
        out[to + part * 16 + i] = scale * (code - 32);
      }
    }
  },
};

const one = (name: string, bytes: number, number: (data: Uint8Array, at: number) => number): Quant => ({
  ...{ name, bytes, weights: 1 },
  read(data, at, out, to) {
    out[to] = number(data, at);
  },
});

/** The formats that can be read, by their number. */
export const QUANTS: ReadonlyMap<number, Quant> = new Map<number, Quant>([
  [GGML.F32, one("F32", 4, (data, at) => float(u32(data, at)))],
  [GGML.F16, one("F16", 2, half)],
  [GGML.BF16, one("BF16", 2, (data, at) => float((u16(data, at) << 16) >>> 0))],
  [GGML.Q4_0, scaled("Q4_0", 18, nibbles(4, 2, 120))],
  [GGML.Q4_1, upward("Q4_1", 20, nibbles(4, 4, 0))],
  [GGML.Q5_0, scaled("Q5_0", 22, nibbles(5, 2, 112))],
  [GGML.Q5_1, upward("Q5_1", 24, nibbles(5, 4, 0))],
  [GGML.Q8_0, scaled("Q8_0", 34, bytes32)],
  [GGML.Q4_K, mixed(4)],
  [GGML.Q5_K, mixed(5)],
  [GGML.Q6_K, sixth],
]);

/** Writes `count` numbers of a tensor's bytes, from the block-aligned weight `from` on, to `out` at `to`. */
export function dequantize(
  { type, data }: { type: number; data: Uint8Array },
  from: number,
  count: number,
  out: Float32Array,
  to = 0,
): void {
  const quant = QUANTS.get(type) as Quant;
  for (let done = 0; done < count; done += quant.weights)
    quant.read(data, ((from + done) / quant.weights) * quant.bytes, out, to + done);
}
