/** What the engine made of a program without a model is judged: nothing but addresses may differ. */
import type { Diagnostic } from "../core/report.ts";
import type { LoopParts, OnEvent } from "../loop/run.ts";
import { touchedBlocks } from "./compare.ts";
import type { Effects } from "./effects.ts";
import { same, texts } from "./files.ts";
import { type ChangeRequest, OnProgram, type Version } from "./on-program.ts";
import { newFindings, planDifference } from "./proof.ts";
import type { Refactored } from "./verbs/refactoring.ts";

export class RefactoringRun extends OnProgram {
  constructor(
    parts: LoopParts,
    request: ChangeRequest,
    onEvent: OnEvent,
    signal: AbortSignal | undefined,
    private readonly refactored: Refactored,
  ) {
    super(parts, request, onEvent, signal);
  }

  protected async make(): Promise<void> {
    const { files, notes, understood } = this.refactored;
    this.phase("generate", 0);
    const touched = touchedBlocks(texts(this.request.files), texts(files));
    this.changed = { notes, understood, questions: [], touched };
    if (same(this.request.files, files)) return;
    await this.keep(0, "generate", { files, fixes: [] }, { touched, sources: {} }, this.mark());
  }

  protected async rest(): Promise<void> {}

  protected override news({ report }: Version): Diagnostic[] {
    return this.before ? newFindings(this.before, report).filter(({ severity }) => severity === "error") : [];
  }

  /** How plans differ is asked back. */
  protected override effects(version: Version): Effects {
    const differences = this.#differences(version) ?? [];
    return { beyond: differences.map((what) => `The plan would not stay as it is: ${what}.`), losses: [] };
  }

  protected override notesOn(version: Version): string[] {
    const differences = this.#differences(version);
    if (!differences) return ["There is no plan to compare, so that it isn't proved that nothing else changes."];
    return differences.length > 0 ? [] : ["Both plans were compared: nothing differs but addresses."];
  }

  #differences({ report }: Version): string[] | undefined {
    return this.before && planDifference(this.before, report, ...this.refactored.moved);
  }
}
