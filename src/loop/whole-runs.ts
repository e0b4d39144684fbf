/** New programs by models that write them whole: one from elsewhere, with what the verifier says and what we would have written beside; and the model alone. */
import { type PlainValue, plainValues } from "../core/plain-values.ts";
import { firstChoice } from "../decode/first.ts";
import type { Source } from "../intent/intent.ts";
import { authored } from "../write/authored.ts";
import { plainDraft } from "../write/plain.ts";
import { assumedIn, isGuess, unusedTexts } from "./begun.ts";
import type { Planned } from "./choose.ts";
import { keyOf } from "./chosen.ts";
import { literalsLacking } from "./evidence.ts";
import type { Version } from "./judge.ts";
import { type Score, scoreOf } from "./ladder.ts";
import { NewRun } from "./new-run.ts";
import { withPieces } from "./pieces.ts";
import { declinedFor, namedPlan } from "./plan.ts";
import type { Outcome, RoundRecord } from "./record.ts";
import { best, DEPLOYABLE, isFinished, Standing } from "./standing.ts";
import type { Step } from "./steps.ts";

const FELL_BACK =
  "What the model wrote doesn't plan, or has less of the request; this is drafted from scenarios, schemas and usual values.";
const MERGED = "Of what the model wrote only the blocks by which the draft gains are in this.";
/** What all answers for a program may take together, in seconds; one that is under way may take its own time. */
const ANSWERS_SECONDS = 300;
const SLOW = `The model took ${ANSWERS_SECONDS / 60} minutes, and wasn't asked for more corrections.`;

