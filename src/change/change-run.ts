/** A change: made, verified, and what it broke put right or taken back. */
import type { BlockEdit } from "../core/block-edits.ts";
import type { Report } from "../core/report.ts";
import type { Mark } from "../loop/run.ts";
import type { Fix } from "../mend/fix.ts";
import { withNewRequirements } from "../write/requirements.ts";
import { same, texts } from "./blocks.ts";
import { type Changed, change } from "./change.ts";
import { regressionsOf } from "./compare.ts";
import { OnProgram, type Version } from "./on-program.ts";
import { atFault, mended, takenBack } from "./versions.ts";

const NO_PLAN: Report = {
  ok: false,
  stages: { parse: "skipped", schema: "skipped", plan: "skipped", lint: "skipped", policy: "skipped" },
  ...{ diagnostics: [], policies: [], providers: [] },
};

interface Made {
  files: Changed["files"];
  made: Pick<Changed, "touched" | "sources">;
  from: Mark;
}

export class ChangeRun extends OnProgram {
  /** What is done, before it is judged. */
  #done: Made | undefined;

  protected async make(): Promise<void> {
    const { files, prompt, consents, rounds = 3 } = this.request;
    this.phase("generate", 0);
    const from = this.mark();
    const { schemas, retriever, verifier } = this.parts;
    const parts = { editor: verifier, verifier, schemas, retriever, consents, signal: this.signal };
    const changed = await this.asked(0, (writer) => change({ ...parts, writer }, prompt, files));
    const isNothing = same(files, changed.files);
    const whole = { ...changed.files, ...withNewRequirements(texts(files), texts(changed.files), schemas) };
    // What code states is for what was asked.
    const touched = same(whole, changed.files) ? changed.touched : [...changed.touched, "terraform"];
    this.changed = { ...changed, touched };
    if (!isNothing) this.#done = { files: whole, made: { ...changed, touched }, from };
    if (changed.broke !== undefined) throw changed.broke;
    if (!this.#done) return;
    let version = await this.#judged(this.#done);
    for (let round = 1; round <= rounds && this.news(version).length > 0; round++) {
      const next = await this.#better(version, changed.touched, round);
      if (!next) break;
      version = next;
    }
  }

  protected async rest(): Promise<void> {
    if (this.#done && this.versions.length === 0) await this.#judged(this.#done);
  }

  #judged({ files, made, from }: Made): Promise<Version> {
    return this.keep(0, "generate", { files, fixes: [] }, made, from);
  }

  /** Mended where the verifier says how; else without the blocks at fault; undefined when that is no better. */
  async #better(version: Version, touched: readonly string[], round: number): Promise<Version | undefined> {
    this.phase("repair", round);
    const from = this.mark();
    const news = this.news(version);
    const files = mended(version.files, news);
    const asked = { touched: [], sources: {} };
    const meant = files && regressionsOf(this.compared(version), this.compared({ files, report: NO_PLAN }), touched);
    // What the verifier would mend beside the change isn't the change's to mend.
    if (files && !same(files, version.files) && meant?.length === 0) {
      const fix: Fix = { kind: "suggested-edit", title: "mended as the verifier says" };
      const next = await this.keep(round, "repair", { files, fixes: [...version.fixes, fix] }, asked, from);
      if (this.news(next).length < news.length) return next;
    }
    const faulty = atFault(version.files, touched, news);
    const back = takenBack(this.request.files, version.files, faulty.length > 0 ? faulty : touched);
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
