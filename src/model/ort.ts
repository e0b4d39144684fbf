import type { InferenceSession, Tensor, TensorConstructor, TensorFactory } from "onnxruntime-common";
import { allCandidates, type Candidates, topCandidates } from "../decode/engine.ts";
import type { Backend } from "./engine.ts";
import { type Gguf, type GgufTensor, tensor } from "./gguf.ts";
import { buildOnnx, type GraphOptions, KEY_VALUE } from "./graph.ts";
import { dequantize } from "./quants.ts";
import { type Shape, shapeOf } from "./shape.ts";

/** onnxruntime-web in a browser, onnxruntime-node in Node: the same interface. */
export interface Ort {
  InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  Tensor: TensorConstructor & TensorFactory;
  /** onnxruntime-node gives no device. */
  env: { webgpu: { readonly device?: unknown } };
}

/** The part of WebGPU's device that is used. */
interface Device {
  createBuffer(options: { size: number; usage: number }): Tensor.GpuBufferType & { destroy(): void };
  readonly lost: Promise<{ message: string }>;
}
/** GPUBufferUsage: storage, copied from, copied to. */
const BUFFER_USAGE = 0x80 | 0x04 | 0x08;

export interface OrtOptions {
  provider: "webgpu" | "cpu";
  precision: GraphOptions["precision"];
  /** See GraphOptions; default: on the CPU. */
  roundActivations?: boolean;
  /** Most tokens in the KV cache. */
  contextLength: number;
  threads?: number;
}

/** Runs a GGUF model on onnxruntime, keeping the KV cache where it computes. The GGUF's bytes may be dropped afterwards. */
export async function ortBackend(ort: Ort, gguf: Gguf, options: OrtOptions): Promise<Backend> {
  const { provider, precision, threads } = options;
  const contextLength = Math.min(options.contextLength, shapeOf(gguf).contextLength);
  const { shape, model, files } = buildOnnx(gguf, {
    precision,
    positions: contextLength,
    roundActivations: options.roundActivations ?? provider === "cpu",
  });
  const session = await ort.InferenceSession.create(model, {
    executionProviders: [provider],
    externalData: files,
    logSeverityLevel: 3,
    ...(provider === "webgpu" && !inPlace(ort) ? { preferredOutputLocation: onGpu(shape) } : {}),
    // Threads that wait in busy loops hold each other up as soon as anything else runs: three times slower on a busy machine.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
    ...(threads ? { intraOpNumThreads: threads } : {}),
  });
  const { data, ...layout } = tensor(gguf, "token_embd.weight");
  const embeddings = { ...layout, data: data.slice() };
  const device = provider === "webgpu" && inPlace(ort) ? ((await ort.env.webgpu.device) as Device) : undefined;
  const capacity = provider === "webgpu" ? contextLength : 0;
  return new OrtBackend(ort, session, shape, embeddings, { contextLength, capacity, precision }, device);
}

/** Whether the library lets its caller make the buffers that it writes to: in browsers it does. */
const inPlace = (ort: Ort) => "device" in ort.env.webgpu;

const onGpu = (shape: Shape) =>
  Object.fromEntries(cacheNames(shape).map(({ present }) => [present, "gpu-buffer" as const]));

const cacheNames = ({ layers }: Shape) =>
  Array.from({ length: layers }, (_, layer) =>
    KEY_VALUE.map((kind) => ({ past: `past.${layer}.${kind}`, present: `present.${layer}.${kind}` })),
  ).flat();

/**
 * On the GPU the KV cache has its full length from the start, and every step writes into the same buffers, given as input and as output:
 * nothing is copied or allocated; where the binding makes the buffers itself, each step gives new ones. On the CPU, where the binding would copy the
 * full length back, it grows with the steps. Either way `seqlens_k` says how much of it counts, so that a rewind is only a smaller position.
 */
class OrtBackend implements Backend {
  readonly maxStep = 256;
  readonly contextLength: number;
  private readonly names: { past: string; present: string }[];
  private readonly cache: Record<string, Tensor> = {};
  private readonly buffers: { destroy(): void }[] = [];
  /** The logits after the last step that wanted some. */
  private latest = new Float32Array();

