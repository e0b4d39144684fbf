import type { Completion, CompletionModel, CompletionRequest } from "../core/completion.ts";
import type { TokenEngine } from "../decode/engine.ts";
import { type DecodeOptions, Decoder } from "../decode/loop.ts";
import { chatPrompt } from "./chat.ts";

/** A completion model on this machine: chat template, then the decode loop. */
export class LocalModel implements CompletionModel {
  private readonly decoder: Decoder;

  constructor(
    readonly engine: TokenEngine,
    /** See DecodeOptions: where a constraint comes in. */
    private readonly choose?: DecodeOptions["choose"],
  ) {
    this.decoder = new Decoder(engine);
  }

  complete(request: CompletionRequest, onText?: (text: string) => void, signal?: AbortSignal): Promise<Completion> {
    const { messages, prefill, maxTokens, temperature, topP, seed, stop = [] } = request;
    const choose = this.choose ? { choose: this.choose } : {};
    const options = { maxTokens, temperature, topP, seed, stop, ...choose };
    return this.decoder.generate(chatPrompt(messages, prefill), options, onText, signal);
  }

  /** Waits for the completion under way, if any: abort it first. */
  dispose(): Promise<void> {
    return this.decoder.dispose();
  }
}
