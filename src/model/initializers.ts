import { type GgufTensor, numbers } from "./gguf.ts";
import type { DataType, Initializer } from "./onnx.ts";
import { BLOCK, bitsOf, hasOffsets, type RowOrder, repack, toHalf } from "./repack.ts";

export interface ExternalFile {
  path: string;
  data: Uint8Array;
}

/** Rows of a linear: a tensor, and where its rows go. */
export interface Rows {
  tensor: GgufTensor;
  order?: RowOrder | undefined;
}

/** How a linear is to be read. */
export interface Linear {
  attributes: { N: number; K: number; bits: number; block_size: number };
  /** So many sums of its input, each over a block, times its offsets have to be added. */
  blocks?: number;
}

/** Gathers a graph's weights, and the bytes of each as an external file of its own: no second copy of all weights. */
export class Initializers {
  readonly all: Initializer[] = [];
  readonly files: ExternalFile[] = [];

  constructor(private readonly precision: "float" | "float16") {}

  /** The codes and scales of a linear made of the rows of one or more tensors, and how it is to be read. */
  linear(name: string, parts: readonly Rows[]): Linear {
    const [columns = 0] = parts[0]?.tensor.shape ?? [];
    const rows = parts.reduce((sum, { tensor }) => sum + (tensor.shape[1] ?? 0), 0);
    if (columns % BLOCK !== 0 || parts.some(({ tensor }) => tensor.shape[0] !== columns))
      throw new Error(`The model's linear ${name} has ${columns} columns: a multiple of ${BLOCK} is needed.`);
    const bits = parts.every(({ tensor }) => bitsOf(tensor) === 4) ? 4 : 8;
    const blocks = columns / BLOCK;
    const codes = new Uint8Array((rows * columns * bits) / 8);
    const scales = this.precision === "float" ? new Float32Array(rows * blocks) : new Uint16Array(rows * blocks);
    const offsets = bits === 4 && parts.some(({ tensor }) => hasOffsets(tensor)) && new Float32Array(rows * blocks);
    let firstRow = 0;
    for (const { tensor, order } of parts) {
      repack(tensor, { bits, codes, scales, firstRow, ...(offsets && { offsets }) }, order);
      firstRow += tensor.shape[1] as number;
    }
    this.push(`${name}.codes`, "uint8", [rows, blocks, (BLOCK * bits) / 8], codes);
    this.push(`${name}.scales`, this.precision, [rows * blocks], bytesOf(scales));
    if (offsets) this.numbers(`${name}.offsets`, [blocks, rows], offsets);
    return { attributes: { N: rows, K: columns, bits, block_size: BLOCK }, ...(offsets && { blocks }) };
  }

  /** The numbers of several vectors one behind the other. */
  vector(name: string, parts: readonly Rows[]): string {
    const whole = new Float32Array(parts.reduce((sum, { tensor }) => sum + (tensor.shape[0] ?? 0), 0));
    let first = 0;
    for (const { tensor, order } of parts) {
      numbers(tensor).forEach((value, row) => {
        whole[first + (order?.(row) ?? row)] = value;
      });
      first += tensor.shape[0] ?? 0;
    }
    return this.numbers(name, [whole.length], whole);
  }

  numbers(name: string, dims: number[], values: Float32Array): string {
    const data = this.precision === "float" ? values : Uint16Array.from(values, toHalf);
    return this.push(name, this.precision, dims, bytesOf(data));
  }

  /** Small constants stay in the model: shape inference needs them. */
  integers(name: string, values: number[]): string {
    const data = bytesOf(BigInt64Array.from(values, BigInt));
    this.all.push({ name, type: "int64", dims: [values.length], data });
    return name;
  }

  private push(name: string, type: DataType, dims: number[], data: Uint8Array): string {
    this.all.push({ name, type, dims, data: { file: name, bytes: data.length } });
    this.files.push({ path: name, data });
    return name;
  }
}

const bytesOf = (array: ArrayBufferView) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
