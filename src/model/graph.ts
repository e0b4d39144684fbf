import { field, GGML, type Gguf, tensor } from "./gguf.ts";
import { type DataType, encodeModel, type Graph, type Initializer, type Node } from "./onnx.ts";
import { type RowOrder, repackQ4, repackQ8, type Scales, toHalf, unpermute } from "./repack.ts";

/** The numbers that describe a llama. */
export interface Shape {
  layers: number;
  width: number;
  heads: number;
  kvHeads: number;
  head: number;
  vocabulary: number;
  contextLength: number;
}

export interface GraphOptions {
  /** What activations, scales and the KV cache are computed in. */
  precision: "float" | "float16";
  /** Positions that the rope tables and the KV cache reach. */
  positions: number;
  /** Whether linears may round activations to 8 bits: onnxruntime's CPU kernels are four times faster with it. */
  roundActivations?: boolean;
}

export interface OnnxModel {
  shape: Shape;
  model: Uint8Array;
  /** The weights, as the external files that `model` names. */
  files: ExternalFile[];
}

export interface ExternalFile {
  path: string;
  data: Uint8Array;
}

export function shapeOf(gguf: Gguf): Shape {
  const architecture = field(gguf, "general.architecture", "string");
  if (architecture !== "llama") throw new Error(`The model is a ${architecture}; the engine knows llama only.`);
  const number = (key: string) => field(gguf, `llama.${key}`, "number");
  const width = number("embedding_length");
  const heads = number("attention.head_count");
  return {
    layers: number("block_count"),
    width,
    heads,
    kvHeads: number("attention.head_count_kv"),
    head: width / heads,
    vocabulary: field(gguf, "tokenizer.ggml.tokens", "strings").length,
    contextLength: number("context_length"),
  };
}

/**
 * Builds the ONNX model of a GGUF llama: `inputs_embeds` [1, n, width], `seqlens_k` [1] (positions in use after the step, less one),
 * `total_sequence_length`, `logits_from` [1] (-1: of the last position only, -n: of the last n) and the KV cache in; `logits` [1, n, vocabulary]
 * and the KV cache out.
 */
export function buildOnnx(gguf: Gguf, options: GraphOptions): OnnxModel {
  const shape = shapeOf(gguf);
  const weights = new Weights(options.precision);
  const { layers, width, heads, kvHeads, head } = shape;
  const wide = field(gguf, "llama.feed_forward_length", "number");
  const nodes: Node[] = [];
  const add = (type: string, inputs: string[], outputs: string[], attributes: Node["attributes"] = {}, domain = "") => {
    nodes.push({ type, inputs, outputs, attributes, domain });
    return outputs[0] as string;
  };
  const own = (type: string, inputs: string[], outputs: string[], attributes: Node["attributes"] = {}) =>
    add(type, inputs, outputs, attributes, "com.microsoft");
  const matmul = (input: string, name: string, n: number, k: number, bits: number) =>
    own("MatMulNBits", [input, `${name}.codes`, `${name}.scales`], [`${name}.out`], {
      N: n, K: k, bits, block_size: 32, accuracy_level: options.roundActivations ? 4 : 0,
    }); // biome-ignore format: one attribute list
  /** A linear made of the rows of one or more tensors. */
  const linear = (input: string, layer: number, parts: string[], n: number, k: number) => {
    const rows = parts.map((part) => ({
      data: tensor(gguf, `blk.${layer}.${part}.weight`, GGML.Q4_0),
      order: part === "attn_q" || part === "attn_k" ? unpermute(head) : undefined,
    }));
    const name = `blk.${layer}.${parts.join("+")}`;
    weights.linear(name, 4, n, k, (codes, scales) => {
      let firstRow = 0;
      for (const { data, order } of rows) {
        repackQ4(data.data, k, { codes, scales, firstRow }, order as RowOrder | undefined);
        firstRow += data.shape[1] as number;
      }
    });
    return matmul(input, name, n, k, 4);
  };
  const epsilon = { epsilon: { float: field(gguf, "llama.attention.layer_norm_rms_epsilon", "number") } };
  const scaleOf = (name: string) => weights.numbers(name, [width], floats(tensor(gguf, name, GGML.F32).data));

  const half = options.precision === "float16";
  const embedded = half ? add("Cast", ["inputs_embeds"], ["embedded"], { to: 10 }) : "inputs_embeds";
  ropeTables(weights, field(gguf, "llama.rope.freq_base", "number"), head, options.positions);
  let residual = embedded;
  let added = ""; // what the next norm adds to the residual
  const norm = (name: string) => {
    const scale = scaleOf(name);
    if (!added)
      return add("SimplifiedLayerNormalization", [residual, scale], [`${name}.out`], { ...epsilon, axis: -1 });
    const sum = `${name}.sum`;
    const out = own(
      "SkipSimplifiedLayerNormalization",
      [residual, added, scale],
      [`${name}.out`, "", "", sum],
      epsilon,
    );
    residual = sum;
    return out;
  };
  for (let layer = 0; layer < layers; layer++) {
    const at = `blk.${layer}`;
    const qkv = linear(
      norm(`${at}.attn_norm.weight`),
      layer,
      ["attn_q", "attn_k", "attn_v"],
      (heads + 2 * kvHeads) * head,
      width,
    );
    const [past, present] = [
      KEY_VALUE.map((kind) => `past.${layer}.${kind}`),
      KEY_VALUE.map((kind) => `present.${layer}.${kind}`),
    ];
    const mixed = own(
      "GroupQueryAttention",
      [qkv, "", "", ...past, "seqlens_k", "total_sequence_length", "rope.cos", "rope.sin"],
      [`${at}.attention`, ...present],
      {
        num_heads: heads,
        kv_num_heads: kvHeads,
        do_rotary: 1,
        rotary_interleaved: 0,
        scale: { float: 1 / Math.sqrt(head) },
      },
    );
    added = linear(mixed, layer, ["attn_output"], width, width);
    const hidden = norm(`${at}.ffn_norm.weight`);
    const gate = linear(hidden, layer, ["ffn_gate"], wide, width);
    const up = linear(hidden, layer, ["ffn_up"], wide, width);
    const open = add("Mul", [gate, add("Sigmoid", [gate], [`${at}.sigmoid`])], [`${at}.silu`]);
    added = linear(add("Mul", [open, up], [`${at}.gated`]), layer, ["ffn_down"], width, wide);
  }
  // The vocabulary is the widest linear by far: only the positions wanted go through it.
  const last = add(
    "Slice",
    [norm("output_norm.weight"), "logits_from", weights.integers("max", [2 ** 31 - 1]), weights.integers("1", [1])],
    ["last"],
  );
  const embeddings = tensor(gguf, "token_embd.weight", GGML.Q8_0);
  weights.linear("head", 8, shape.vocabulary, width, (codes, scales) =>
    repackQ8(embeddings.data, width, { codes, scales, firstRow: 0 }),
  );
  const logits = matmul(last, "head", shape.vocabulary, width, 8);
  add("Cast", [logits], ["logits"], { to: 1 });

  const cache = (name: string) =>
    Array.from({ length: layers }, (_, layer) =>
      KEY_VALUE.map((kind) => ({
        name: `${name}.${layer}.${kind}`,
        type: options.precision,
        dims: [1, kvHeads, "capacity", head],
      })),
    ).flat();
  const graph: Graph = {
    nodes,
    inputs: [
      { name: "inputs_embeds", type: "float", dims: [1, "tokens", width] },
      { name: "seqlens_k", type: "int32", dims: [1] },
      { name: "total_sequence_length", type: "int32", dims: [] },
      { name: "logits_from", type: "int64", dims: [1] },
      ...cache("past"),
    ],
    outputs: [{ name: "logits", type: "float", dims: [1, "wanted", shape.vocabulary] }, ...cache("present")],
    initializers: weights.initializers,
  };
  return { shape, model: encodeModel(graph), files: weights.files };
}

