/**
 * Reads a GGUF file that is in memory. Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 *
 * (The library @huggingface/gguf reads by range requests and brings 240 kB of the hub's snippets into the worker.)
 */
import { dequantize, QUANTS } from "./quants.ts";

export type GgufValue = number | boolean | string | GgufValue[];

export interface GgufTensor {
  type: number;
  /** Columns first, as GGUF counts: [in, out] for a linear. */
  shape: number[];
  /** The tensor's bytes, a view of the file. */
  data: Uint8Array;
}

export interface Gguf {
  metadata: ReadonlyMap<string, GgufValue>;
  tensors: ReadonlyMap<string, GgufTensor>;
  /** Where the metadata end and the list of tensors begins. */
  infosAt: number;
}

const MAGIC = 0x46554747;
const VERSION = 3;
export const DEFAULT_ALIGNMENT = 32;

/** Throws, saying why, when the bytes are no GGUF file, are cut off, or use number formats that aren't known. */
export function readGguf(bytes: Uint8Array): Gguf {
  try {
    return read(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error("The model file is cut off or damaged: get it again.", { cause: error });
  }
}

function read(bytes: Uint8Array): Gguf {
  const reader = new Reader(bytes);
  if (reader.u32() !== MAGIC) throw new Error("The model file is not a GGUF file.");
  const version = reader.u32();
  if (version !== VERSION) throw new Error(`The model file is GGUF version ${version}; version ${VERSION} is needed.`);
  const tensorCount = reader.u64();
  const metadataCount = reader.u64();
  const metadata = new Map<string, GgufValue>();
  for (let index = 0; index < metadataCount; index++) metadata.set(reader.string(), reader.value(reader.u32()));
  const infosAt = reader.at;

  const infos = Array.from({ length: tensorCount }, () => ({
    name: reader.string(),
    shape: Array.from({ length: reader.u32() }, () => reader.u64()),
    type: reader.u32(),
    offset: reader.u64(),
  }));
  const alignment = Number(metadata.get("general.alignment") ?? DEFAULT_ALIGNMENT);
  const start = Math.ceil(reader.at / alignment) * alignment;
  const tensors = new Map<string, GgufTensor>();
  for (const { name, shape, type, offset } of infos) {
    const quant = QUANTS.get(type);
    const known = () => [...QUANTS.values()].map((one) => one.name).join(", ");
    if (!quant)
      throw new Error(`Tensor ${name} has the GGML type ${type}, which can't be read. Take a file with ${known()}.`);
    const length = (shape.reduce((product, size) => product * size, 1) / quant.weights) * quant.bytes;
    const from = start + offset;
    if (from + length > bytes.length) throw new RangeError(`Tensor ${name} ends behind the file.`);
    tensors.set(name, { type, shape, data: bytes.subarray(from, from + length) });
  }
  return { metadata, tensors, infosAt };
}

/** Little-endian values one after the other; a RangeError behind the end. */
class Reader {
  at = 0;
  private readonly view: DataView;
  private readonly utf8 = new TextDecoder();

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u32 = () => this.view.getUint32(this.skip(4), true);
  u64 = () => Number(this.view.getBigUint64(this.skip(8), true));
  string = () => {
    const length = this.u64();
    const from = this.skip(length);
    if (this.at > this.bytes.length) throw new RangeError("A text ends behind the file.");
    return this.utf8.decode(this.bytes.subarray(from, this.at));
  };

  /** A metadata value of one of the format's types. */
  value(type: number): GgufValue {
    const read = this.types[type];
    if (!read) throw new Error(`The model file has a metadata value of the unknown type ${type}.`);
    return read();
  }

  private readonly types: (() => GgufValue)[] = [
    () => this.view.getUint8(this.skip(1)),
    () => this.view.getInt8(this.skip(1)),
    () => this.view.getUint16(this.skip(2), true),
    () => this.view.getInt16(this.skip(2), true),
    this.u32,
    () => this.view.getInt32(this.skip(4), true),
    () => this.view.getFloat32(this.skip(4), true),
    () => this.view.getUint8(this.skip(1)) !== 0,
    this.string,
    () => {
      const type = this.u32();
      return Array.from({ length: this.u64() }, () => this.value(type));
    },
    this.u64,
    () => Number(this.view.getBigInt64(this.skip(8), true)),
    () => this.view.getFloat64(this.skip(8), true),
  ];

  private skip(length: number): number {
    this.at += length;
    return this.at - length;
  }
}

interface FieldTypes {
  string: string;
  number: number;
  strings: string[];
  numbers: number[];
}

/** A metadata value that has to be there. */
export function field<K extends keyof FieldTypes>(gguf: Gguf, key: string, kind: K): FieldTypes[K] {
  const value = gguf.metadata.get(key);
  if (kind.endsWith("s") ? !Array.isArray(value) : typeof value !== kind)
    throw new Error(`The model file lacks the metadata ${key}.`);
  return value as FieldTypes[K];
}

/** A tensor that has to be there. */
export function tensor(gguf: Gguf, name: string): GgufTensor {
  const found = gguf.tensors.get(name);
  if (!found) throw new Error(`The model file lacks the tensor ${name}.`);
  return found;
}

/** All numbers of a tensor. */
export function numbers(found: GgufTensor): Float32Array {
  const values = new Float32Array(found.shape.reduce((product, size) => product * size, 1));
  dequantize(found, 0, values.length, values);
  return values;
}
