/** What web-llm's worker does: one model at a time, and one more try when the GPU is lost. */
import type { Completion, CompletionModel, CompletionRequest } from "../core/completion.ts";
import { DeviceLostError } from "./errors.ts";
import { InterruptedError, resuming } from "./resume.ts";
import type { loadWebLlm, Wanted, WebLlm } from "./webllm-load.ts";

export class WebLlmSession {
  private wanted: Wanted | undefined;
  private loaded: WebLlm | undefined;
  private running: AbortController | undefined;
  private readonly model: CompletionModel;

  constructor(private readonly loader: typeof loadWebLlm) {
    const complete: CompletionModel["complete"] = (...[request, onText, signal]) => {
      if (!this.loaded) return Promise.reject(new Error("No model is loaded yet."));
      return this.loaded.model.complete(request, onText, signal);
    };
    this.model = resuming({ complete }, (error) => this.recover(error));
  }

  /** Loads a model in place of one loaded before. `onProgress` gets the share that is done. */
  async load(wanted: Wanted, onProgress?: (share: number) => void): Promise<Pick<WebLlm, "precision">> {
    await this.dispose();
    this.loaded = await this.loader(wanted, { onProgress });
    this.wanted = wanted;
    return { precision: this.loaded.precision };
  }

  /** See CompletionModel; `stop` takes the place of the signal, which can't cross over. */
  async complete(request: CompletionRequest, onText?: (text: string) => void): Promise<Completion> {
    this.running = new AbortController();
    return this.model.complete(request, onText, this.running.signal).catch((error) => {
      // What was written so far has been told; the page wants to know by name why it ended.
      throw error instanceof InterruptedError ? error.cause : error;
    });
  }

  /** Ends the completion under way: it resolves with what there is so far. */
  stop(): void {
    this.running?.abort();
  }

  async dispose(): Promise<void> {
    this.stop();
    const gone = this.loaded;
    this.loaded = undefined;
    await gone?.dispose();
  }

  /** A lost GPU is asked for once more, and the answer goes on where it broke off. */
  private async recover(error: unknown): Promise<boolean> {
    if (!(error instanceof DeviceLostError) || !this.wanted) return false;
    this.loaded = await this.loader(this.wanted);
    return true;
  }
}
