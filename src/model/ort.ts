import type { InferenceSession, Tensor, TensorConstructor } from "onnxruntime-common";
import { type Candidates, topCandidates } from "../decode/engine.ts";
import type { Backend } from "./engine.ts";
import { GGML, type Gguf, tensor } from "./gguf.ts";
import { buildOnnx, type GraphOptions, KEY_VALUE, type Shape, shapeOf } from "./graph.ts";
import { q8Row } from "./repack.ts";

/** onnxruntime-web in a browser, onnxruntime-node in Node: the same interface. */
export interface Ort {
  InferenceSession: { create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession> };
  Tensor: TensorConstructor;
}

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
  const location = provider === "webgpu" ? "gpu-buffer" : "cpu";
  const names = cacheNames(shape);
  const session = await ort.InferenceSession.create(model, {
    executionProviders: [provider],
    externalData: files,
    preferredOutputLocation: Object.fromEntries([
      ["logits", "cpu"],
      ...names.map(({ present }) => [present, location]),
    ]),
    logSeverityLevel: 3,
    ...(threads ? { intraOpNumThreads: threads } : {}),
  });
  const embeddings = tensor(gguf, "token_embd.weight", GGML.Q8_0).data.slice();
  return new OrtBackend(ort, session, shape, embeddings, contextLength, names, options);
}

const cacheNames = ({ layers }: Shape) =>
  Array.from({ length: layers }, (_, layer) =>
    KEY_VALUE.map((kind) => ({ past: `past.${layer}.${kind}`, present: `present.${layer}.${kind}` })),
  ).flat();

/**
 * On the GPU the KV cache has its full length from the start, and every step but the first writes into the same buffers, given as input
 * and as output: nothing is copied or allocated. On the CPU, where the binding would copy the full length back, it grows with the steps.
 * Either way `seqlens_k` says how much of it counts, so that a rewind is only a smaller position.
 */
class OrtBackend implements Backend {
  readonly maxStep = 256;
  private cache: Record<string, Tensor> = {};
  private shared: Record<string, Tensor | null> | undefined;

  constructor(
    private readonly ort: Ort,
    private readonly session: InferenceSession,
    private readonly shape: Shape,
    private readonly embeddings: Uint8Array,
    readonly contextLength: number,
    private readonly names: { past: string; present: string }[],
    private readonly options: OrtOptions,
  ) {
    const { kvHeads, head } = shape;
    const length = options.provider === "webgpu" ? contextLength : 0;
    for (const { past } of names) {
      const [type, zeros] =
        options.precision === "float" ? (["float32", Float32Array] as const) : (["float16", Uint16Array] as const);
      this.cache[past] = new ort.Tensor(type, new zeros(kvHeads * length * head) as never, [1, kvHeads, length, head]);
    }
  }

  async step(tokens: readonly number[], position: number, wanted: boolean): Promise<Candidates | undefined> {
    const { ort, shape, session } = this;
    const embedded = new Float32Array(tokens.length * shape.width);
    tokens.forEach((token, at) => {
      q8Row(this.embeddings, token, shape.width, embedded, at * shape.width);
    });
    const total = position + tokens.length;
    const feeds = {
      inputs_embeds: new ort.Tensor("float32", embedded, [1, tokens.length, shape.width]),
      seqlens_k: new ort.Tensor("int32", Int32Array.of(total - 1), [1]),
      total_sequence_length: new ort.Tensor("int32", Int32Array.of(total), []),
      ...this.cache,
    };
    const results = this.shared ? await session.run(feeds, this.shared) : await session.run(feeds);
    if (!this.shared) this.keep(results);
    return wanted ? topCandidates((await (results.logits as Tensor).getData()) as Float32Array) : undefined;
  }

  async truncate(): Promise<void> {}

  async dispose(): Promise<void> {
    // Tensors first: once the session is released, disposing of its GPU buffers traps.
    for (const tensor of Object.values(this.cache)) tensor.dispose();
    await this.session.release();
  }

  private keep(results: Record<string, Tensor>): void {
    for (const { past, present } of this.names) {
      this.cache[past]?.dispose();
      this.cache[past] = results[present] as Tensor;
    }
    if (this.options.provider === "cpu") return;
    this.shared = { logits: null };
    for (const { past, present } of this.names) this.shared[present] = this.cache[past] as Tensor;
  }
}