/** A model from elsewhere calls blocks as it likes, and of types it owes none: only what the request says literally is demanded. */
export class AuthoredRun extends NewRun {
  readonly #standing = new Standing(() => ({
    request: this.request.prompt,
    demands: this.plan.demands,
    matcher: this.parts.schemas.scenarios.matcher,
  }));
  protected override readonly compare = this.#standing.compare;
  /** How long the answers have taken, in seconds. */
  #answering = 0;
  /** What the model couldn't correct by itself it writes block by block under the grammar of the schema, where it follows one. */
  #led = false;

  /** It can name types by itself. */
  protected override declined(): string | undefined {
    return declinedFor(this.request.prompt, this.plan, this.parts.retriever, true);
  }

  protected async make(): Promise<void> {
    if (this.plan.draft) await this.#propose();
    // What corrects a draft is a repair, of which there is one at least.
    await this.inRounds(this.#shown ? 1 : 0);
    if (!this.signal?.aborted) await this.#fallBack();
  }

  /** What is written without the model comes first: it is there when one stops, is what the model corrects, and what the model's program has to be no worse than. */
  async #propose(): Promise<void> {
    const { length } = this.rounds;
    await this.draft(0, firstChoice);
    this.#standing.propose(this.rounds.slice(length));
  }

  /** The draft that the model is given: one that is a guess would lead it astray. */
  get #shown(): RoundRecord | undefined {
    const { draft } = this.plan;
    return draft && !isGuess(draft) ? this.#standing.drafted : undefined;
  }

  /** By the model itself: the whole program, or what corrects the version before, at first the draft. */
  protected async write(round: number, before?: RoundRecord): Promise<void> {
    if (before && this.#led) return this.rewrite(round, before, []);
    const drafted = before ? undefined : this.#shown;
    const from = before ?? drafted;
    const step = this.begin(from ? "repair" : "generate", round);
    const unsaid = from ? literalsLacking(from.program, this.request.prompt) : [];
    const asked = { ...this.asking(round), unsaid, drafted: drafted !== undefined, maxSeconds: ANSWERS_SECONDS };
    const answer = await authored(asked, from);
    this.#answering += answer.seconds;
    // Some write the whole program whatever they are asked: beside the draft it would be there twice.
    const isOwn = drafted !== undefined && answer.alone !== "" && (await this.#stands(answer.alone, drafted));
    await this.answered(step, isOwn ? { ...answer, program: answer.alone } : answer);
  }

  /** Whether a program by itself is no worse than the draft. */
  async #stands(text: string, drafted: RoundRecord): Promise<boolean> {
    const program = this.whole(text);
    if ((await this.judge.errorsIn(text)) > 0) return false;
    return this.compare({ program, score: scoreOf(program, await this.judge.tried(program), []) }, drafted) >= 0;
  }

  protected override isDone(before: RoundRecord | undefined): boolean {
    const written = this.bestWritten;
    if (written && isFinished(written)) return true;
    if (this.#answering >= ANSWERS_SECONDS) {
      this.notes.add(SLOW);
      return true;
    }
    // It has looked at the draft, and leaves it as it is.
    if (written && written.program === this.#standing.drafted?.program) return true;
    const isStuck = before !== undefined && written === before;
    this.#led = isStuck && !this.#led && this.parts.model.takesGrammar === true;
    return !this.#led && super.isDone(before);
  }

  /** Where the model's program is worse than the draft, the draft with what it gains by that; without one, what would have been written, if the model's doesn't plan or hasn't all that is said. */
  async #fallBack(): Promise<void> {
    const { kept } = this;
    const shown = this.#shown;
    if (shown && kept === shown) return this.#merge(shown);
    if (this.#standing.drafted || this.plan.types.length === 0) return;
    const isWhole = kept !== undefined && literalsLacking(kept.program, this.request.prompt).length === 0;
    if (!isWhole || this.#standing.rungOf(kept) !== DEPLOYABLE) await this.#propose();
  }

  async #merge(drafted: RoundRecord): Promise<void> {
    const started = this.mark();
    const gains = async (program: string, before: string) =>
      this.#standing.gains(program, await this.judge.tried(program), before, await this.judge.tried(before));
    let { program } = drafted;
    for (const { program: other } of this.written.toSorted(this.compare).toReversed())
      program = await withPieces(program, other, gains);
    if (program === drafted.program) return;
    const round = this.rounds.at(-1)?.round ?? 0;
    this.keep({ round, kind: "salvage", asked: [], started }, await this.judge.mended(program));
    this.notes.add(MERGED);
  }

  protected override get written(): readonly RoundRecord[] {
    return this.rounds.filter((record) => !this.#standing.isProposed(record));
  }

  /** Of equals the model's, before what was proposed without it. */
  protected override get kept(): RoundRecord | undefined {
    return best([...this.written, ...this.rounds.filter(this.#standing.isProposed)], this.compare);
  }

  protected override scoreOf({ program, report, fixes }: Version): Score {
    return { ...scoreOf(program, report, [], fixes), missing: unusedTexts(this.request.prompt, program).length };
  }

  protected override missingIn(): string[] {
    return [];
  }

  protected override notesOn(kept: RoundRecord | undefined): string[] {
    const { draft } = this.plan;
    const fellBack = kept !== undefined && this.#standing.isProposed(kept);
    const begun = draft && (fellBack || this.#shown) ? [assumedIn(draft, kept?.program)] : [];
    return [...(fellBack ? [FELL_BACK] : []), ...begun, ...super.notesOn(kept)];
  }

  /** What it wrote otherwise than the draft is the model's. */
  protected override authorsOf(program: string): ReadonlyMap<string, Source> {
    const textOf = (value: PlainValue) => `${keyOf(value)} ${value.text}`;
    const drafted = new Set(plainValues(this.#standing.drafted?.program ?? "").map(textOf));
    const own = plainValues(program).filter((value) => !drafted.has(textOf(value)));
    return new Map([...super.authorsOf(program), ...own.map((value) => [keyOf(value), "model"] as const)]);
  }
}

/** The model alone, for comparison: whole programs, whole-program retries, nothing mended. */
export class PlainRun extends NewRun {
  protected override async planning(): Promise<Planned> {
    return { plan: namedPlan(this.request.prompt, this.parts.retriever), facts: {} };
  }

  protected override declined(): string | undefined {
    return undefined;
  }

  protected make(): Promise<void> {
    return this.inRounds();
  }

  protected async write(round: number, before?: RoundRecord): Promise<void> {
    const step = this.begin(before ? "repair" : "generate", round, this.plan.types);
    await this.answered(step, await plainDraft(this.asking(round), before));
  }

  protected override async settle(step: Step): Promise<void> {
    await this.judged(step, async (program) => ({ program, report: await this.judge.report(program), fixes: [] }));
  }

  protected override notesOn(): string[] {
    return [];
  }

  protected override valuesOf(): Pick<Outcome, "assumed" | "values"> {
    return {};
  }
}
