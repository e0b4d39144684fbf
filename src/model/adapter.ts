/** LoRA adapters: small changes to a model's linears, as GGUF or as PEFT writes them. */
import { field, type Gguf, type GgufTensor, numbers, readGguf } from "./gguf.ts";
import { readSafetensors } from "./safetensors.ts";

/** What is added to a linear: B·A, times a scale. */
export interface Delta {
  /** [rank, in], row by row. */
  a: Float32Array;
  /** [out, rank], row by row. */
  b: Float32Array;
  rank: number;
  scale: number;
}

export interface Adapter {
  /** By the tensor's name in a GGUF file. */
  deltas: ReadonlyMap<string, Delta>;
  /** Of the model that it was trained for, where it says so. */
  architecture?: string;
  /** Whether the rows of Q and K are in the order in which the model was trained, not in the file's. */
  asTrained: boolean;
}

const GGUF_MAGIC = "GGUF";
const isGguf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 4)) === GGUF_MAGIC;

/** Whether a GGUF file is an adapter. */
export const isAdapter = ({ metadata }: Gguf): boolean => metadata.get("general.type") === "adapter";

/** `config`: PEFT's adapter_config.json, which a safetensors file needs. Throws, saying what is missing or can't be done. */
export function readAdapter(bytes: Uint8Array, config?: string): Adapter {
  return isGguf(bytes) ? fromGguf(readGguf(bytes)) : fromPeft(readSafetensors(bytes), config);
}

function fromGguf(gguf: Gguf): Adapter {
  if (!isAdapter(gguf) || gguf.metadata.get("adapter.type") !== "lora")
    throw new Error("The adapter's file is a GGUF file, but not of a LoRA adapter.");
  const alpha = field(gguf, "adapter.lora.alpha", "number");
  const scaleOf = (rank: number) => (alpha === 0 ? 1 : alpha / rank);
  const named = (name: string) => /^(.+)\.lora_([ab])$/.exec(name)?.slice(1) as [string, "a" | "b"] | undefined;
  const architecture = field(gguf, "general.architecture", "string");
  return { architecture, asTrained: false, deltas: deltasOf(gguf.tensors, named, scaleOf) };
}

/** PEFT's names of linears, and GGUF's. */
const LINEARS: Record<string, string> = {
  "self_attn.q_proj": "attn_q",
  "self_attn.k_proj": "attn_k",
  "self_attn.v_proj": "attn_v",
  "self_attn.o_proj": "attn_output",
  "mlp.gate_proj": "ffn_gate",
  "mlp.up_proj": "ffn_up",
  "mlp.down_proj": "ffn_down",
};

function fromPeft(tensors: ReadonlyMap<string, GgufTensor>, config: string | undefined): Adapter {
  if (config === undefined)
    throw new Error("A safetensors adapter doesn't say how strong it is: its adapter_config.json must be beside it.");
  const { lora_alpha: alpha, use_rslora: rooted, use_dora: directed, bias } = JSON.parse(config);
  if (typeof alpha !== "number") throw new Error("adapter_config.json has no lora_alpha: it is of no LoRA adapter.");
  if (directed || (bias && bias !== "none"))
    throw new Error("The adapter changes more than LoRA does (DoRA, biases): merge it where it was trained.");
  const named = (name: string) => {
    const [, layer, linear = "", letter] = /\.layers\.(\d+)\.(.+)\.lora_([AB])(?:\.default)?\.weight$/.exec(name) ?? [];
    const part = LINEARS[linear];
    return part ? ([`blk.${layer}.${part}.weight`, letter === "A" ? "a" : "b"] as [string, "a" | "b"]) : undefined;
  };
  const scaleOf = (rank: number) => alpha / (rooted ? Math.sqrt(rank) : rank);
  return { asTrained: true, deltas: deltasOf(tensors, named, scaleOf) };
}

function deltasOf(
  tensors: ReadonlyMap<string, GgufTensor>,
  named: (name: string) => [string, "a" | "b"] | undefined,
  scaleOf: (rank: number) => number,
): Map<string, Delta> {
  const pairs = new Map<string, { a?: GgufTensor; b?: GgufTensor }>();
  for (const [name, tensor] of tensors) {
    const [target, side] = named(name) ?? [];
    if (!target || !side)
      throw new Error(`The adapter changes ${name}, which can't be merged: only a layer's linears can.`);
    pairs.set(target, { ...pairs.get(target), [side]: tensor });
  }
  const deltas = new Map<string, Delta>();
  for (const [target, { a, b }] of pairs) {
    const rank = a?.shape[1] ?? 0;
    if (!a || !b || b.shape[0] !== rank) throw new Error(`The adapter has only half of what it changes in ${target}.`);
    deltas.set(target, { a: numbers(a), b: numbers(b), rank, scale: scaleOf(rank) });
  }
  if (deltas.size === 0) throw new Error("The adapter changes nothing.");
  return deltas;
}
