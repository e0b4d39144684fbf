/** Asks the model on behalf of a change; what it took adds up. */
import type { CompletionModel, CompletionRequest, OnReading } from "../core/completion.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { Budget } from "../write/budget.ts";
import { generationMessages } from "../write/format.ts";
import { derivedSeed } from "../write/write.ts";

/** `prefill`: what the answer has already. `messages`: a conversation of its own, in the place of the one about the request. */
type Asking = Pick<CompletionRequest, "prefill" | "constraint" | "stop" | "copies"> &
  Partial<Pick<CompletionRequest, "messages">>;

/** Characters of the program that the model is given before what it writes: the nearest. More would take a small machine minutes to read. */
const CONTEXT = 1200;

interface Sampling {
  seed: number;
  temperature: number;
  topP: number;
}

export class ModelWriter {
  tokens = 0;
  /** Whether the model heeds constraints; without, it is asked for whole blocks in free text. */
  readonly constrained: boolean;
  #calls = 0;

  constructor(
    private readonly model: CompletionModel,
    private readonly schemas: Schemas,
    private readonly prompt: string,
    private readonly types: readonly string[],
    private readonly sampling: Sampling,
    private readonly onText: (text: string) => void,
    private readonly signal: AbortSignal | undefined,
    private readonly onReading?: OnReading,
  ) {
    this.constrained = model.takesConstraint === true;
  }

  async complete(asking: Asking): Promise<string> {
    this.signal?.throwIfAborted();
    const { model, schemas, prompt, types, sampling, signal, onText } = this;
    const messages = asking.messages ?? generationMessages(prompt, types, schemas);
    const seed = derivedSeed(sampling.seed, 0, this.#calls++);
    const prefill = nearest(asking.prefill ?? "");
    const { text, tokens } = await model.complete(
      { ...asking, messages, prefill, ...sampling, ...new Budget().left, seed },
      onText,
      signal,
      this.onReading,
    );
    this.tokens += tokens;
    signal?.throwIfAborted();
    return text;
  }
}

/** The end of a text, from the beginning of a block. */
function nearest(text: string): string {
  if (text.length <= CONTEXT) return text;
  const cut = text.indexOf("\n\n", text.length - CONTEXT);
  return cut < 0 ? text.slice(-CONTEXT) : text.slice(cut + 2);
}
