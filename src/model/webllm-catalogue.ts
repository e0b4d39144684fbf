import models from "./webllm-models.json" with { type: "json" };

/** A model of web-llm's own list, in our words. Where its files are, only the package knows. */
export interface WebLlmCard {
  id: string;
  name: string;
  licence: string;
  /** What to expect of it. */
  description: string;
  parameters: number;
  /** By what the GPU computes in: the package's id of the build, and the GPU memory that the package says it takes. */
  builds: Record<"f16" | "f32", { id: string; memoryMB: number }>;
}

export const WEBLLM_MODELS: readonly WebLlmCard[] = models;

/** Whom the package asks for the files of its list. */
export const WEBLLM_HOSTS = ["huggingface.co", "raw.githubusercontent.com"] as const;

/** Four bits a weight, and 16 of scale for 32 of them. */
const BITS = 4.5;

/** Bytes to download, roughly. */
export const downloadOf = ({ parameters }: WebLlmCard): number => (parameters * BITS) / 8;
