/**
 * The model that a browser brings itself (the Prompt API, `LanguageModel`): asked by the page, which makes no request for it. It gives no logits, so that blocks are
 * checked afterwards; a choice among texts it makes under a JSON schema.
 */
import type { Completion, CompletionModel, CompletionRequest } from "../core/completion.ts";
import { TextStream } from "../decode/text.ts";
import { Continuation } from "./prefill.ts";

interface Turn {
  role: "system" | "user" | "assistant";
  content: string;
  /** The answer begins with this, and the model goes on. */
  prefix?: boolean;
}

export type Availability = "unavailable" | "downloadable" | "downloading" | "available";

interface Session {
  promptStreaming(
    turns: readonly Turn[],
    options: { signal: AbortSignal; responseConstraint?: object },
  ): ReadableStream<string>;
  destroy(): void;
}

interface Monitor {
  addEventListener(type: "downloadprogress", listener: (event: { loaded: number }) => void): void;
}

/** What the browser offers under `LanguageModel`; the languages are said, since it refuses what it wasn't made for. */
export interface LanguageModelApi {
  availability(options?: object): Promise<Availability>;
  create(options: {
    initialPrompts?: readonly Turn[];
    signal?: AbortSignal;
    monitor?(monitor: Monitor): void;
    expectedInputs?: readonly object[];
    expectedOutputs?: readonly object[];
  }): Promise<Session>;
}

const ENGLISH = [{ type: "text", languages: ["en"] }];
const LANGUAGES = { expectedInputs: ENGLISH, expectedOutputs: ENGLISH };

/** The browser's own, where it has one. */
export const browsersApi = (): LanguageModelApi | undefined =>
  (globalThis as { LanguageModel?: LanguageModelApi }).LanguageModel;

export const availabilityOf = (api: LanguageModelApi): Promise<Availability> =>
  api.availability(LANGUAGES).catch(() => "unavailable" as const);

/** Has the browser bring its model, if it must: `onProgress` gets the share. Rejects with what to do when it can't. */
export async function prepare(
  api: LanguageModelApi,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const session = await api.create({
      ...LANGUAGES,
      signal,
      monitor: (monitor) => monitor.addEventListener("downloadprogress", ({ loaded }) => onProgress(loaded)),
    });
    session.destroy();
  } catch (error) {
    signal.throwIfAborted();
    throw explained(error);
  }
}

export function browsersModel(api: LanguageModelApi): CompletionModel {
  return {
    async complete(request, onText = () => {}, signal) {
      const started = performance.now();
      const since = () => (performance.now() - started) / 1000;
      const controller = new AbortController();
      const end = () => controller.abort();
      signal?.addEventListener("abort", end, { once: true });
      const choice = request.constraint?.kind === "one-of" ? request.constraint.texts : undefined;
      const answer = new Continuation(choice ? "" : (request.prefill ?? ""));
      const text = new TextStream(request.stop);
      const encoder = new TextEncoder();
      const emit = (certain: string) => certain && !choice && onText(certain);
      let pieces = 0;
      let firstTokenSeconds = 0;
      let session: Session | undefined;
      let cut = false;
      try {
        if (signal?.aborted) throw signal.reason;
        const { before, now } = turnsOf(request, choice !== undefined);
        session = await api.create({ ...LANGUAGES, initialPrompts: before, signal: controller.signal });
        const options = {
          signal: controller.signal,
          ...(choice && { responseConstraint: { type: "string", enum: choice } }),
        };
        const reader = session.promptStreaming(now, options).getReader();
        for (;;) {
          const { value, done } = await reader.read();
          if (done) break;
          if (pieces++ === 0) firstTokenSeconds = since();
          emit(text.push(encoder.encode(answer.push(value))));
          cut =
            pieces >= request.maxTokens ||
            since() - firstTokenSeconds >= (request.maxSeconds ?? Number.POSITIVE_INFINITY);
          if (text.stopped || cut) break;
        }
      } catch (error) {
        if (!signal?.aborted) throw explained(error);
      } finally {
        signal?.removeEventListener("abort", end);
        controller.abort();
        session?.destroy();
      }
      emit(text.push(encoder.encode(answer.end())));
      emit(text.end());
      const stop: Completion["stop"] = text.stopped || signal?.aborted ? "stopped" : cut ? "length" : "end";
      const whole = choice ? chosenIn(text.text, choice) : text.text;
      if (choice && whole) onText(whole);
      // A piece is about a token; the browser doesn't say how many there were.
      return { text: whole, tokens: pieces, promptTokens: 0, seconds: since(), firstTokenSeconds, stop };
    },
  };
}

/** What the session begins with (only there may a system's turn be), and what it is asked. */
function turnsOf({ messages, prefill }: CompletionRequest, isChoice: boolean): { before: Turn[]; now: Turn[] } {
  const before = messages.slice(0, -1);
  const now: Turn[] = messages.slice(-1);
  // A choice is a JSON text of its own, which no beginning goes before.
  if (prefill && !isChoice) now.push({ role: "assistant", content: prefill, prefix: true });
  return { before, now };
}

/** The text that a JSON answer names, if it is one of those that there were. */
function chosenIn(answer: string, texts: readonly string[]): string {
  try {
    const chosen: unknown = JSON.parse(answer);
    return texts.find((text) => text === chosen) ?? "";
  } catch {
    return "";
  }
}

const WORDS: Record<string, string> = {
  NotAllowedError: "The browser doesn't let this page use its model: its settings, or whoever manages it, forbid it.",
  NotSupportedError: "The browser's model doesn't take this kind of request: choose another model.",
  QuotaExceededError:
    "The request is longer than the browser's model takes: ask for less at once, or choose another model.",
  InvalidStateError: "The browser's model isn't there any more: load it again.",
  NetworkError: "The browser could not download its model: go on when the network is back.",
};

function explained(error: unknown): Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  return new Error(WORDS[cause.name] ?? `The browser's model failed (${cause.message}): choose another model.`, {
    cause,
  });
}
