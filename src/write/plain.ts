/** The model alone: a whole program, free, and the whole program again with what is wrong with it. What everything else is compared with. */
import type { ProgramEditor } from "../core/block-edits.ts";
import type { CompletionModel, Message, OnReading } from "../core/completion.ts";
import { errorsOf } from "../core/report.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { RoundRecord } from "../loop/record.ts";
import { PROGRAM_FILE } from "../mend/program.ts";
import { extractProgram, finishedIn } from "./extract.ts";
import { generationMessages, repairMessages } from "./format.ts";
import { editsIn } from "./tasks/edits.ts";
import { FORMAT, taskMessages } from "./tasks/tasks.ts";
import { derivedSeed, type Sampling } from "./write.ts";

export interface Plain {
  model: CompletionModel;
  editor: ProgramEditor;
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
export async function plainDraft(plain: Plain, before?: Before): Promise<{ program: string; tokens: number }> {
  const { model, editor, prompt, types, sampling, round, onText, onReading, signal } = plain;
  const messages = model.format === FORMAT ? trained(prompt, before) : usual(plain, before);
  const seed = derivedSeed(sampling.seed, round);
  const maxTokens = sampling.maxTokens * Math.min(BLOCKS, types.length + 1);
  const { text, tokens } = await model.complete({ messages, ...sampling, maxTokens, seed }, onText, signal, onReading);
  const finished = signal?.aborted ? finishedIn(text) : text;
  const edits = before && model.format === FORMAT ? editsIn(text) : undefined;
  if (!edits || !before) return { program: extractProgram(finished), tokens };
  const { files } = await editor.edit({ [PROGRAM_FILE]: before.program }, edits, signal);
  const edited = files[PROGRAM_FILE];
  return { program: typeof edited === "string" ? edited : before.program, tokens };
}

type Before = Pick<RoundRecord, "program" | "report">;

const trained = (request: string, before?: Before): Message[] =>
  taskMessages(
    before
      ? { task: "repair", program: before.program, request, faults: errorsOf(before.report) }
      : { task: "write", request, plan: [] },
  );

function usual({ prompt, types, schemas }: Plain, before?: Before): Message[] {
  const certificate = before && { block: before.program, diagnostics: errorsOf(before.report), declared: [] };
  return certificate ? repairMessages(prompt, certificate, schemas) : generationMessages(prompt, types, schemas);
}
