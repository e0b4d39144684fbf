/** What the repair loop needs of a language model. The decode loop implements it over a TokenEngine, an endpoint without one. */
import type { Constraint } from "./constraint.ts";

export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

export interface CompletionRequest {
  messages: Message[];
  /** The assistant's answer begins with this text; the model continues it. It is not part of the completion's `text`. */
  prefill?: string;
  maxTokens: number;
  /** Seconds that it may take from the first token on: it then ends as at maxTokens. Default: no limit. */
  maxSeconds?: number;
  /** Seconds that it may read before the first token under a constraint: what isn't chosen by then is the first that the constraint takes. Default: no limit. */
  maxReadingSeconds?: number;
  /** 0 is greedy. */
  temperature: number;
  topP: number;
  /** The same request with the same seed on the same engine gives the same text. */
  seed: number;
  /** Texts at which to stop; they are cut from the completion. */
  stop?: string[];
  /** A grammar (GBNF) that the completion has to follow, without the prefill. Only for models that say they take one. */
  grammar?: string;
  /** What the completion may be, without the prefill: it ends where that is complete. Only for models that say they take one; others ignore it. */
  constraint?: Constraint;
  /** Text that the completion probably copies much of. */
  copies?: string;
}

export interface Completion {
  text: string;
  /** Tokens generated. */
  tokens: number;
  /** Tokens of the prompt, those already in the KV cache included. */
  promptTokens: number;
  seconds: number;
  firstTokenSeconds: number;
  /** `end`: the model ended its turn; `length`: maxTokens reached; `stopped`: by a stop text or the signal. */
  stop: "end" | "length" | "stopped";
  /** Under a constraint: how many of the tokens the model chose, the others being certain; and the seconds that the constraint took. */
  chosen?: number;
  constraintSeconds?: number;
}

/** Tokens read, of those that there are to read. */
export type OnReading = (read: number, of: number) => void;

export interface CompletionModel {
  /** Whether it may heed `grammar`. */
  readonly takesGrammar?: boolean;
  /** Whether it heeds `constraint`: it has logits. */
  readonly takesConstraint?: boolean;
  /** The form of prompts that it was trained for (src/write/tasks); without one, it is a chat model like others. */
  readonly format?: string | undefined;
  /**
   * Completes the conversation. `onText` gets each new piece of text as it comes, `onReading` how far the reading of a longer text is that stands before the next
   * token. When `signal` aborts, it resolves with what there is
   * so far (`stop: "stopped"`); it rejects only when the engine itself is broken.
   */
  complete(
    request: CompletionRequest,
    onText?: (text: string) => void,
    signal?: AbortSignal,
    onReading?: OnReading,
  ): Promise<Completion>;
}
