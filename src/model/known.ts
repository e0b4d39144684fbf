import rows from "./known-models.json" with { type: "json" };
import type { SelfTestStep } from "./selftest.ts";
import type { ModelCard } from "./weights.ts";

/** A model that doesn't ship but can be got (scripts/models/sources.ts says where). Only the hash is trusted: whoever hosts the file may be anyone. */
export interface KnownModel extends ModelCard {
  /** Of the whole GGUF file, lower-case hexadecimal. */
  sha256: string;
  selfTest?: SelfTestStep[];
}

export const KNOWN_MODELS: readonly KnownModel[] = rows;
