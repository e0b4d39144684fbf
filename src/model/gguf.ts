import { GGMLQuantizationType as GGML, gguf } from "@huggingface/gguf";

export type GgufValue = number | bigint | boolean | string | GgufValue[];

export interface GgufTensor {
  type: GGML;
  /** Columns first, as GGUF counts: [in, out] for a linear. */
  shape: number[];
  /** The tensor's bytes, a view of the file. */
  data: Uint8Array;
}

export interface Gguf {
  metadata: Readonly<Record<string, GgufValue | undefined>>;
  tensors: ReadonlyMap<string, GgufTensor>;
}

export { GGML };

/** Bytes and weights of a block, by GGML type. */
const BLOCKS = new Map([
  [GGML.F32, { bytes: 4, weights: 1 }],
  [GGML.Q4_0, { bytes: 18, weights: 32 }],
  [GGML.Q8_0, { bytes: 34, weights: 32 }],
]);

/** Reads a GGUF file that is in memory. Rejects, saying why, when it is none, is cut off, or uses other types than F32, Q4_0 and Q8_0. */
export async function readGguf(bytes: Uint8Array<ArrayBuffer>): Promise<Gguf> {
  // The library reads by range requests; this answers them from memory.
  const fetch = async (_: unknown, init?: RequestInit) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    return new Response(bytes.subarray(Number(from), Number(to) + 1), { status: 206 });
  };
  const { metadata, tensorInfos, tensorDataOffset } = await gguf("https://model.invalid/model.gguf", { fetch }).catch(
    (cause) => {
      throw new Error("The model file is not a GGUF file, or it is damaged: get it again.", { cause });
    },
  );
  const tensors = new Map<string, GgufTensor>();
  for (const { name, shape, dtype: type, offset } of tensorInfos) {
    const block = BLOCKS.get(type);
    if (!block) throw new Error(`Tensor ${name} has the type ${GGML[type]}; only F32, Q4_0 and Q8_0 are supported.`);
    const sizes = shape.map(Number);
    const length = (sizes.reduce((product, size) => product * size, 1) / block.weights) * block.bytes;
    const start = Number(tensorDataOffset + offset);
    if (start + length > bytes.length) throw new Error(`The model file ends within tensor ${name}: get it again.`);
    tensors.set(name, { type, shape: sizes, data: bytes.subarray(start, start + length) });
  }
  return { metadata: metadata as unknown as Gguf["metadata"], tensors };
}

interface FieldTypes {
  string: string;
  number: number;
  strings: string[];
  numbers: number[];
}

/** A metadata value that has to be there. */
export function field<K extends keyof FieldTypes>(model: Gguf, key: string, kind: K): FieldTypes[K] {
  const value = model.metadata[key];
  if (kind.endsWith("s") ? !Array.isArray(value) : typeof value !== kind)
    throw new Error(`The model file lacks the metadata ${key}.`);
  return value as FieldTypes[K];
}

/** A tensor that has to be there, of the type given. */
export function tensor(model: Gguf, name: string, type: GGML): GgufTensor {
  const found = model.tensors.get(name);
  if (!found) throw new Error(`The model file lacks the tensor ${name}.`);
  if (found.type !== type) throw new Error(`Tensor ${name} has the type ${GGML[found.type]}; ${GGML[type]} is needed.`);
  return found;
}
