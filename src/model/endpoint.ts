/** A model behind an OpenAI-compatible endpoint on the user's own network: Ollama, LM Studio, llama.cpp's server, vLLM. */
import OpenAI from "openai";
import { Stream } from "openai/core/streaming";
import type { Completion, CompletionModel, CompletionRequest } from "../core/completion.ts";
import { TextStream } from "../decode/text.ts";
import { EndpointError } from "./endpoint-error.ts";
import { endpointError, notOpenAi } from "./endpoint-errors.ts";
import { Continuation } from "./prefill.ts";

export interface EndpointOptions {
  /** Where the server is; `/v1` is added to an address without a path. */
  url: string;
  /** The model's name there. */
  model: string;
  key?: string;
  fetch?: typeof fetch;
  /** The server may be silent for so long: it may have to load the model first. */
  quietMs?: number;
}

export interface EndpointModel extends CompletionModel {
  /** Asks for the list of models. Rejects with an EndpointError when there is no such server. */
  models(): Promise<string[]>;
}

type Chunk = OpenAI.ChatCompletionChunk;
/** What a server is, by what it says of its models: fields beyond OpenAI's are only sent to those that know them. */
type Server = "llama.cpp" | "vllm" | "other";

const QUIET_MS = 120_000;

/** The client's headers about itself: they tell of the user's machine, and a server may not allow them to a page. */
const UNSENT = ["Lang", "Package-Version", "OS", "Arch", "Runtime", "Runtime-Version", "Retry-Count", "Timeout"];

/**
 * Rejects with an EndpointError that says what to do. Stop texts are looked for here and end the request, since servers differ in how many they
 * take. A server that begins the answer anew instead of continuing `prefill` has the repetition cut off.
 */
export function endpointModel(options: EndpointOptions): EndpointModel {
  return new Endpoint(options);
}

class Endpoint implements EndpointModel {
  readonly takesGrammar = true;
  private readonly url: string;
  private readonly client: OpenAI;
  private readonly quietMs: number;
  private listed: Promise<{ ids?: string[]; server: Server }> | undefined;

  constructor(private readonly options: EndpointOptions) {
    this.url = endpointUrl(options.url);
    this.quietMs = options.quietMs ?? QUIET_MS;
    this.client = new OpenAI({
      baseURL: this.url,
      apiKey: options.key ?? "none",
      organization: null,
      project: null,
      maxRetries: 0,
      logLevel: "off",
      timeout: this.quietMs,
      // The key is the user's, for a server of theirs, and stays in the page.
      dangerouslyAllowBrowser: true,
      defaultHeaders: {
        ...Object.fromEntries(UNSENT.map((name) => [`X-Stainless-${name}`, null])),
        ...(options.key ? {} : { Authorization: null }),
      },
      ...(options.fetch ? { fetch: options.fetch } : {}),
    });
  }

  async models(): Promise<string[]> {
    try {
      const { data } = await this.client.models.list();
      if (!Array.isArray(data)) throw new EndpointError(notOpenAi(this.url), false);
      this.listed = Promise.resolve({ ids: data.map(({ id }) => id), server: serverOf(data) });
      return data.map(({ id }) => id);
    } catch (error) {
      throw endpointError(error, { url: this.url, model: this.options.model });
    }
  }

  async complete(
    request: CompletionRequest,
    onText: (text: string) => void = () => {},
    signal?: AbortSignal,
  ): Promise<Completion> {
    const started = performance.now();
    const since = () => (performance.now() - started) / 1000;
    const controller = new AbortController();
    const end = () => controller.abort();
    signal?.addEventListener("abort", end, { once: true });
    const answer = new Continuation(request.prefill ?? "");
    const text = new TextStream(request.stop);
    const emit = (certain: string) => certain && onText(certain);
    const encoder = new TextEncoder();
    let pieces = 0;
    let firstTokenSeconds = 0;
    let finished: string | null = null;
    let usage: OpenAI.CompletionUsage | null | undefined;
    try {
      if (signal?.aborted) controller.abort();
      for await (const chunk of this.chunks(request, controller)) {
        usage = chunk.usage ?? usage;
        const [choice] = chunk.choices ?? [];
        finished = choice?.finish_reason ?? finished;
        const piece = choice?.delta?.content;
        if (!piece) continue;
        if (pieces++ === 0) firstTokenSeconds = since();
        emit(text.push(encoder.encode(answer.push(piece))));
        if (since() - firstTokenSeconds >= (request.maxSeconds ?? Number.POSITIVE_INFINITY)) finished = "length";
        if (text.stopped || finished === "length") break;
      }
      if (!finished && !text.stopped && !controller.signal.aborted)
        throw new EndpointError(`The answer of ${this.url} broke off: the connection was closed in its middle.`, true);
    } catch (error) {
      if (!signal?.aborted)
        throw endpointError(error, { url: this.url, model: this.options.model, models: await this.names() });
    } finally {
      signal?.removeEventListener("abort", end);
      controller.abort();
    }
    emit(text.push(encoder.encode(answer.end())));
    emit(text.end());
    return {
      text: text.text,
      // Without usage (it comes last, so not when stopped) a piece is a token: so it is in all the servers named above.
      tokens: usage?.completion_tokens ?? pieces,
      promptTokens: usage?.prompt_tokens ?? 0,
      seconds: since(),
      firstTokenSeconds,
      stop: text.stopped || signal?.aborted ? "stopped" : finished === "length" ? "length" : "end",
    };
  }

