import { field, type Gguf } from "./gguf.ts";

/** The numbers that describe a model. */
export interface Shape {
  architecture: Architecture;
  layers: number;
  width: number;
  /** Of a layer's inside. */
  wide: number;
  heads: number;
  kvHeads: number;
  head: number;
  vocabulary: number;
  contextLength: number;
  ropeBase: number;
  epsilon: number;
}

/** What can be run: one kind of layers, with two differences. */
const ARCHITECTURES = {
  /** llama.cpp keeps the rows of Q and K in another order than the model was trained with. */
  llama: { permuted: true },
  qwen2: { permuted: false },
} as const;
export type Architecture = keyof typeof ARCHITECTURES;

export const isPermuted = ({ architecture }: Shape): boolean => ARCHITECTURES[architecture].permuted;

/** Throws, saying why, when the model is none that the engine can run. */
export function shapeOf(gguf: Gguf): Shape {
  const architecture = field(gguf, "general.architecture", "string") as Architecture;
  const known = Object.keys(ARCHITECTURES);
  if (!known.includes(architecture))
    throw new Error(`The model is a ${architecture}; the engine knows ${known.join(" and ")} only.`);
  const number = (key: string) => field(gguf, `${architecture}.${key}`, "number");
  const scaling = gguf.metadata.get(`${architecture}.rope.scaling.type`) ?? "none";
  if (scaling !== "none" || gguf.tensors.has("rope_freqs.weight"))
    throw new Error("The model stretches its positions (rope scaling), which the engine can't do.");
  const width = number("embedding_length");
  const heads = number("attention.head_count");
  return {
    ...{ architecture, width, heads, head: width / heads },
    layers: number("block_count"),
    wide: number("feed_forward_length"),
    kvHeads: number("attention.head_count_kv"),
    vocabulary: field(gguf, "tokenizer.ggml.tokens", "strings").length,
    contextLength: number("context_length"),
    ropeBase: number("rope.freq_base"),
    epsilon: number("attention.layer_norm_rms_epsilon"),
  };
}
