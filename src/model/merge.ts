import type { Adapter, Delta } from "./adapter.ts";
import { DEFAULT_ALIGNMENT, type Gguf, type GgufTensor, readGguf } from "./gguf.ts";
import { dequantize, GGML, halfToNumber } from "./quants.ts";
import { toHalf, unpermute } from "./repack.ts";
import { isPermuted, shapeOf } from "./shape.ts";

const BLOCK = 32;
const Q8_BYTES = 34;

/** A model's file with an adapter merged into it: the linears that it changes become Q8_0, all else stays. Throws when it is of another model. */
export function merged(file: Uint8Array, adapter: Adapter): Uint8Array<ArrayBuffer> {
  const gguf = readGguf(file);
  const shape = shapeOf(gguf);
  const { architecture = shape.architecture } = adapter;
  if (architecture !== shape.architecture)
    throw new Error(`The adapter is for a ${architecture}; the model is a ${shape.architecture}.`);
  const order = adapter.asTrained && isPermuted(shape) ? unpermute(shape.head) : (row: number) => row;
  const tensors = new Map(gguf.tensors);
  for (const [name, delta] of adapter.deltas) {
    const tensor = tensors.get(name);
    const [columns = 0, rows = 0] = tensor?.shape ?? [];
    if (!tensor || columns * delta.rank !== delta.a.length || rows * delta.rank !== delta.b.length)
      throw new Error(`The adapter is for another model: its ${name} doesn't fit.`);
    tensors.set(name, changed(tensor, delta, /attn_[qk]\./.test(name) ? order : (row) => row));
  }
  return written(gguf, file, tensors);
}

function changed(tensor: GgufTensor, { a, b, rank, scale }: Delta, order: (row: number) => number): GgufTensor {
  const [columns, rows] = tensor.shape as [number, number];
  const data = new Uint8Array((rows * columns * Q8_BYTES) / BLOCK);
  const numbers = new Float32Array(columns);
  for (let row = 0; row < rows; row++) {
    dequantize(tensor, row * columns, columns, numbers);
    for (let i = 0; i < rank; i++) {
      const share = scale * (b[order(row) * rank + i] as number);
      for (let column = 0; column < columns; column++)
        numbers[column] = (numbers[column] as number) + share * (a[i * columns + column] as number);
    }
    for (let column = 0; column < columns; column += BLOCK)
      putQ8(numbers, column, data, ((row * columns + column) / BLOCK) * Q8_BYTES);
  }
  return { type: GGML.Q8_0, shape: tensor.shape, data };
}

/** A block of Q8_0: its scale as float16, and 32 signed bytes. */
function putQ8(numbers: Float32Array, from: number, data: Uint8Array, at: number): void {
  let largest = 0;
  for (let i = from; i < from + BLOCK; i++) largest = Math.max(largest, Math.abs(numbers[i] as number));
  const bits = toHalf(largest / 127);
  const scale = halfToNumber(bits);
  data[at] = bits & 255;
  data[at + 1] = bits >> 8;
  for (let i = 0; i < BLOCK; i++)
    data[at + 2 + i] =
      scale === 0 ? 0 : Math.max(-127, Math.min(127, Math.round((numbers[from + i] as number) / scale)));
}

/** The file with other tensors; its metadata byte by byte. */
function written(gguf: Gguf, file: Uint8Array, tensors: ReadonlyMap<string, GgufTensor>): Uint8Array<ArrayBuffer> {
  const alignment = Number(gguf.metadata.get("general.alignment") ?? DEFAULT_ALIGNMENT);
  const aligned = (at: number) => Math.ceil(at / alignment) * alignment;
  const infos = [...tensors].map(([name, tensor]) => ({ name: new TextEncoder().encode(name), ...tensor }));
  const header = infos.reduce(
    (sum, { name, shape }) => sum + 8 + name.length + 4 + 8 * shape.length + 4 + 8,
    gguf.infosAt,
  );
  const whole = new Uint8Array(infos.reduce((sum, { data }) => sum + aligned(data.length), aligned(header)));
  whole.set(file.subarray(0, gguf.infosAt));
  const view = new DataView(whole.buffer);
  let at = gguf.infosAt;
  const u32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const u64 = (value: number) => {
    view.setBigUint64(at, BigInt(value), true);
    at += 8;
  };
  let offset = 0;
  for (const { name, shape, type, data } of infos) {
    u64(name.length);
    whole.set(name, at);
    at += name.length;
    u32(shape.length);
    for (const size of shape) u64(size);
    u32(type);
    u64(offset);
    whole.set(data, aligned(header) + offset);
    offset += aligned(data.length);
  }
  return whole;
}