  /** The answer's pieces; of a server that doesn't stream, one. */
  private async *chunks(request: CompletionRequest, controller: AbortController): AsyncGenerator<Chunk> {
    const { server } = await this.list(controller.signal);
    const body = bodyOf(request, this.options.model, server);
    const response = await this.client.chat.completions.create(body, { signal: controller.signal }).asResponse();
    const type = response.headers.get("content-type") ?? "";
    if (type.includes("json")) {
      const whole = (await response.json()) as OpenAI.ChatCompletion;
      const [choice] = whole.choices ?? [];
      if (!choice) throw new EndpointError(notOpenAi(this.url), false);
      const delta = { content: choice.message?.content ?? "" };
      yield { ...whole, choices: [{ ...choice, delta }] } as unknown as Chunk;
      return;
    }
    if (!type.includes("event-stream")) throw new EndpointError(notOpenAi(this.url), false);
    const stream = Stream.fromSSEResponse<Chunk>(response, controller);
    yield* this.watched(stream, controller);
  }

  /** Ends a stream that is silent for too long. */
  private async *watched(stream: AsyncIterable<Chunk>, controller: AbortController): AsyncGenerator<Chunk> {
    let silent = false;
    const give = () => {
      silent = true;
      controller.abort();
    };
    let timer = setTimeout(give, this.quietMs);
    try {
      for await (const chunk of stream) {
        clearTimeout(timer);
        yield chunk;
        timer = setTimeout(give, this.quietMs);
      }
    } finally {
      clearTimeout(timer);
    }
    if (silent)
      throw new EndpointError(`${this.url} fell silent in the middle of its answer. Is the machine overloaded?`, true);
  }

  /** What the server is, asked once; a server without a list of models is of no kind that is known. */
  private list(signal: AbortSignal): Promise<{ ids?: string[]; server: Server }> {
    this.listed ??= this.client.models.list({ signal }).then(
      ({ data }) => ({ ids: data.map(({ id }) => id), server: serverOf(data) }),
      () => ({ server: "other" as const }),
    );
    const listed = this.listed;
    void listed.then(({ ids }) => {
      if (!ids) this.listed = undefined;
    });
    return listed;
  }

  private async names(): Promise<string[] | undefined> {
    return (await this.listed)?.ids;
  }
}

/** Adds `/v1` to an address that is a host alone. Throws an EndpointError when it is no http address. */
export function endpointUrl(url: string): string {
  const whole = url.includes("://") ? url : `http://${url}`;
  if (!/^https?:/.test(whole) || !URL.canParse(whole))
    throw new EndpointError(`${url} is no address of a server, such as http://localhost:11434/v1.`, false);
  const parsed = new URL(whole);
  const path = parsed.pathname.replace(/\/(?:chat\/completions)?\/?$/, "");
  return `${parsed.origin}${path || "/v1"}`;
}

function serverOf(models: readonly { owned_by?: string }[]): Server {
  const owner = models[0]?.owned_by;
  return owner === "llamacpp" ? "llama.cpp" : owner === "vllm" ? "vllm" : "other";
}

type Body = OpenAI.ChatCompletionCreateParamsStreaming;

function bodyOf(request: CompletionRequest, model: string, server: Server): Body {
  const { messages, prefill, maxTokens, temperature, topP, seed, grammar } = request;
  const begun = prefill ? [{ role: "assistant" as const, content: prefill }] : [];
  const own = {
    ...(server === "vllm" && prefill ? { continue_final_message: true, add_generation_prompt: false } : {}),
    ...(server === "llama.cpp" && grammar ? { grammar } : {}),
    // The name changed in vLLM 0.11; each version leaves the other's alone.
    ...(server === "vllm" && grammar ? { structured_outputs: { grammar }, guided_grammar: grammar } : {}),
  };
  return {
    model,
    messages: [...messages, ...begun],
    max_tokens: maxTokens,
    temperature,
    top_p: topP,
    seed,
    stream: true,
    stream_options: { include_usage: true },
    ...own,
  };
}
