/** An engine on a kind of hardware: a rung of the ladder. */
export type EngineKind = "webgpu-f16" | "webgpu-f32" | "cpu";

export interface Probe {
  /** What can be tried here, best first; empty when only the verifier works. */
  rungs: EngineKind[];
  /** Why, in a sentence or two for the user. */
  explanation: string;
}

export const ENGINE_NAMES: Record<EngineKind, string> = {
  "webgpu-f16": "the GPU in 16-bit",
  "webgpu-f32": "the GPU in 32-bit",
  cpu: "the CPU",
};

/** The part of `navigator.gpu` that is asked. */
interface Gpu {
  requestAdapter(options?: { powerPreference?: "high-performance" }): Promise<{
    features: { has(name: string): boolean };
    limits: { maxStorageBufferBindingSize: number; maxBufferSize: number };
    info?: { isFallbackAdapter?: boolean };
    isFallbackAdapter?: boolean;
  } | null>;
}

/** The largest single buffer: the embedding's codes, with room for larger vocabularies. */
const LARGEST_BUFFER = 128 << 20;

/** A module with a 64-bit memory: what the CPU engine is built for. */
const MEMORY64 = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 4, 1);

/** What a GPU offers, as far as it matters here. */
export interface GpuFacts {
  /** Why no model runs on it; empty when one can. */
  unusable: string;
  /** 16-bit shaders: half the memory and traffic. */
  f16: boolean;
  /** Bytes of the largest single buffer. */
  largestBuffer: number;
}

/** Asks the GPU. Never throws. */
export async function gpuFacts(gpu: Gpu | undefined): Promise<GpuFacts> {
  const without = (unusable: string): GpuFacts => ({ unusable, f16: false, largestBuffer: 0 });
  try {
    if (!gpu) return without("This browser has no WebGPU");
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return without("WebGPU found no GPU that it may use");
    const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
    const facts = {
      f16: adapter.features.has("shader-f16"),
      largestBuffer: Math.min(maxBufferSize, maxStorageBufferBindingSize),
    };
    if (adapter.isFallbackAdapter || adapter.info?.isFallbackAdapter)
      return { ...facts, unusable: "WebGPU has only a software GPU here" };
    if (facts.largestBuffer < LARGEST_BUFFER)
      return { ...facts, unusable: "The GPU's buffers are too small for the model" };
    return { ...facts, unusable: "" };
  } catch (error) {
    return without(`WebGPU failed (${error instanceof Error ? error.message : error})`);
  }
}

/** The part of the browser that is asked. */
export const browsersGpu = (): Gpu | undefined => (globalThis.navigator as { gpu?: Gpu } | undefined)?.gpu;

/** Finds out which engines can work here. Never throws. */
export async function probe(gpu: Gpu | undefined = browsersGpu()): Promise<Probe> {
  const cpu: EngineKind[] = supportsCpu() ? ["cpu"] : [];
  const { unusable, f16 } = await gpuFacts(gpu);
  if (unusable) {
    const onCpu = cpu.length
      ? "the model runs on the CPU, which is slower"
      : "this browser can't run it on the CPU either (it lacks 64-bit WebAssembly), so only the verifier works here";
    return { rungs: cpu, explanation: `${unusable}: ${onCpu}.` };
  }
  if (f16) return { rungs: ["webgpu-f16", "webgpu-f32", ...cpu], explanation: "The model runs on the GPU, in 16-bit." };
  return {
    rungs: ["webgpu-f32", ...cpu],
    explanation: "The model runs on the GPU, in 32-bit because the GPU has no 16-bit shaders.",
  };
}

export function supportsCpu(): boolean {
  try {
    return WebAssembly.validate(MEMORY64);
  } catch {
    return false;
  }
}
