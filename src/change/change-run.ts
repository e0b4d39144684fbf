/** A change: refactorings by the engine first, then what is left, verified, and what it broke put right or taken back. */
import type { BlockEdit } from "../core/block-edits.ts";
import { blocksOf } from "../core/block-texts.ts";
import { edited } from "../core/mend.ts";
import { addressOf, outline } from "../core/outline.ts";
import type { Move } from "../core/refactor.ts";
import type { Diagnostic, Files } from "../core/report.ts";
import { clausesOf } from "../language/clauses.ts";
import { type Mark, messageOf, READ_BY_WORDS, ROUNDS_AT_MOST } from "../loop/run.ts";
import type { Fix } from "../mend/fix.ts";
import { forgiving } from "../placing/forgiving.ts";
import { ANSWER_TOKENS, changeMessages, mergedFiles } from "../write/authored.ts";
import { withNewRequirements } from "../write/requirements.ts";
import { ProgramText, same, texts } from "./blocks.ts";
import { type Changed, change } from "./change.ts";
import { touchedBlocks } from "./compare.ts";
import { mentionsIn } from "./mentions.ts";
import { type Effects, OnProgram, type Version } from "./on-program.ts";
import { planDifference } from "./proof.ts";
import { refactored } from "./refactoring.ts";
import { atFault, takenBack } from "./versions.ts";

const SAME = "Both plans were compared: nothing differs but addresses.";
const UNPROVED = "There is no plan to compare, so that it isn't proved that nothing else changes.";

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
    if (this.parts.model.takesConstraint !== true) await this.#handOver();
  }

  /** What none of our rules understood a model from elsewhere makes, by blocks; whether it is what was meant, nobody can tell but who asked. */
  async #handOver(): Promise<void> {
    this.settle();
    const { left } = this;
    if (left === undefined) return;
    const { rounds = ROUNDS_AT_MOST } = this.request;
    const before = texts(this.base.files);
    let version: Pick<Version, "files"> & { wrong: Diagnostic[] } = { files: this.base.files, wrong: [] };
    for (let round = 0; round <= rounds; round++) {
      const step = round === 0 ? "generate" : "repair";
      this.phase(step, round);
      const from = this.mark();
      const files = await this.#answered(left, version.files, version.wrong, round);
      if (same(version.files, files)) break;
      // What it takes out unasked is told.
      const standing = blocksOf(texts(files));
      const touched = touchedBlocks(before, texts(files)).filter((address) => standing.has(address));
      this.said = { notes: [], understood: [], questions: [], touched };
      const made = await this.keep(round, step, { files, fixes: this.base.fixes }, { touched, sources: {} }, from);
      version = { files, wrong: this.news(made) };
      if (version.wrong.length === 0) break;
    }
    const { kept } = this;
    this.settle();
    const changed = kept ? touchedBlocks(before, texts(kept.files)) : [];
    if (changed.length > 0) this.explain(`The model changed ${changed.join(", ")} for it: read whether that is meant.`);
  }

  /** The root module with what the model answers. */
  async #answered(instruction: string, files: Files, wrong: readonly Diagnostic[], round: number): Promise<Files> {
    const program = new ProgramText(files);
    const own = [...new Set(program.blocks.map(({ file }) => file))];
    const text = own.map((file) => files[file]).join("\n\n");
    const mentions = clausesOf(instruction).flatMap((clause) => mentionsIn(clause, program));
    const named = new Set(mentions.flatMap(({ blocks, among }) => [...blocks, ...among]).map(({ address }) => address));
    const about = outline(text).filter((item) => named.has(addressOf(item) ?? item.name));
    const messages = changeMessages(instruction, text, about, wrong);
    const answer = await this.writerFor(instruction, round).complete({ messages, maxTokens: ANSWER_TOKENS });
    const [home = "main.tf"] = own;
    const native = Object.fromEntries(own.map((file) => [file, files[file] as string]));
    const changed = { ...files, ...mergedFiles(native, answer, home) };
    return { ...changed, ...withNewRequirements(texts(files), texts(changed), this.parts.schemas) };
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
    const unread: string[] = [];
    const failed = (error: unknown) => unread.push(`${READ_BY_WORDS} (${messageOf(error)}).`);
    const placer = this.parts.placer && forgiving(this.parts.placer, failed, this.signal);
    const writer = this.writerFor(prompt, 0);
    const parts = { editor: verifier, verifier, schemas, retriever, placer, consents, writer, signal: this.signal };
    const changed = await change(parts, prompt, files);
    const isNothing = same(files, changed.files);
    const whole = { ...changed.files, ...withNewRequirements(texts(files), texts(changed.files), schemas) };
    // What code states is for what was asked.
    const touched = same(whole, changed.files) ? changed.touched : [...changed.touched, "terraform"];
    this.said = { ...changed, notes: [...unread.slice(0, 1), ...changed.notes], touched };
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
    const proved = beyond.length > 0 ? [] : [differences ? SAME : UNPROVED];
    return { beyond, losses: [], notes: proved };
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
