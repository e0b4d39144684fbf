/** Has the model write blocks, one call a block: the header of each is a fact that retrieval found, so the model can't invent a type. */
import type { Completion, CompletionModel, Message } from "../core/completion.ts";
import { extractProgram } from "../prompt/extract.ts";

/** How the model is asked. */
export interface Sampling {
  seed: number;
  temperature: number;
  topP: number;
  /** For one block. */
  maxTokens: number;
}

export interface Written {
  text: string;
  tokens: number;
  seconds: number;
}

/** A top-level block of formatted HCL ends with a brace at the start of a line. */
const BLOCK_END = "\n}";

/** The start of a block of `type` (`data.TYPE` for a data source) up to where its name goes. */
export const opening = (type: string): string =>
  type.startsWith("data.") ? `data "${type.slice(5)}" "` : `resource "${type}" "`;

/**
 * One block that begins with `start`, after `before` (the program so far). Gives the block, as far as the model came. `onText` gets the block's
 * text as it grows, `start` included.
 */
export async function writeBlock(
  model: CompletionModel,
  messages: Message[],
  before: string,
  start: string,
  sampling: Sampling,
  onText: (text: string) => void,
  signal?: AbortSignal,
): Promise<Written> {
  onText(start);
  const prefill = before + start;
  const completion = await model.complete({ messages, prefill, stop: [BLOCK_END, "```"], ...sampling }, onText, signal);
  const ended = completion.stop === "stopped" && !signal?.aborted;
  if (ended) onText(`${BLOCK_END}\n`);
  return { ...usage(completion), text: extractProgram(`${start}${completion.text}${ended ? BLOCK_END : ""}`) };
}

/** A whole program in one call, for a request that no type was found for. */
export async function writeFreely(
  model: CompletionModel,
  messages: Message[],
  sampling: Sampling,
  onText: (text: string) => void,
  signal?: AbortSignal,
): Promise<Written> {
  const start = 'resource "';
  onText(start);
  const completion = await model.complete({ messages, prefill: start, stop: ["```"], ...sampling }, onText, signal);
  return { ...usage(completion), text: extractProgram(start + completion.text) };
}

const usage = ({ tokens, seconds }: Completion) => ({ tokens, seconds });

/** A seed of its own for each call, from the user's one. */
export function derivedSeed(seed: number, ...parts: number[]): number {
  let hash = seed >>> 0;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part + 0x9e3779b9), 0x85ebca6b) >>> 0;
    hash = (hash ^ (hash >>> 13)) >>> 0;
  }
  return hash;
}
