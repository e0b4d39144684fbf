/** A change: refactorings by the engine first, then what is left, verified, and what it broke put right or taken back. */
import type { BlockEdit } from "../core/block-edits.ts";
import { edited } from "../core/mend.ts";
import type { Move } from "../core/refactor.ts";
import type { Diagnostic, Files } from "../core/report.ts";
import { type Mark, ROUNDS_AT_MOST } from "../loop/run.ts";
import type { Fix } from "../mend/fix.ts";
import { withNewRequirements } from "../write/requirements.ts";
import { same, texts } from "./blocks.ts";
import { type Changed, change } from "./change.ts";
import { touchedBlocks } from "./compare.ts";
import { type Effects, OnProgram, type Version } from "./on-program.ts";
import { planDifference } from "./proof.ts";
import { refactored } from "./refactoring.ts";
import { atFault, takenBack } from "./versions.ts";

interface Made {
  files: Files;
  made: Pick<Changed, "touched" | "sources">;
  from: Mark;
}

export class ChangeRun extends OnProgram {
  /** What is done, before it is judged. */
  #done: Made | undefined;
  /** Of the refactorings, while they are judged. */
  #moved: Move[][] | undefined;

  protected async make(): Promise<void> {
    this.phase("generate", 0);
    const rest = await this.#refactor(this.request.prompt);
    if (rest !== "") await this.#change(rest);
  }

  /** Nothing but addresses may differ. Gives what of the request is left. */
  async #refactor(prompt: string): Promise<string> {
    const from = this.mark();
    const { files, moved, understood, notes, rest } = await refactored(
      this.parts.verifier,
      prompt,
      this.base.files,
      this.signal,
    );
    const touched = touchedBlocks(texts(this.base.files), texts(files));
    this.said = { notes, understood, questions: [], touched };
    this.#planned(touched);
    this.#moved = moved;
    if (!same(this.base.files, files))
      await this.keep(0, "generate", { files, fixes: [] }, { touched, sources: {} }, from);
    this.settle();
    this.#moved = undefined;
    return rest;
  }

  async #change(prompt: string): Promise<void> {
    const { consents, rounds = ROUNDS_AT_MOST } = this.request;
    const { files, fixes } = this.base;
    const from = this.mark();
    const { schemas, retriever, verifier } = this.parts;
    const writer = this.writerFor(prompt, 0);
    const parts = { editor: verifier, verifier, schemas, retriever, consents, writer, signal: this.signal };
    const changed = await change(parts, prompt, files);
    const isNothing = same(files, changed.files);
    const whole = { ...changed.files, ...withNewRequirements(texts(files), texts(changed.files), schemas) };
    // What code states is for what was asked.
    const touched = same(whole, changed.files) ? changed.touched : [...changed.touched, "terraform"];
    this.said = { ...changed, touched };
    this.#planned(touched);
    if (!isNothing) this.#done = { files: whole, made: { ...changed, touched }, from };
    if (changed.broke !== undefined) throw changed.broke;
    if (!this.#done) return;
    let version = await this.#judged(this.#done, fixes);
    for (let round = 1; round <= rounds && this.news(version).length > 0; round++) {
      const next = await this.#better(version, changed.touched, round);
      if (!next) break;
      version = next;
    }
  }

  #planned(touched: readonly string[]): void {
    if (touched.length > 0) this.onEvent({ kind: "plan", addresses: [...new Set(touched)] });
  }

  protected async rest(): Promise<void> {
    if (this.#done && this.versions.length === 0) await this.#judged(this.#done, this.base.fixes);
  }

  #judged({ files, made, from }: Made, fixes: Fix[]): Promise<Version> {
    return this.keep(0, "generate", { files, fixes }, made, from);
  }

  /** Names in the words of an error may be other after a refactoring: its code tells it then. */
  protected override news(version: Version): Diagnostic[] {
    return this.#moved ? super.news(version, ({ code }) => code) : super.news(version);
  }

  /** How the plan of a refactoring differs is asked back. */
  protected override effects(version: Version): Effects {
    const { report } = this.base;
    if (!this.#moved) return super.effects(version);
    const differences = report && planDifference(report, version.report, ...this.#moved);
    const beyond = (differences ?? []).map((what) => `The plan would not stay as it is: ${what}.`);
    if (!differences)
      return {
        beyond,
        losses: [],
        notes: ["There is no plan to compare, so that it isn't proved that nothing else changes."],
      };
    return {
      beyond,
      losses: [],
      notes: beyond.length > 0 ? [] : ["Both plans were compared: nothing differs but addresses."],
    };
  }

  /** Mended where the verifier says how; else without the blocks at fault; undefined when that is no better. */
  async #better(version: Version, touched: readonly string[], round: number): Promise<Version | undefined> {
    this.phase("repair", round);
    const from = this.mark();
    const news = this.news(version);
    const asked = { touched: [], sources: {} };
    const files = edited(version.files, version.files, news);
    const meant = new Set(touched.map((address) => (address.startsWith("local.") ? "locals" : address)));
    const isOther = touchedBlocks(texts(version.files), texts(files)).some((address) => !meant.has(address));
    // What the verifier would mend beside the change isn't the change's to mend.
    if (!same(files, version.files) && !isOther) {
      const fix: Fix = { kind: "suggested-edit", title: "mended as the verifier says" };
      const next = await this.keep(round, "repair", { files, fixes: [...version.fixes, fix] }, asked, from);
      if (this.news(next).length < news.length) return next;
    }
    const faulty = atFault(version.files, touched, news);
    const back = takenBack(this.base.files, version.files, faulty.length > 0 ? faulty : touched);
    if (back.length === 0) return undefined;
    const edits = back.map(
      ({ address, text, file }): BlockEdit =>
        text === undefined ? { action: "remove", address, file } : { action: "replace", address, text, file },
    );
    const result = await this.parts.verifier.edit(version.files, edits, this.signal);
    const fixes = back.map(
      ({ address, text }): Fix => ({
        kind: "drop-block",
        address,
        title: `${address}: ${text === undefined ? "left out" : "kept as it was"}, since the change would be an error: ${news[0]?.summary ?? ""}`,
      }),
    );
    return this.keep(round, "repair", { files: result.files, fixes: [...version.fixes, ...fixes] }, asked, from);
  }
}