  constructor(
    private readonly ort: Ort,
    private readonly session: InferenceSession,
    private readonly shape: Shape,
    private readonly embeddings: GgufTensor,
    cache: { contextLength: number; capacity: number; precision: GraphOptions["precision"] },
    private readonly device: Device | undefined,
  ) {
    const { precision, capacity } = cache;
    this.contextLength = cache.contextLength;
    this.names = cacheNames(shape);
    const dataType = precision === "float" ? "float32" : "float16";
    const dims = [1, shape.kvHeads, capacity, shape.head];
    const length = dims.reduce((product, dim) => product * dim, 1);
    for (const { past } of this.names) {
      if (device) {
        const buffer = device.createBuffer({ size: length * (precision === "float" ? 4 : 2), usage: BUFFER_USAGE });
        this.buffers.push(buffer);
        this.cache[past] = ort.Tensor.fromGpuBuffer(buffer, { dataType, dims });
      } else {
        const empty = precision === "float" ? new Float32Array(length) : new Uint16Array(length);
        this.cache[past] = new ort.Tensor(dataType, empty as never, dims);
      }
    }
  }

  get vocabulary(): number {
    return this.shape.vocabulary;
  }

  async step(tokens: readonly number[], position: number, wanted: boolean): Promise<Candidates | undefined> {
    const logits = await this.compute(tokens, position, 1);
    if (!wanted) return undefined;
    this.latest = (await logits.getData()) as Float32Array<ArrayBuffer>;
    return topCandidates(this.latest);
  }

  async draft(tokens: readonly number[], position: number): Promise<Candidates[]> {
    const { vocabulary } = this.shape;
    const logits = (await (await this.compute(tokens, position, tokens.length)).getData()) as Float32Array<ArrayBuffer>;
    const rows = tokens.map((_, at) => logits.subarray(at * vocabulary, (at + 1) * vocabulary));
    this.latest = rows.at(-1) ?? this.latest;
    return rows.map((row) => topCandidates(row));
  }

  async more(): Promise<Candidates> {
    return allCandidates(this.latest);
  }

  /** The logits of the last `wanted` tokens. */
  private compute(tokens: readonly number[], position: number, wanted: number): Promise<Tensor> {
    const { ort, shape } = this;
    const embedded = new Float32Array(tokens.length * shape.width);
    tokens.forEach((token, at) => {
      dequantize(this.embeddings, token * shape.width, shape.width, embedded, at * shape.width);
    });
    const total = position + tokens.length;
    return this.run({
      inputs_embeds: new ort.Tensor("float32", embedded, [1, tokens.length, shape.width]),
      seqlens_k: new ort.Tensor("int32", Int32Array.of(total - 1), [1]),
      logits_from: new ort.Tensor("int64", BigInt64Array.of(BigInt(-wanted)), [1]),
      total_sequence_length: new ort.Tensor("int32", Int32Array.of(total), []),
      ...this.cache,
    });
  }

  async truncate(): Promise<void> {}

  async dispose(): Promise<void> {
    await this.session.release();
    for (const buffer of this.buffers) buffer.destroy();
    for (const tensor of Object.values(this.cache)) tensor.dispose();
  }

  private async run(feeds: Record<string, Tensor>): Promise<Tensor> {
    try {
      if (!this.device) {
        const results = await this.session.run(feeds);
        for (const { past, present } of this.names) {
          const before = this.cache[past];
          this.cache[past] = results[present] as Tensor;
          if (before?.location === "gpu-buffer") before.dispose();
        }
        return results.logits as Tensor;
      }
      const fetches: Record<string, Tensor | null> = { logits: null };
      for (const { past, present } of this.names) fetches[present] = this.cache[past] as Tensor;
      return (await this.session.run(feeds, fetches)).logits as Tensor;
    } catch (error) {
      const lost = this.device && (await soon(this.device.lost));
      throw lost ? new Error(`device lost: ${lost.message}`, { cause: error }) : error;
    }
  }
}

/** What comes of it within a moment: a lost device makes a step fail before it says that it is lost. */
const soon = <T>(promise: Promise<T>): Promise<T | undefined> =>
  Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(resolve, 200))]);
