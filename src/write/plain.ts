/** The model alone: a whole program, free, and the whole program again with what is wrong with it. What everything else is compared with. */
import type { CompletionModel, OnReading } from "../core/completion.ts";
import { errorsOf } from "../core/report.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { RoundRecord } from "../loop/record.ts";
import { extractProgram } from "./extract.ts";
import { generationMessages } from "./format.ts";
import { repairMessages } from "./repair-format.ts";
import { derivedSeed, type Sampling } from "./write.ts";

export interface Plain {
  model: CompletionModel;
  schemas: Schemas;
  prompt: string;
  types: readonly string[];
  sampling: Sampling;
  round: number;
  onText: (text: string) => void;
  onReading: OnReading;
  signal: AbortSignal | undefined;
}

/** A program has as many tokens as this many blocks. */
const BLOCKS = 8;

/** `before`: the version that is to be corrected. */
export async function plainDraft(
  { model, schemas, prompt, types, sampling, round, onText, onReading, signal }: Plain,
  before?: Pick<RoundRecord, "program" | "report">,
): Promise<{ program: string; tokens: number }> {
  const certificate = before && { block: before.program, diagnostics: errorsOf(before.report), declared: [] };
  const messages = certificate
    ? repairMessages(prompt, certificate, schemas)
    : generationMessages(prompt, types, schemas);
  const seed = derivedSeed(sampling.seed, round);
  const maxTokens = sampling.maxTokens * Math.min(BLOCKS, types.length + 1);
  const { text, tokens } = await model.complete({ messages, ...sampling, maxTokens, seed }, onText, signal, onReading);
  // Stopped, it ends somewhere within a block.
  const finished = signal?.aborted ? /^.*\n\}\n/s.exec(text)?.[0] : text;
  return { program: extractProgram(finished ?? ""), tokens };
}
