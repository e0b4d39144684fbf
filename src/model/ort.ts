import type { InferenceSession, Tensor, TensorConstructor, TensorFactory } from "onnxruntime-common";
import { allCandidates, type Candidates, topCandidates } from "../decode/engine.ts";
import type { Backend } from "./engine.ts";
import { GGML, type Gguf, tensor } from "./gguf.ts";
import { buildOnnx, type GraphOptions, KEY_VALUE, type Shape, shapeOf } from "./graph.ts";
import { q8Row } from "./repack.ts";

/** onnxruntime-web in a browser, onnxruntime-node in Node: the same interface. */
export interface Ort {
  InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  Tensor: TensorConstructor & TensorFactory;
  env: { webgpu: { readonly device: Promise<unknown> } };
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

/** Runs a GGUF llama on onnxruntime, keeping the KV cache where it computes. The GGUF's bytes may be dropped afterwards. */
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
    // Threads that wait in busy loops hold each other up as soon as anything else runs: three times slower on a busy machine.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
    ...(threads ? { intraOpNumThreads: threads } : {}),
  });
  const embeddings = tensor(gguf, "token_embd.weight", GGML.Q8_0).data.slice();
  const device = provider === "webgpu" ? ((await ort.env.webgpu.device) as Device) : undefined;
  return new OrtBackend(ort, session, shape, embeddings, contextLength, precision, device);
}

const cacheNames = ({ layers }: Shape) =>
  Array.from({ length: layers }, (_, layer) =>
    KEY_VALUE.map((kind) => ({ past: `past.${layer}.${kind}`, present: `present.${layer}.${kind}` })),
  ).flat();

/**
 * On the GPU the KV cache has its full length from the start, and every step writes into the same buffers, given as input and as output:
 * nothing is copied or allocated. On the CPU, where the binding would copy the full length back, it grows with the steps. Either way
 * `seqlens_k` says how much of it counts, so that a rewind is only a smaller position.
 */
class OrtBackend implements Backend {
  readonly maxStep = 256;
  private readonly names: { past: string; present: string }[];
  private readonly cache: Record<string, Tensor> = {};
  private readonly buffers: { destroy(): void }[] = [];
  private lost: string | undefined;
  /** The logits after the last step that wanted some. */
  private latest = new Float32Array();

  constructor(
    private readonly ort: Ort,
    private readonly session: InferenceSession,
    private readonly shape: Shape,
    private readonly embeddings: Uint8Array,
    readonly contextLength: number,
    precision: GraphOptions["precision"],
    private readonly device: Device | undefined,
  ) {
    this.names = cacheNames(shape);
    const dataType = precision === "float" ? "float32" : "float16";
    const dims = [1, shape.kvHeads, device ? contextLength : 0, shape.head];
    const size = dims.reduce((product, dim) => product * dim, precision === "float" ? 4 : 2);
    for (const { past } of this.names) {
      if (device) {
        const buffer = device.createBuffer({ size, usage: BUFFER_USAGE });
        this.buffers.push(buffer);
        this.cache[past] = ort.Tensor.fromGpuBuffer(buffer, { dataType, dims });
      } else {
        const nothing = precision === "float" ? new Float32Array() : new Uint16Array();
        this.cache[past] = new ort.Tensor(dataType, nothing as never, dims);
      }
    }
    device?.lost.then(({ message }) => {
      this.lost = message;
    });
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

  async all(): Promise<Candidates> {
    return allCandidates(this.latest);
  }

  /** The logits of the last `wanted` tokens. */
  private compute(tokens: readonly number[], position: number, wanted: number): Promise<Tensor> {
    const { ort, shape } = this;
    const embedded = new Float32Array(tokens.length * shape.width);
    tokens.forEach((token, at) => {
      q8Row(this.embeddings, token, shape.width, embedded, at * shape.width);
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
  }

  private async run(feeds: Record<string, Tensor>): Promise<Tensor> {
    try {
      if (!this.device) {
        const results = await this.session.run(feeds);
        for (const { past, present } of this.names) this.cache[past] = results[present] as Tensor;
        return results.logits as Tensor;
      }
      const fetches: Record<string, Tensor | null> = { logits: null };
      for (const { past, present } of this.names) fetches[present] = this.cache[past] as Tensor;
      return (await this.session.run(feeds, fetches)).logits as Tensor;
    } catch (error) {
      throw this.lost === undefined ? error : new Error(`device lost: ${this.lost}`, { cause: error });
    }
  }
}
