/** Makes small GGUF files for tests: random weights in any number format, and what a model of them computes, straight from its definition. */
import { field, type Gguf, numbers, tensor } from "../src/model/gguf.ts";
import { dequantize, GGML, QUANTS } from "../src/model/quants.ts";
import { toHalf } from "../src/model/repack.ts";
import { isPermuted, shapeOf } from "../src/model/shape.ts";
import { tokenizerOf } from "../src/model/tokenizer.ts";

export type Kind = keyof typeof GGML;
type Meta = string | number | boolean | { float: number } | string[] | number[];

export interface TinyTensor {
  name: string;
  /** Columns first. */
  shape: number[];
  kind: Kind;
  data: Uint8Array;
}

const WIDTH = 256;
const WIDE = 512;
const HEADS = 4;
const KV_HEADS = 2;
const HEAD = WIDTH / HEADS;

export interface TinyOptions {
  architecture: "llama" | "qwen2";
  layers?: number;
  /** The format of a part's weights: "attn_q", "token_embd", …; default: Q8_0. */
  kinds?: Partial<Record<string, Kind>>;
  /** Whether the vocabulary has weights of its own. */
  head?: boolean;
  metadata?: Record<string, Meta>;
  /** A text that the model expects, word after word, whatever stands before them; else it expects nothing that makes sense. */
  says?: string;
}

/** A file with the tokenizer of `base`. */
export function tinyGguf(base: Gguf, options: TinyOptions): Uint8Array<ArrayBuffer> {
  const { architecture, layers = 2, head = false } = options;
  const kinds = { ...options.kinds };
  const random = randomOf(7);
  const vocabulary = field(base, "tokenizer.ggml.tokens", "strings").length;
  const make = (name: string, shape: number[], usual: Kind = "Q8_0"): TinyTensor => {
    const part = name.split(".").at(-2) ?? "";
    const kind = kinds[part] ?? usual;
    return {
      name,
      shape,
      kind,
      data: blocks(
        kind,
        shape.reduce((a, b) => a * b, 1),
        shape[0] as number,
        random,
      ),
    };
  };
  const vector = (name: string, length: number, size: number, around: number): TinyTensor => {
    const values = Float32Array.from({ length }, () => around + size * normal(random));
    return { name, shape: [length], kind: "F32", data: new Uint8Array(values.buffer) };
  };
  const tensors = [make("token_embd.weight", [WIDTH, vocabulary]), vector("output_norm.weight", WIDTH, 0.2, 1)];
  if (head) tensors.push(make("output.weight", [WIDTH, vocabulary]));
  if (options.says) {
    kinds.attn_output = kinds.ffn_down = "F32";
    tensors.push(expecting(tokenizerOf(base).tokenize(options.says), tensors[0] as TinyTensor));
  }
  for (let layer = 0; layer < layers; layer++) {
    const at = `blk.${layer}`;
    for (const part of ["attn_norm", "ffn_norm"]) tensors.push(vector(`${at}.${part}.weight`, WIDTH, 0.2, 1));
    const rows = { attn_q: WIDTH, attn_k: KV_HEADS * HEAD, attn_v: KV_HEADS * HEAD };
    for (const [part, length] of Object.entries(rows)) {
      tensors.push(make(`${at}.${part}.weight`, [WIDTH, length]));
      if (architecture === "qwen2") tensors.push(vector(`${at}.${part}.bias`, length, 0.5, 0));
    }
    tensors.push(make(`${at}.attn_output.weight`, [WIDTH, WIDTH]), make(`${at}.ffn_down.weight`, [WIDE, WIDTH]));
    for (const part of ["ffn_gate", "ffn_up"]) tensors.push(make(`${at}.${part}.weight`, [WIDTH, WIDE]));
  }
  const kept = [...base.metadata].filter(([key]) => key.startsWith("tokenizer.")) as [string, Meta][];
  return writeGguf(
    {
      "general.architecture": architecture,
      "general.name": "made for a test",
      ...Object.fromEntries(kept),
      ...(architecture === "qwen2" && { "tokenizer.ggml.pre": "qwen2" }),
      [`${architecture}.context_length`]: 512,
      [`${architecture}.block_count`]: layers,
      [`${architecture}.embedding_length`]: WIDTH,
      [`${architecture}.feed_forward_length`]: WIDE,
      [`${architecture}.attention.head_count`]: HEADS,
      [`${architecture}.attention.head_count_kv`]: KV_HEADS,
      [`${architecture}.rope.freq_base`]: { float: 10000 },
      [`${architecture}.attention.layer_norm_rms_epsilon`]: { float: 1e-5 },
      ...options.metadata,
    },
    tensors,
  );
}

