/** What this browser on this machine can run, and which model that speaks for: known before anything is downloaded. */
import { browsersGpu, ENGINE_NAMES, type EngineKind, type GpuFacts, gpuFacts, supportsCpu } from "./probe.ts";
import type { ModelCard } from "./weights.ts";

export interface Capability {
  gpu: GpuFacts;
  /** 64-bit WebAssembly, which the CPU engine is built for. */
  memory64: boolean;
  /** Whether several threads may compute: the page came with COOP and COEP headers. */
  isolated: boolean;
  cores: number;
  /** Of the machine, at least, as far as the browser says: it says 8 for all that is more. */
  memoryGb: number | undefined;
}

export async function capabilityHere(): Promise<Capability> {
  const { hardwareConcurrency, deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  return {
    gpu: await gpuFacts(browsersGpu()),
    memory64: supportsCpu(),
    isolated: globalThis.crossOriginIsolated === true,
    cores: hardwareConcurrency || 1,
    memoryGb: deviceMemory,
  };
}

/** A way to run a model, best first, and why it works here or doesn't. */
export interface Rung {
  name: string;
  works: boolean;
  why: string;
}

export function ladderOf({ gpu, memory64, isolated, cores }: Capability): Rung[] {
  const on = (kind: EngineKind) => ENGINE_NAMES[kind].replace(/^the /, "");
  const threads = isolated ? `up to ${cores === 1 ? "1 thread" : `${cores} threads`}` : "one thread only";
  const headers = isolated ? "" : ": this page came without COOP and COEP headers";
  return [
    {
      name: on("webgpu-f16"),
      works: !gpu.unusable && gpu.f16,
      why: gpu.unusable || (gpu.f16 ? "fastest, and half the memory" : "the GPU has no 16-bit shaders (shader-f16)"),
    },
    { name: on("webgpu-f32"), works: !gpu.unusable, why: gpu.unusable || "takes twice the memory of 16-bit" },
    {
      name: on("cpu"),
      works: memory64,
      why: memory64 ? `${threads}${headers}` : "this browser has no 64-bit WebAssembly",
    },
    { name: "no model", works: true, why: "editor, verifier, policies, and programs from scenarios and usual values" },
  ];
}

/** More than this is slow on a CPU: seconds for each line. */
const CPU_PARAMETERS = 1e9;

/**
 * The one model that is worth loading here, and why; no `id` where the page does as well without. `bytesLeft`: what may still be kept, if that is known.
 */
export function recommended(
  cards: readonly (ModelCard & { here: boolean; kept: boolean })[],
  capability: Capability,
  bytesLeft: number | undefined,
): { id?: string; why: string } {
  const onGpu = !capability.gpu.unusable;
  if (!onGpu && !capability.memory64) return { why: "No model runs in this browser. All else works without one." };
  const memory = (capability.memoryGb ?? 4) * 1e9;
  const useful = cards.filter((card) => card.here && card.format !== undefined);
  if (useful.length === 0)
    return {
      why: "None of the models at hand writes Terraform better than the page does without one, as far as was measured.",
    };
  const fits = useful
    .filter(({ memoryBytes }) => memoryBytes <= memory / 2)
    .filter(({ bytes, kept }) => kept || bytesLeft === undefined || bytes <= bytesLeft)
    .filter(({ parameters }) => onGpu || parameters <= CPU_PARAMETERS)
    .sort((one, other) => other.parameters - one.parameters);
  const [best] = fits;
  if (!best) return { why: "Those that would help take more memory, room or speed than there is here." };
  const where = onGpu ? "the GPU" : "the CPU";
  return { id: best.id, why: `The largest that ${where}, the memory and the room here are enough for.` };
}
