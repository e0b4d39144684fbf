/** A model that @mlc-ai/web-llm runs on this machine's GPU, as a completion model. Only types of the package are imported: who loads it decides where. */
import type { ChatCompletionChunk, ChatCompletionRequestStreaming, MLCEngineInterface } from "@mlc-ai/web-llm";
import type { Completion, CompletionModel, CompletionRequest, Message } from "../core/completion.ts";
import { TextStream } from "../decode/text.ts";
import { Continuation } from "./prefill.ts";
import { webLlmError } from "./webllm-errors.ts";

/** What is used of an engine that has a model loaded. */
export type Engine = Pick<MLCEngineInterface, "chatCompletion" | "interruptGenerate">;

/** A model that follows a grammar, and stops at once: a prompt that is still being read is read to its end behind the caller's back. */
export class WebLlmModel implements CompletionModel {
  readonly takesGrammar = true;
  /** The completion that was broken off, if its engine still works on it. */
  private ending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    /** For messages. */
    private readonly name: string,
  ) {}

  async complete(
    request: CompletionRequest,
    onText: (text: string) => void = () => {},
    signal?: AbortSignal,
  ): Promise<Completion> {
    await this.ending;
    try {
      return await this.once(request, onText, signal);
    } catch (error) {
      if (!request.grammar || (error as Error).name !== "GrammarMatcherInitError")
        throw webLlmError(error, { model: this.name });
    }
    // Its engine can't read the grammar: then the answer is only checked, as every other.
    const { grammar: _, ...free } = request;
    return this.once(free, onText, signal).catch((error) => {
      throw webLlmError(error, { model: this.name });
    });
  }

  private async once(
    request: CompletionRequest,
    onText: (text: string) => void,
    signal: AbortSignal | undefined,
  ): Promise<Completion> {
    const started = performance.now();
    const since = () => (performance.now() - started) / 1000;
    const body = bodyOf(request);
    const answer = new Continuation(request.prefill ?? "");
    const text = new TextStream(request.stop);
    const emit = (certain: string) => certain && onText(certain);
    const encoder = new TextEncoder();
    let pieces = 0;
    let firstTokenSeconds = 0;
    let finished: string | null = null;
    let usage: ChatCompletionChunk["usage"];
    let over = signal?.aborted ?? false;
    const chunks = over ? undefined : (await this.engine.chatCompletion(body))[Symbol.asyncIterator]();
    const aborted = new Promise<undefined>((done) => {
      signal?.addEventListener("abort", () => done(undefined), { once: true });
    });
    while (chunks && !over) {
      const step = await Promise.race([chunks.next(), aborted]);
      if (!step || step.done) {
        over = step?.done ?? false;
        break;
      }
      usage = step.value.usage ?? usage;
      const [choice] = step.value.choices;
      finished = choice?.finish_reason ?? finished;
      const piece = choice?.delta.content;
      if (!piece) continue;
      if (pieces++ === 0) firstTokenSeconds = since();
      emit(text.push(encoder.encode(answer.push(piece))));
      if (since() - firstTokenSeconds >= (request.maxSeconds ?? Number.POSITIVE_INFINITY)) finished = "length";
      if (text.stopped || finished === "length") break;
    }
    if (chunks && !over) this.ending = this.end(chunks);
    emit(text.push(encoder.encode(answer.end())));
    emit(text.end());
    return {
      text: text.text,
      tokens: usage?.completion_tokens ?? pieces,
      promptTokens: usage?.prompt_tokens ?? 0,
      seconds: since(),
      firstTokenSeconds,
      stop: text.stopped || signal?.aborted ? "stopped" : finished === "length" ? "length" : "end",
    };
  }

  private async end(chunks: AsyncIterator<ChatCompletionChunk>): Promise<void> {
    this.engine.interruptGenerate();
    // What goes wrong in what nobody waits for is told by the next request.
    await chunks.return?.().catch(() => {});
  }
}

/**
 * web-llm answers a user and refuses to go on from an answer that is begun. So the beginning becomes the start of the grammar, which leaves the
 * model no choice, and is taken off again; blocks before the one that is begun become an answer of before.
 */
function bodyOf(request: CompletionRequest): ChatCompletionRequestStreaming {
  const { before, start } = begun(request.prefill ?? "");
  const grammar = grammarFrom(start, request.grammar);
  const earlier: Message[] = before
    ? [
        { role: "assistant", content: before },
        { role: "user", content: GO_ON },
      ]
    : [];
  return {
    messages: [...request.messages, ...earlier],
    // What is forced counts, too; a token is a character at least.
    max_tokens: request.maxTokens + start.length,
    temperature: request.temperature,
    top_p: request.topP,
    seed: request.seed,
    stream: true,
    stream_options: { include_usage: true },
    ...(grammar ? { response_format: { type: "grammar", grammar } } : {}),
  };
}

const GO_ON = "Go on with the next block.";
const BLOCK_END = "\n}\n";

/** The finished blocks of a text, and the block that is begun after them. */
function begun(prefill: string): { before: string; start: string } {
  const end = prefill.lastIndexOf(BLOCK_END);
  const cut = end < 0 ? 0 : end + BLOCK_END.length;
  return { before: prefill.slice(0, cut).trim(), start: prefill.slice(cut).trimStart() };
}

/** A grammar of `start` and what `grammar` says of the rest, or anything. */
export function grammarFrom(start: string, grammar?: string): string | undefined {
  if (start === "") return grammar;
  const rest = grammar?.replace(/^root ::=/m, "continuation ::=") ?? "continuation ::= [^\\x00]*\n";
  return `root ::= ${JSON.stringify(start)} continuation\n${rest}`;
}
