import type { Completion, CompletionModel, CompletionRequest, Message, OnReading } from "../core/completion.ts";
import type { TokenEngine } from "../decode/engine.ts";
import { LocalModel } from "./completion.ts";
import { CrashError, DeviceLostError, isEngineFault, OutOfMemoryError, SelfTestError, StalledError } from "./errors.ts";
import { ENGINE_NAMES, type EngineKind, type Probe } from "./probe.ts";
import { resuming } from "./resume.ts";

/** What starting a model gives; `probed`: what it was chosen from. */
export interface Started {
  engine: TokenEngine;
  kind: EngineKind;
  /** Why this engine, for the user. */
  explanation: string;
  probed: Probe;
}

/** Starts the model on the first of the probe's engines that works; without a probe it makes one. */
export type Start<T extends Started> = (probed?: Probe, signal?: AbortSignal) => Promise<T>;

/** A lost or crashed engine may never answer that it is freed. */
const FREED_WITHIN_MS = 1000;

/**
 * A model that outlives its engine: where one breaks off (the GPU is lost, memory runs out, its numbers can't be right), another is made from the
 * weights, and the completion goes on from the text it had come to, once. `onReplaced` gets the new engine and what to tell the user.
 */
export class LastingModel<T extends Started> implements CompletionModel {
  readonly takesConstraint = true;
  private model: LocalModel | undefined;
  private started: T;
  /** Engines that broke off before: one that does it again isn't started again where there is another. */
  private readonly broken = new Set<EngineKind>();

  private disposed = false;

  private constructor(
    private readonly start: Start<T>,
    started: T,
    private readonly onReplaced: (started: T) => void,
  ) {
    this.started = started;
    this.model = new LocalModel(started.engine);
  }

  static async load<T extends Started>(
    start: Start<T>,
    onReplaced: (started: T) => void = () => {},
  ): Promise<{ model: LastingModel<T>; started: T }> {
    const started = await start();
    return { model: new LastingModel(start, started, onReplaced), started };
  }

  complete(
    request: CompletionRequest,
    onText?: (text: string) => void,
    signal?: AbortSignal,
    onReading?: OnReading,
  ): Promise<Completion> {
    const running: CompletionModel = {
      complete: async (...all) => (await this.running(signal)).complete(...all),
    };
    return resuming(running, (error) => this.recover(error, signal)).complete(request, onText, signal, onReading);
  }

  /** See LocalModel. That it failed shows in the next completion. */
  async warm(messages: readonly Message[], signal?: AbortSignal): Promise<void> {
    await this.model?.warm(messages, signal).catch(() => {});
  }

  dispose(): Promise<void> {
    this.disposed = true;
    return this.free();
  }

  private async free(): Promise<void> {
    const gone = this.model;
    this.model = undefined;
    await gone?.dispose();
  }

  /** The model; started anew where the attempt to replace its engine failed or was stopped. */
  private async running(signal?: AbortSignal): Promise<LocalModel> {
    if (!this.model)
      await this.replace(this.started.probed.rungs, "Its engine was gone.", "It was started again.", signal);
    return this.model as LocalModel;
  }

  private async recover(error: unknown, signal?: AbortSignal): Promise<boolean> {
    if (!isEngineFault(error)) return false;
    const { kind, probed } = this.started;
    const rungs = rungsAfter(error, kind, probed.rungs, this.broken.has(kind));
    this.broken.add(kind);
    await Promise.race([this.free().catch(() => {}), new Promise((resolve) => setTimeout(resolve, FREED_WITHIN_MS))]);
    if (rungs[0] === undefined) return false;
    const again = rungs[0] === kind ? "was started again" : "goes on";
    const now = `The model ${again} on ${ENGINE_NAMES[rungs[0]]}.`;
    await this.replace(rungs, whatHappened(error as Error), now, signal);
    return true;
  }

  private async replace(rungs: readonly EngineKind[], what: string, now: string, signal?: AbortSignal): Promise<void> {
    const started = await this.start({ rungs: [...rungs], explanation: now }, signal);
    if (this.disposed) {
      await started.engine.dispose();
      throw new Error("The model was unloaded.");
    }
    const explanation = `${what} ${started.explanation}`;
    this.started = { ...started, explanation, probed: { rungs: [...rungs], explanation } };
    this.model = new LocalModel(started.engine);
    this.onReplaced(this.started);
  }
}

/**
 * The engines to try after one broke off: itself first, unless it did before; when memory ran out, none that takes as much. Those of the GPU are one
 * program: none is left when it crashed.
 */
export function rungsAfter(
  error: unknown,
  kind: EngineKind,
  rungs: readonly EngineKind[],
  before: boolean,
): EngineKind[] {
  const below = rungs.slice(rungs.indexOf(kind) + 1);
  const smaller = below.filter((rung) => rung === "cpu");
  if (kind !== "cpu" && error instanceof CrashError) return smaller;
  if (error instanceof OutOfMemoryError && smaller.length > 0) return smaller;
  return before && below.length > 0 ? below : [kind, ...below];
}

function whatHappened(error: Error): string {
  if (error instanceof DeviceLostError) return "The GPU was lost while the model wrote.";
  if (error instanceof OutOfMemoryError) return "Memory ran out while the model wrote.";
  if (error instanceof CrashError) return "The engine crashed while the model wrote, as it does when memory runs out.";
  if (error instanceof StalledError) return "Other programs keep the processor busy.";
  if (error instanceof SelfTestError) return "The engine computed numbers that can't be right.";
  return `The engine broke off (${error.message}).`;
}