export const KEY_VALUE = ["key", "value"] as const;

function ropeTables(weights: Weights, base: number, head: number, positions: number): void {
  const half = head / 2;
  for (const [name, of] of [
    ["rope.cos", Math.cos],
    ["rope.sin", Math.sin],
  ] as const) {
    const table = new Float32Array(positions * half);
    for (let i = 0; i < table.length; i++) table[i] = of(Math.floor(i / half) * base ** ((-2 * (i % half)) / head));
    weights.numbers(name, [positions, half], table);
  }
}

/** GGUF aligns its tensors to 32 bytes, a shard's buffer need not be: hence the copy. */
const floats = (data: Uint8Array) => new Float32Array(data.slice().buffer);

/** Gathers initializers, and the bytes of each as an external file of its own: no second copy of all weights. */
class Weights {
  readonly initializers: Initializer[] = [];
  readonly files: ExternalFile[] = [];

  constructor(private readonly precision: "float" | "float16") {}

  linear(name: string, bits: 4 | 8, n: number, k: number, fill: (codes: Uint8Array, scales: Scales) => void): void {
    const blocks = k / 32;
    const codes = new Uint8Array(n * blocks * 4 * bits);
    const scales = this.precision === "float" ? new Float32Array(n * blocks) : new Uint16Array(n * blocks);
    fill(codes, scales);
    this.push(`${name}.codes`, "uint8", [n, blocks, 4 * bits], codes);
    this.push(`${name}.scales`, this.precision, [n * blocks], bytesOf(scales));
  }

  numbers(name: string, dims: number[], values: Float32Array): string {
    return this.push(
      name,
      this.precision,
      dims,
      bytesOf(this.precision === "float" ? values : Uint16Array.from(values, toHalf)),
    );
  }

  /** Small constants stay in the model: shape inference needs them. */
  integers(name: string, values: number[]): string {
    this.initializers.push({
      name,
      type: "int64",
      dims: [values.length],
      data: bytesOf(BigInt64Array.from(values, BigInt)),
    });
    return name;
  }

  private push(name: string, type: DataType, dims: number[], data: Uint8Array): string {
    this.initializers.push({ name, type, dims, data: { file: name, bytes: data.length } });
    this.files.push({ path: name, data });
    return name;
  }
}

const bytesOf = (array: ArrayBufferView) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
