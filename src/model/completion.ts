import type { Completion, CompletionModel, CompletionRequest, Message } from "../core/completion.ts";
import { acceptorOf } from "../decode/accept/index.ts";
import type { TokenEngine } from "../decode/engine.ts";
import { Decoder } from "../decode/loop.ts";
import { chatPrompt } from "./chat.ts";

/** A completion model on this machine: chat template, then the decode loop. */
export class LocalModel implements CompletionModel {
  readonly takesConstraint = true;
  private readonly decoder: Decoder;

  constructor(readonly engine: TokenEngine) {
    this.decoder = new Decoder(engine);
  }

  complete(request: CompletionRequest, onText?: (text: string) => void, signal?: AbortSignal): Promise<Completion> {
    const { messages, prefill, maxTokens, temperature, topP, seed, stop = [], constraint, copies, lineTries } = request;
    const options = {
      ...{ maxTokens, temperature, topP, seed, stop },
      ...(constraint && { constraint: acceptorOf(constraint) }),
      ...(copies && { copies }),
      ...(lineTries && { lineTries }),
    };
    return this.decoder.generate(chatPrompt(messages, prefill), options, onText, signal);
  }

  /** Reads messages that every conversation begins with into the KV cache. */
  warm(messages: readonly Message[], signal?: AbortSignal): Promise<void> {
    return this.decoder.warm(chatPrompt(messages), signal);
  }

  /** Waits for the completion under way, if any: abort it first. */
  dispose(): Promise<void> {
    return this.decoder.dispose();
  }
}
