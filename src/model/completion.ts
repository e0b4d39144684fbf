import type { Completion, CompletionModel, CompletionRequest, Message, OnReading } from "../core/completion.ts";
import { acceptorOf } from "../decode/accept/index.ts";
import type { TokenEngine } from "../decode/engine.ts";
import { Decoder } from "../decode/loop.ts";
import { chatPrompt } from "./chat.ts";

/** A completion model on this machine: chat template, then the decode loop. */
export class LocalModel implements CompletionModel {
  readonly takesConstraint = true;
  private readonly decoder: Decoder;

  /** `now`: milliseconds since some moment. */
  constructor(
    readonly engine: TokenEngine,
    now?: () => number,
  ) {
    this.decoder = new Decoder(engine, now);
  }

  complete(
    request: CompletionRequest,
    onText?: (text: string) => void,
    signal?: AbortSignal,
    onReading?: OnReading,
  ): Promise<Completion> {
    const {
      maxTokens,
      maxSeconds,
      maxReadingSeconds,
      temperature,
      topP,
      seed,
      stop = [],
      constraint,
      copies,
    } = request;
    const options = {
      ...{ maxTokens, temperature, topP, seed, stop },
      ...(maxSeconds !== undefined && { maxSeconds }),
      ...(maxReadingSeconds !== undefined && { maxReadingSeconds }),
      ...(constraint && { constraint: acceptorOf(constraint) }),
      ...(copies && { copies }),
    };
    return this.decoder.generate(fittedPrompt(request, this.engine), options, onText, signal, onReading);
  }

  /** Reads messages that every conversation begins with into the KV cache. */
  warm(messages: readonly Message[], signal?: AbortSignal): Promise<void> {
    return this.decoder.warm(chatPrompt(messages, "", this.engine.system), signal);
  }

  /** Waits for the completion under way, if any: abort it first. */
  dispose(): Promise<void> {
    return this.decoder.dispose();
  }
}

/** What stands before each block of an answer that is begun. */
const BLOCK_STARTS = /(?<=^\}\n+)(?=\S)/m;
/** The answer has a quarter of the cache at least, where it may be so long. */
const ANSWER_SHARE = 4;
/** A request of fewer characters isn't cut. */
const SHORTEST_REQUEST = 100;

/**
 * The prompt of a request, short enough for the answer to have room. Of the answer that is begun the farthest blocks are left out, twice as many each time, so that
 * the beginning, which is in the cache, is the same for several answers in turn; then the worked example; at last what stands behind the request in its message.
 */
function fittedPrompt(
  { messages, prefill = "", maxTokens }: CompletionRequest,
  { contextLength, tokenize, system }: Pick<TokenEngine, "contextLength" | "tokenize" | "system">,
): string {
  const most = contextLength - Math.min(maxTokens, Math.floor(contextLength / ANSWER_SHARE)) - 1;
  const fits = (prompt: string) => tokenize(prompt).length <= most;
  const blocks = prefill.split(BLOCK_STARTS);
  for (let out = 0; out < blocks.length; out = out * 2 || 1) {
    const prompt = chatPrompt(messages, blocks.slice(out).join(""), system);
    if (fits(prompt)) return prompt;
  }
  const begun = blocks.at(-1);
  const asked = messages.filter(({ role }, at) => role === "system" || at === messages.length - 1);
  const cut = (length: number) =>
    asked.map((one, at) => (at === asked.length - 1 ? { ...one, content: one.content.slice(0, length) } : one));
  let shortest = chatPrompt(messages, begun, system);
  for (let { length } = messages.at(-1)?.content ?? ""; !fits(shortest) && length > SHORTEST_REQUEST; length >>= 1)
    shortest = chatPrompt(cut(length), begun, system);
  return shortest;
}
