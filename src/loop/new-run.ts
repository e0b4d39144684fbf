/** What every run that writes a new program is: a plan, rounds until a version plans, and the outcome. How a step of it is written and judged: `steps.ts`. */
import { PROGRAM_FILE } from "../mend/program.ts";
import { opening } from "../write/block.ts";
import { assumptionsOf } from "./assumed.ts";
import { unusedIn } from "./begun.ts";
import { calloutsOf } from "./callouts.ts";
import { type Planned, planFor } from "./choose.ts";
import { chosenValues } from "./chosen.ts";
import { compareScores } from "./ladder.ts";
import { declinedFor } from "./plan.ts";
import type { Ended, Outcome, RoundRecord } from "./record.ts";
import { ROUNDS_AT_MOST } from "./run.ts";
import { best, type Compare, isFinished } from "./standing.ts";
import { StepRun } from "./steps.ts";

export abstract class NewRun extends StepRun {
  protected readonly compare: Compare = (a, b) => compareScores(a.score, b.score);

  /** Writes what is planned. */
  protected abstract make(): Promise<void>;

  /** A version of the program, put on record. `before`: the one that is to be corrected. */
  protected abstract write(round: number, before?: RoundRecord): Promise<void>;

  protected async all(): Promise<void> {
    this.phase("retrieve", 0);
    this.planned = await this.planning();
    const declined = this.declined();
    if (declined === undefined) await this.make();
    else this.notes.add(declined);
  }

  protected async planning(): Promise<Planned> {
    const { schemas, retriever, verifier } = this.parts;
    // What is only tried isn't judged further.
    const judge = this.judge.local();
    const { prompt, given } = this.request;
    return planFor(prompt, { schemas, retriever, verifier, judge, signal: this.signal }, given);
  }

  /** Why nothing is written. A small model would only guess where no type was found. */
  protected declined(): string | undefined {
    return declinedFor(this.request.prompt, this.plan, this.parts.retriever);
  }

  /** Writes and corrects until it is done. */
  protected async inRounds(first = 0): Promise<void> {
    const rounds = Math.max(first, Math.min(this.request.rounds ?? ROUNDS_AT_MOST, ROUNDS_AT_MOST));
    for (let round = first; round <= rounds && !this.signal?.aborted; round++) {
      const before = this.bestWritten;
      await this.write(round, before);
      if (this.isDone(before)) break;
    }
  }

  /** Finished when what the model wrote plans, at least with values that are the user's to give; or when repairing gained nothing and the last resort already gave a verified program. */
  protected isDone(before: RoundRecord | undefined): boolean {
    const written = this.bestWritten;
    if (!written) return false;
    return isFinished(written) || (written === before && this.kept?.report.ok === true);
  }

  /** The rounds of what the model wrote. */
  protected get written(): readonly RoundRecord[] {
    return this.rounds;
  }

  /** The best of what the model wrote: the base of the next repair. The earlier of two equals, so that a repair must gain something. */
  protected get bestWritten(): RoundRecord | undefined {
    return best(
      this.written.filter(({ step }) => step !== "salvage"),
      this.compare,
    );
  }

  protected get kept(): RoundRecord | undefined {
    return best(this.rounds, this.compare);
  }

  outcome(): Outcome {
    const { kept } = this;
    const program = kept?.program ?? "";
    const notes = new Set([...this.notes, ...this.notesOn(kept)]);
    return this.outcomeOf(kept ? this.rounds.indexOf(kept) : -1, undefined, {
      program,
      files: kept ? { [PROGRAM_FILE]: program } : {},
      ...(kept && { report: kept.report }),
      missing: this.missingIn(program),
      fixes: kept?.fixes ?? [],
      callouts: calloutsOf(program),
      types: [...this.plan.types],
      ...this.#ended(program),
      tokens: this.spent,
      ...(notes.size > 0 && { notes: [...notes] }),
      ...(program !== "" && this.valuesOf(program)),
    });
  }

  #ended(program: string): Pick<Outcome, "ended"> {
    if (!this.signal?.aborted && this.why === undefined) return {};
    const blocks = this.blocksIn(program);
    return { ended: { ...(this.why !== undefined && { why: this.why }), ...(blocks && { blocks }) } };
  }

  /** Of a program that was to have certain blocks, how many of them it has. */
  protected blocksIn(_program: string): Ended["blocks"] {
    return undefined;
  }

  protected missingIn(program: string): string[] {
    return this.plan.types.filter((type) => !program.includes(opening(type)));
  }

  protected notesOn(kept: RoundRecord | undefined): string[] {
    const unused = kept && unusedIn(this.request.prompt, kept.program);
    return unused ? [unused] : [];
  }

  /** Whose the values are, and what was assumed. */
  protected valuesOf(program: string): Pick<Outcome, "assumed" | "values"> {
    const { plan, facts } = this.planned;
    const { prompt, given } = this.request;
    const assumed = plan.draft ? assumptionsOf(plan.draft, given, program) : [];
    const authors = this.authorsOf(program);
    const known = { schemas: this.parts.schemas, facts, used: plan.draft?.used ?? [], assumed, authors };
    const values = chosenValues(program, prompt, { ...known, asked: this.tokens > 0 });
    return { ...(assumed.length > 0 && { assumed }), ...(values.length > 0 && { values }) };
  }
}
