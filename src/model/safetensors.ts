/** Reads a safetensors file that is in memory. Format: https://github.com/huggingface/safetensors#format */
import type { GgufTensor } from "./gguf.ts";
import { GGML } from "./quants.ts";

const TYPES: Record<string, number> = { F32: GGML.F32, F16: GGML.F16, BF16: GGML.BF16 };

/** Tensors by name, columns first, as GGUF counts. Throws, saying why, when the bytes are no such file or have other numbers. */
export function readSafetensors(bytes: Uint8Array): ReadonlyMap<string, GgufTensor> {
  const broken = () => new Error("The file is no safetensors file, or it is cut off or damaged: get it again.");
  if (bytes.length < 8) throw broken();
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (8 + length > bytes.length) throw broken();
  const header = parsed(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  if (!header) throw broken();
  const tensors = new Map<string, GgufTensor>();
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const type = TYPES[dtype];
    if (type === undefined)
      throw new Error(`Tensor ${name} is of ${dtype}, which can't be read: ${Object.keys(TYPES).join(", ")} can.`);
    const [from, to] = offsets.map((offset) => 8 + length + offset) as [number, number];
    const size = shape.reduce((product, one) => product * one, dtype === "F32" ? 4 : 2);
    if (to > bytes.length || to - from !== size) throw broken();
    tensors.set(name, { type, shape: [...shape].reverse(), data: bytes.subarray(from, to) });
  }
  return tensors;
}

type Header = Record<string, { dtype: string; shape: number[]; data_offsets: number[] }>;

function parsed(text: string): Header | undefined {
  try {
    return JSON.parse(text) as Header;
  } catch {
    return undefined;
  }
}