/** A head that leads from each token of a text to the next: what comes out of layers that add nothing is the token itself. */
function expecting(tokens: readonly number[], { kind, shape, data }: TinyTensor): TinyTensor {
  const values = new Float32Array(WIDTH * (shape[1] as number));
  const embedding = new Float32Array(WIDTH);
  tokens.slice(1).forEach((token, at) => {
    dequantize({ type: GGML[kind], data }, (tokens[at] as number) * WIDTH, WIDTH, embedding);
    const length = Math.sqrt(embedding.reduce((sum, value) => sum + value * value, 0));
    for (let i = 0; i < WIDTH; i++)
      values[token * WIDTH + i] = (values[token * WIDTH + i] as number) + (embedding[i] as number) / length;
  });
  return { name: "output.weight", shape, kind: "F32", data: new Uint8Array(values.buffer) };
}

/** Places of a block's float16 scales, and their size for weights of about 1. */
const SCALES: Partial<Record<Kind, Record<number, number>>> = {
  Q4_0: { 0: 0.22 },
  Q4_1: { 0: 0.22, 2: -1.65 },
  Q5_0: { 0: 0.11 },
  Q5_1: { 0: 0.11, 2: -1.7 },
  Q8_0: { 0: 0.0136 },
  Q4_K: { 0: 0.006, 2: 0.045 },
  Q5_K: { 0: 0.003, 2: 0.0465 },
  Q6_K: { 208: 0.0007 },
};

function blocks(kind: Kind, weights: number, columns: number, random: () => number): Uint8Array {
  const quant = QUANTS.get(GGML[kind]);
  if (!quant) throw new Error(kind);
  const size = 1.5 / Math.sqrt(columns);
  const count = weights / quant.weights;
  const scales = SCALES[kind];
  if (!scales) {
    const values = Float32Array.from({ length: weights }, () => size * normal(random));
    if (kind === "F32") return new Uint8Array(values.buffer);
    const bits =
      kind === "F16" ? toHalf : (value: number) => new DataView(Float32Array.of(value).buffer).getUint16(2, true);
    return new Uint8Array(Uint16Array.from(values, bits).buffer);
  }
  const data = Uint8Array.from({ length: count * quant.bytes }, () => random() * 256);
  for (let at = 0; at < data.length; at += quant.bytes)
    for (const [place, usual] of Object.entries(scales)) {
      const bits = toHalf(usual * size * (0.75 + random() / 2));
      data.set([bits & 255, bits >> 8], at + Number(place));
    }
  return data;
}

