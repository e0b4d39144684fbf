import { type Gguf, tensor } from "./gguf.ts";
import { type ExternalFile, Initializers } from "./initializers.ts";
import { encodeModel, type Graph, type Node } from "./onnx.ts";
import { unpermute } from "./repack.ts";
import { isPermuted, type Shape, shapeOf } from "./shape.ts";

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

/**
 * Builds the ONNX model of a GGUF file: `inputs_embeds` [1, n, width], `seqlens_k` [1] (positions in use after the step, less one),
 * `total_sequence_length`, `logits_from` [1] (-1: of the last position only, -n: of the last n) and the KV cache in; `logits` [1, n, vocabulary]
 * and the KV cache out.
 */
export function buildOnnx(gguf: Gguf, options: GraphOptions): OnnxModel {
  const shape = shapeOf(gguf);
  const weights = new Initializers(options.precision);
  const { layers, width, heads, kvHeads, head } = shape;
  const nodes: Node[] = [];
  const add = (type: string, inputs: string[], outputs: string[], attributes: Node["attributes"] = {}, domain = "") => {
    nodes.push({ type, inputs, outputs, attributes, domain });
    return outputs[0] as string;
  };
  const own = (type: string, inputs: string[], outputs: string[], attributes: Node["attributes"] = {}) =>
    add(type, inputs, outputs, attributes, "com.microsoft");
  const order = isPermuted(shape) ? unpermute(head) : undefined;
  /** The tensors that a linear is made of; those of Q and K in the order that rope takes here. */
  const rowsOf = (names: string[]) =>
    names.map((name) => ({ tensor: tensor(gguf, name), order: /attn_[qk]\./.test(name) ? order : undefined }));
  /** The sums of each 32 numbers of an input. */
  const sumsOf = (input: string, blocks: number) => {
    const name = `${input}.sums`;
    if (nodes.some(({ outputs }) => outputs[0] === name)) return name;
    const shape = weights.integers(`${name}.shape`, [0, 0, blocks, 32]);
    const parts = add("Reshape", [input, shape], [`${name}.parts`]);
    return add("ReduceSum", [parts, weights.integers(`${name}.axis`, [-1])], [name], { keepdims: 0 });
  };
  /** A linear made of the rows of one or more tensors, and of their biases where they have some. */
  const linear = (input: string, name: string, parts: string[]) => {
    const { attributes, blocks } = weights.linear(name, rowsOf(parts.map((part) => `${part}.weight`)));
    let product = own("MatMulNBits", [input, `${name}.codes`, `${name}.scales`], [`${name}.out`], {
      ...attributes,
      accuracy_level: options.roundActivations ? 4 : 0,
    });
    if (blocks) {
      const more = add("MatMul", [sumsOf(input, blocks), `${name}.offsets`], [`${name}.more`]);
      product = add("Add", [product, more], [`${name}.whole`]);
    }
    const biases = parts.map((part) => `${part}.bias`);
    if (!biases.some((bias) => gguf.tensors.has(bias))) return product;
    return add("Add", [product, weights.vector(`${name}.bias`, rowsOf(biases))], [`${name}.biased`]);
  };
  const epsilon = { epsilon: { float: shape.epsilon } };

  const half = options.precision === "float16";
  const embedded = half ? add("Cast", ["inputs_embeds"], ["embedded"], { to: 10 }) : "inputs_embeds";
  ropeTables(weights, shape.ropeBase, head, options.positions);
  let residual = embedded;
  let added = ""; // what the next norm adds to the residual
  const norm = (name: string) => {
    const scale = weights.vector(name, rowsOf([name]));
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
    const linears = (input: string, ...parts: string[]) =>
      linear(
        input,
        `${at}.${parts.join("+")}`,
        parts.map((part) => `${at}.${part}`),
      );
    const qkv = linears(norm(`${at}.attn_norm.weight`), "attn_q", "attn_k", "attn_v");
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
    added = linears(mixed, "attn_output");
    const hidden = norm(`${at}.ffn_norm.weight`);
    const gate = linears(hidden, "ffn_gate");
    const up = linears(hidden, "ffn_up");
    const open = add("Mul", [gate, add("Sigmoid", [gate], [`${at}.sigmoid`])], [`${at}.silu`]);
    added = linears(add("Mul", [open, up], [`${at}.gated`]), "ffn_down");
  }
  // The vocabulary is the widest linear by far: only the positions wanted go through it.
  const last = add(
    "Slice",
    [norm("output_norm.weight"), "logits_from", weights.integers("max", [2 ** 31 - 1]), weights.integers("1", [1])],
    ["last"],
  );
  // Small models use their embeddings for it.
  const logits = linear(last, "head", [gguf.tensors.has("output.weight") ? "output" : "token_embd"]);
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
    initializers: weights.all,
  };
  return { shape, model: encodeModel(graph), files: weights.files };
}

export const KEY_VALUE = ["key", "value"] as const;

function ropeTables(weights: Initializers, base: number, head: number, positions: number): void {
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
