/**
 * Turns GGUF's quantized rows into what ONNX's MatMulNBits reads: blocks of 32 along a row, one scale, and codes around 8 or 128. Formats with one
 * scale for 32 weights stay the same numbers, Q4_K with an offset for each block beside; the others are rounded to eight bits, a small part of what their own rounding has lost.
 */
import type { GgufTensor } from "./gguf.ts";
import { dequantize, GGML, halfToNumber, partOf, QUANTS, type Quant } from "./quants.ts";

export const BLOCK = 32;
const Q4_BYTES = 18;

/** Where a row of the file goes. */
export type RowOrder = (row: number) => number;

/**
 * llama.cpp keeps each head's rows of a llama's Q and K so that rope turns adjacent pairs; ONNX turns the two halves. This undoes it.
 */
export function unpermute(head: number): RowOrder {
  const half = head / 2;
  return (row) => {
    const within = row % head;
    return row - within + (within % 2) * half + (within >> 1);
  };
}

/** Scales as float32, or as the bits of float16. */
export type Scales = Float32Array | Uint16Array;

export interface Target {
  bits: 4 | 8;
  codes: Uint8Array;
  scales: Scales;
  /** The target's row that the tensor's first row goes to. */
  firstRow: number;
  /** What each block's numbers are more than its codes say: for all first blocks of the rows, then for all second ones, as a matrix takes it. */
  offsets?: Float32Array;
}

/** The fewest bits that a tensor's rows can be repacked to without another rounding. */
export const bitsOf = ({ type }: GgufTensor): 4 | 8 => (type === GGML.Q4_0 || type === GGML.Q4_K ? 4 : 8);

/** Whether its blocks of four bits begin elsewhere than eight steps below zero. */
export const hasOffsets = ({ type }: GgufTensor): boolean => type === GGML.Q4_K;

/** Repacks the rows of a tensor. */
export function repack(tensor: GgufTensor, target: Target, order: RowOrder = (row) => row): void {
  const [columns, rows] = tensor.shape as [number, number];
  const four = tensor.type === GGML.Q4_K ? fourOfMixed : fourBits;
  const move = target.bits === 4 ? four(tensor, target) : eightBits(tensor, target);
  for (let row = 0; row < rows; row++) move(row * columns, columns, (target.firstRow + order(row)) * columns);
}

type Move = (from: number, columns: number, to: number) => void;

/** GGUF pairs weight i with i + 16 in a byte, ONNX neighbours, the first in the low half. */
function fourBits({ data }: GgufTensor, { codes, scales }: Target): Move {
  return (from, columns, to) => {
    let at = (from / BLOCK) * Q4_BYTES;
    for (let column = to; column < to + columns; column += BLOCK, at += Q4_BYTES) {
      scales[column / BLOCK] = scaleOf(scales, data, at);
      for (let i = 0; i < 16; i += 2) {
        const first = data[at + 2 + i] as number;
        const second = data[at + 3 + i] as number;
        codes[(column + i) / 2] = (first & 15) | ((second & 15) << 4);
        codes[(column + i) / 2 + 8] = (first >> 4) | (second & 240);
      }
    }
  };
}

/** A block of Q4_K is eight of ONNX's, and its parts are pairs in 32 bytes: the low halves are one part's codes, the high ones the next's. */
function fourOfMixed({ data, shape }: GgufTensor, { codes, scales, offsets = new Float32Array() }: Target): Move {
  const rows = offsets.length / ((shape[0] as number) / BLOCK);
  return (from, columns, to) => {
    for (let column = 0; column < columns; column += BLOCK) {
      const at = Math.floor((from + column) / 256) * 144;
      const part = ((from + column) / BLOCK) & 7;
      const { scale, least } = partOf(data, at, part);
      const stored = scales instanceof Float32Array ? scale : toHalf(scale);
      scales[(to + column) / BLOCK] = stored;
      const read = scales instanceof Float32Array ? stored : halfToNumber(stored);
      offsets[(column / BLOCK) * rows + to / columns] = 8 * read - least;
      const [first, shift] = [at + 16 + (part >> 1) * BLOCK, 4 * (part & 1)];
      for (let i = 0; i < BLOCK; i += 2) {
        const low = ((data[first + i] as number) >> shift) & 15;
        const high = ((data[first + i + 1] as number) >> shift) & 15;
        codes[(to + column + i) / 2] = low | (high << 4);
      }
    }
  };
}

function eightBits(tensor: GgufTensor, { codes, scales }: Target): Move {
  const quant = QUANTS.get(tensor.type);
  return quant?.codes
    ? sameNumbers(tensor.data, quant.bytes, quant.codes, codes, scales)
    : rounded(tensor, codes, scales);
}

/** Blocks that have a scale keep it, and their codes. */
function sameNumbers(
  data: Uint8Array,
  bytes: number,
  read: NonNullable<Quant["codes"]>,
  codes: Uint8Array,
  scales: Scales,
): Move {
  return (from, columns, to) => {
    let at = (from / BLOCK) * bytes;
    for (let column = to; column < to + columns; column += BLOCK, at += bytes) {
      scales[column / BLOCK] = scaleOf(scales, data, at);
      read(data, at, codes, column);
    }
  };
}

/** Others get the scale that the largest number of 32 takes. */
function rounded(tensor: GgufTensor, codes: Uint8Array, scales: Scales): Move {
  let numbers = new Float32Array();
  return (from, columns, to) => {
    if (numbers.length !== columns) numbers = new Float32Array(columns);
    dequantize(tensor, from, columns, numbers);
    for (let column = 0; column < columns; column += BLOCK) {
      let largest = 0;
      for (let i = column; i < column + BLOCK; i++) {
        const size = Math.abs(numbers[i] as number);
        if (size > largest) largest = size;
      }
      const stored = upward(scales, largest / 127);
      scales[(to + column) / BLOCK] = stored;
      const scale = scales instanceof Float32Array ? stored : halfToNumber(stored);
      const per = scale === 0 ? 0 : 1 / scale;
      for (let i = column; i < column + BLOCK; i++) codes[to + i] = ((numbers[i] as number) * per + 128.5) | 0;
    }
  };
}

/** The scale that a block of the file begins with. */
function scaleOf(scales: Scales, data: Uint8Array, at: number): number {
  const bits = (data[at] as number) | ((data[at + 1] as number) << 8);
  return scales instanceof Float32Array ? halfToNumber(bits) : bits;
}

/** A scale as it is stored, never less than it is: a code of 128 has no place. */
function upward(scales: Scales, scale: number): number {
  if (scales instanceof Float32Array) return scale;
  const bits = toHalf(scale);
  return halfToNumber(bits) < scale ? bits + 1 : bits;
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