export function writeGguf(metadata: Record<string, Meta>, tensors: readonly TinyTensor[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const put = (bytes: Uint8Array) => {
    parts.push(bytes);
    length += bytes.length;
  };
  const u32 = (value: number) => put(new Uint8Array(Uint32Array.of(value).buffer));
  const u64 = (value: number) => put(new Uint8Array(BigUint64Array.of(BigInt(value)).buffer));
  const text = (value: string) => {
    const bytes = new TextEncoder().encode(value);
    u64(bytes.length);
    put(bytes);
  };
  put(new TextEncoder().encode("GGUF"));
  u32(3);
  u64(tensors.length);
  u64(Object.keys(metadata).length);
  for (const [key, value] of Object.entries(metadata)) {
    text(key);
    if (Array.isArray(value)) {
      u32(9);
      u32(typeof value[0] === "string" ? 8 : 5);
      u64(value.length);
      for (const one of value) typeof one === "string" ? text(one) : u32(one);
    } else if (typeof value === "string") {
      u32(8);
      text(value);
    } else if (typeof value === "boolean") {
      u32(7);
      put(Uint8Array.of(Number(value)));
    } else if (typeof value === "object") {
      u32(6);
      put(new Uint8Array(Float32Array.of(value.float).buffer));
    } else {
      u32(4);
      u32(value);
    }
  }
  let offset = 0;
  const align = (at: number) => Math.ceil(at / 32) * 32;
  for (const { name, shape, kind, data } of tensors) {
    text(name);
    u32(shape.length);
    shape.forEach(u64);
    u32(GGML[kind]);
    u64(offset);
    offset = align(offset + data.length);
  }
  const pad = () => put(new Uint8Array(align(length) - length));
  pad();
  for (const { data } of tensors) {
    put(data);
    pad();
  }
  const whole = new Uint8Array(length);
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}

/** The logits after the last of `tokens`, in double precision. `weights` may give other numbers than the file has. */
export function logitsOf(
  gguf: Gguf,
  tokens: readonly number[],
  weights = (name: string) => numbers(tensor(gguf, name)),
): number[] {
  const shape = shapeOf(gguf);
  const { width, wide, heads, kvHeads, head } = shape;
  const linear = (name: string, input: readonly number[], rows: number): number[] => {
    const matrix = weights(`${name}.weight`);
    const bias = gguf.tensors.has(`${name}.bias`) ? weights(`${name}.bias`) : undefined;
    return Array.from({ length: rows }, (_, row) =>
      input.reduce((sum, value, i) => sum + value * (matrix[row * input.length + i] as number), bias?.[row] ?? 0),
    );
  };
  const norm = (name: string, input: readonly number[]): number[] => {
    const scale = weights(`${name}.weight`);
    const size = Math.sqrt(input.reduce((sum, value) => sum + value * value, 0) / input.length + shape.epsilon);
    return input.map((value, i) => (value / size) * (scale[i] as number));
  };
  const turned = (values: readonly number[], position: number): number[] => {
    const out = [...values];
    for (let first = 0; first < values.length; first += head)
      for (let i = 0; i < head / 2; i++) {
        const angle = position * shape.ropeBase ** ((-2 * i) / head);
        const [a, b] = isPermuted(shape) ? [first + 2 * i, first + 2 * i + 1] : [first + i, first + i + head / 2];
        const [x, y] = [values[a] as number, values[b] as number];
        out[a] = x * Math.cos(angle) - y * Math.sin(angle);
        out[b] = x * Math.sin(angle) + y * Math.cos(angle);
      }
    return out;
  };
  const embeddings = weights("token_embd.weight");
  let states = tokens.map((token) => [...embeddings.subarray(token * width, (token + 1) * width)]);
  for (let layer = 0; layer < shape.layers; layer++) {
    const at = `blk.${layer}`;
    const inputs = states.map((state) => norm(`${at}.attn_norm`, state));
    const keys = inputs.map((input, i) => turned(linear(`${at}.attn_k`, input, kvHeads * head), i));
    const values = inputs.map((input) => linear(`${at}.attn_v`, input, kvHeads * head));
    states = states.map((state, position) => {
      const query = turned(linear(`${at}.attn_q`, inputs[position] ?? [], width), position);
      const seen: number[] = [];
      for (let which = 0; which < heads; which++) {
        const own = Math.floor((which * kvHeads) / heads) * head;
        const scores = keys.slice(0, position + 1).map((key) => {
          let sum = 0;
          for (let i = 0; i < head; i++) sum += (query[which * head + i] as number) * (key[own + i] as number);
          return Math.exp(sum / Math.sqrt(head));
        });
        const total = scores.reduce((a, b) => a + b, 0);
        for (let i = 0; i < head; i++)
          seen.push(scores.reduce((sum, score, p) => sum + (score / total) * (values[p]?.[own + i] as number), 0));
      }
      const after = linear(`${at}.attn_output`, seen, width).map((value, i) => value + (state[i] as number));
      const hidden = norm(`${at}.ffn_norm`, after);
      const up = linear(`${at}.ffn_up`, hidden, wide);
      const open = linear(`${at}.ffn_gate`, hidden, wide).map(
        (gate, i) => (gate / (1 + Math.exp(-gate))) * (up[i] ?? 0),
      );
      return linear(`${at}.ffn_down`, open, width).map((value, i) => value + (after[i] as number));
    });
  }
  const last = norm("output_norm", states.at(-1) ?? []);
  return linear(gguf.tensors.has("output.weight") ? "output" : "token_embd", last, shape.vocabulary);
}

export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
