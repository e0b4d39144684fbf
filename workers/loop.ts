/**
 * The loop's worker: retrieval, intent and the constraint's bookkeeping take tens of milliseconds at a time, in which nobody could type. Model and verifier
 * stay the page's and are asked through it.
 */
import { expose, proxy } from "comlink";
import { createRetriever } from "../src/ask/retrieve.ts";
import type { Completion, CompletionModel, CompletionRequest, OnReading } from "../src/core/completion.ts";
import type { Files, Report } from "../src/core/report.ts";
import { readProviders } from "../src/knowledge/read.ts";
import { type LoopParts, type LoopRequest, runLoop } from "../src/loop/loop.ts";
import type { LoopEvent, Outcome } from "../src/loop/record.ts";
import { lazy } from "../src/model/lazy.ts";
import { browserPlacer } from "../src/placing/browser.ts";
import type { Deferred } from "../src/placing/deferred.ts";
import { plainAsk } from "../src/scenario/words.ts";

type Verifier = LoopParts["verifier"];

/** What the page does for a run. A signal can't cross over: `stoppable` says whether the page's own is to be heeded. */
export interface LoopPage {
  event(event: LoopEvent): void;
  /** `stopped`: the run was meanwhile. */
  complete(
    request: CompletionRequest,
    onText: ((text: string) => void) | undefined,
    onReading: OnReading | undefined,
    stoppable: boolean,
  ): Promise<{ completion: Completion; stopped: boolean }>;
  /** Calls the verifier's `method`, with all arguments but the signal. */
  verifier(method: keyof Verifier, given: unknown[], stoppable: boolean): Promise<unknown>;
  /** As the stage does, with the page's signal. */
  further(report: Report, files: Files): Promise<Report>;
}

/** What is known of the model before it is asked, and whether there is a further stage. */
export type Takes = Pick<CompletionModel, "takesConstraint" | "takesGrammar"> & { further: boolean };

type Knowledge = Pick<LoopParts, "schemas" | "retriever">;
let knowledge: Promise<Knowledge> | undefined;
let placer: Deferred | undefined;
let isWarm = false;
let running = new AbortController();

/** All that a run takes beside model and verifier; a failure is tried again by the next one. */
function known(base: string): Promise<Knowledge> {
  knowledge ??= load(base).catch((error) => {
    knowledge = undefined;
    throw error;
  });
  return knowledge;
}

async function load(base: string): Promise<Knowledge> {
  const schemas = await readProviders(async (path) => {
    const response = await fetch(new URL(path, base));
    if (!response.ok)
      throw new Error(`What is known of providers could not be loaded (${path}: status ${response.status}).`);
    return response.text();
  });
  return { schemas, retriever: createRetriever(schemas) };
}

function placerOf(base: string): Deferred {
  placer ??= browserPlacer(base);
  return placer;
}

/**
 * Much of what is known of a cloud is only made when it is first asked for, which takes longer than all the rest: so each is asked for ahead of a run. In steps, between
 * which a run begins.
 */
async function warm({ schemas, retriever }: Knowledge): Promise<void> {
  const first = new Map(schemas.scenarios.all.toReversed().map((one) => [one.name.split("/")[0], one]));
  for (const { asks } of [...first.values()].toReversed()) {
    await new Promise((resolve) => setTimeout(resolve));
    retriever.draft(plainAsk(asks[0] ?? ""));
  }
}

/** What the page was asked for; that it stopped shows here first. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") running.abort();
    throw error;
  }
}

const modelOf = (page: LoopPage, { further: _, ...takes }: Takes): CompletionModel => ({
  ...takes,
  async complete(request, onText, signal, onReading) {
    const told = [onText && proxy(onText), onReading && proxy(onReading)] as const;
    const { completion, stopped } = await asked(page.complete(request, ...told, signal !== undefined));
    if (stopped) running.abort();
    return completion;
  },
});

const verifierOf = (page: LoopPage): Verifier =>
  new Proxy({} as Verifier, {
    get:
      (_, method: keyof Verifier) =>
      (...given: unknown[]) => {
        const rest = given.filter((one) => !(one instanceof AbortSignal));
        return asked(page.verifier(method, rest, rest.length < given.length));
      },
  });

const worker = {
  /** Fetches what runs need, so that they make no request later on. `base`: the page's address. */
  async prepare(base: string): Promise<void> {
    // The encoder travels while what is known is read, and isn't waited for: nor is the warming. Where data is to be saved, a first request fetches it.
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (!connection?.saveData) placerOf(base).load();
    const all = await known(base);
    if (isWarm) return;
    isWarm = true;
    void warm(all);
  },

  async run(base: string, request: LoopRequest, takes: Takes, page: LoopPage): Promise<Outcome> {
    running = new AbortController();
    const { signal } = running;
    const parts = {
      placer: placerOf(base),
      ...(await known(base)),
      model: lazy(modelOf(page, takes)),
      verifier: verifierOf(page),
      ...(takes.further && { further: (report: Report, files: Files) => asked(page.further(report, files)) }),
      now: () => performance.now() / 1000,
    };
    return runLoop(parts, request, (event) => page.event(event), signal);
  },

  /** Ends the run under way: it resolves with what is finished. */
  stop(): void {
    running.abort();
  },
};

export type LoopWorker = typeof worker;

expose(worker);
