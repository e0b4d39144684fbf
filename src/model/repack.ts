/**
 * Turns GGUF's quantized rows into what ONNX's MatMulNBits reads. The numbers stay the same: both have blocks of 32 along a row, one
 * scale, and codes around 8 (Q4_0) or 0 (Q8_0, which becomes unsigned around 128).
 */

const BLOCK = 32;
const Q4_BYTES = 18;
const Q8_BYTES = 34;

/** Where a row of the file goes. */
export type RowOrder = (row: number) => number;

/**
 * llama.cpp keeps each head's rows of Q and K so that rope turns adjacent pairs; ONNX turns the two halves. This undoes it.
 */
export function unpermute(head: number): RowOrder {
  const half = head / 2;
  return (row) => {
    const within = row % head;
    return row - within + (within % 2) * half + (within >> 1);
  };
}

/** Numbers of a float16 each, by its bits: 65,536 of them. */
let halves: Float32Array | undefined;
function halfTable(): Float32Array {
  if (halves) return halves;
  halves = new Float32Array(1 << 16);
  for (let bits = 0; bits < halves.length; bits++) {
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const size =
      exponent === 0
        ? fraction * 2 ** -24
        : exponent === 31
          ? fraction
            ? Number.NaN
            : Infinity
          : (1024 + fraction) * 2 ** (exponent - 25);
    halves[bits] = bits >> 15 ? -size : size;
  }
  return halves;
}

/** The number that the bits of a float16 stand for. */
export const halfToNumber = (bits: number): number => halfTable()[bits] as number;

/** Scales as float32, or as the bits of float16 as the file has them. */
export type Scales = Float32Array | Uint16Array;

export interface Target {
  codes: Uint8Array;
  scales: Scales;
  /** The target's row that the tensor's first row goes to. */
  firstRow: number;
}

/** Repacks Q4_0 rows of `columns` weights: GGUF pairs weight i with i + 16 in a byte, ONNX neighbours, the first in the low half. */
export function repackQ4(data: Uint8Array, columns: number, target: Target, order: RowOrder = (row) => row): void {
  repack(data, columns, Q4_BYTES, target, order, (from, to) => {
    for (let i = 0; i < 16; i += 2) {
      const first = data[from + i] as number;
      const second = data[from + i + 1] as number;
      target.codes[to + i / 2] = (first & 15) | ((second & 15) << 4);
      target.codes[to + 8 + i / 2] = (first >> 4) | (second & 240);
    }
  });
}

/** Repacks Q8_0 rows of `columns` weights: signed bytes become unsigned around 128. */
export function repackQ8(data: Uint8Array, columns: number, target: Target): void {
  repack(
    data,
    columns,
    Q8_BYTES,
    target,
    (row) => row,
    (from, to) => {
      for (let i = 0; i < BLOCK; i++) target.codes[to + i] = (data[from + i] as number) ^ 128;
    },
  );
}

function repack(
  data: Uint8Array,
  columns: number,
  bytes: number,
  { scales, firstRow }: Target,
  order: RowOrder,
  move: (from: number, to: number) => void,
): void {
  const blocks = columns / BLOCK;
  const numbers = scales instanceof Float32Array ? halfTable() : undefined;
  for (let at = 0, row = 0; at < data.length; row++) {
    let block = (firstRow + order(row)) * blocks;
    for (let column = 0; column < blocks; column++, block++, at += bytes) {
      const scale = (data[at] as number) | ((data[at + 1] as number) << 8);
      scales[block] = numbers ? (numbers[scale] as number) : scale;
      move(at + 2, block * (bytes - 2));
    }
  }
}

/** Dequantizes one Q8_0 row into `out` at `offset`: how embeddings are looked up. */
export function q8Row(data: Uint8Array, row: number, columns: number, out: Float32Array, offset: number): void {
  const numbers = halfTable();
  let at = row * (columns / BLOCK) * Q8_BYTES;
  for (let column = 0; column < columns; column += BLOCK, at += Q8_BYTES) {
    const scale = numbers[(data[at] as number) | ((data[at + 1] as number) << 8)] as number;
    for (let i = 0; i < BLOCK; i++) out[offset + column + i] = scale * (((data[at + 2 + i] as number) << 24) >> 24);
  }
}

/** The bits of the float16 nearest to a number. */
export function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | Math.round(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  return sign | (((exponent + 15) << 10) + Math.round((size / 2 ** exponent - 1) * 1024));
}
