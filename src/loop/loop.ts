/** The loop: retrieve, generate, verify, fix, repair at most three times. The best version is kept, every step is on record. */

import type { Wanted } from "../ask/naming.ts";
import { runChange } from "../change/run.ts";
import { abortable } from "../core/abortable.ts";
import type { CompletionModel } from "../core/completion.ts";
import type { Facts } from "../core/facts.ts";
import { own } from "../core/own.ts";
import { plainValues } from "../core/plain-values.ts";
import { firstChoice } from "../decode/first.ts";
import type { Source } from "../intent/intent.ts";
import type { Fix } from "../mend/fix.ts";
import { PROGRAM_FILE, Program } from "../mend/program.ts";
import { placed } from "../placing/place.ts";
import type { Placer } from "../placing/placer.ts";
import { authored } from "../write/authored.ts";
import { NO_SOURCES, opening, pathAt } from "../write/block.ts";
import { isReadWhole } from "../write/format.ts";
import { withKeys } from "../write/keys.ts";
import { withSaidPairs } from "../write/pairs.ts";
import { type Plain, plainDraft } from "../write/plain.ts";
import { reread } from "../write/reread.ts";
import { Writer } from "../write/write.ts";
import { assumedIn, assumptionsOf, isGuess, unusedIn, unusedTexts } from "./begun.ts";
import { calloutsOf } from "./callouts.ts";
import { type Planned, planFor, wholeOf } from "./choose.ts";
import { chosenValues, keyOf } from "./chosen.ts";
import { literalsLacking } from "./evidence.ts";
import { Judge, type Version } from "./judge.ts";
import { compareScores, scoreOf } from "./ladder.ts";
import { withPieces } from "./pieces.ts";
import { declinedFor, namedPlan, type Plan } from "./plan.ts";
import type { Outcome, RoundRecord } from "./record.ts";
import {
  type LoopParts,
  type LoopRequest,
  LoopRun,
  type Mark,
  messageOf,
  type OnEvent,
  ROUNDS_AT_MOST,
} from "./run.ts";
import { best, type Compare, DEPLOYABLE, Standing } from "./standing.ts";

export { type LoopParts, type LoopRequest, ROUNDS_AT_MOST } from "./run.ts";

/** Blocks that the model is asked to write again whole in one repair. Under a constraint a block costs a few tokens, so all of them are. */
const BLOCKS_A_ROUND = 3;
const READ_IN_PART =
  "The request is longer than the model reads: what it says of types, names and values was read whole, the rest by its beginning.";
const READ_BY_WORDS = "What the request says of arguments was read by its words alone, without the encoder";
const FELL_BACK =
  "What the model wrote doesn't plan, or has less of the request; this is drafted from scenarios, schemas and usual values.";
const MERGED = "Of what the model wrote only the blocks by which the draft gains are in this.";
/** What all answers for a program may take together, in seconds; one that is under way may take its own time. */
const ANSWERS_SECONDS = 300;
const SLOW = `The model took ${ANSWERS_SECONDS / 60} minutes, and wasn't asked for more corrections.`;
const SAMPLING = { temperature: 0.2, topP: 0.95, maxTokens: 120 };

/**
 * Runs the loop. Resolves also when `signal` aborts or something breaks off midway, with what is finished by then, judged as it is; rejects only when model or
 * verifier are broken before anything is.
 */
export async function runLoop(
  parts: LoopParts,
  request: LoopRequest,
  onEvent: OnEvent = () => {},
  signal?: AbortSignal,
): Promise<Outcome> {
  if (request.files) return runChange(parts, { ...request, files: request.files }, onEvent, signal);
  return new Run(parts, request, onEvent, signal).finished();
}

/** What is being written. */
interface Step {
  round: number;
  kind: "generate" | "repair";
  asked: readonly string[];
  /** As far as its blocks are finished. */
  program: string;
  started: Mark;
  /** Fixes of the version that it begins from. */
  earlier: readonly Fix[];
}

class Run extends LoopRun {
  #plan: Plan = { draft: undefined, begun: "", wanted: [], beyond: [], types: [], demands: [] };
  #facts: Facts = {};
  /** What wasn't done, and why. */
  readonly #notes = new Set<string>();
  /** Whose the values of blocks are that weren't drafted, by their keys. */
  readonly #authors = new Map<string, Source>();
  /** Tokens of finished rounds are counted; those of the one under way are still with its writer. */
  #writing: Writer | undefined;
  #step: Step | undefined;
  /** How long the answers of a model from elsewhere have taken, in seconds. */
  #answering = 0;
  /** What a model couldn't correct by itself it writes block by block under the grammar of the schema, where it follows one. */
  #led = false;

  readonly #judging = { ...this.parts, request: this.request.verify, signal: () => this.heeded, stop: this.signal };
  readonly #judge = new Judge(this.#judging);
  readonly #standing = new Standing(() => ({
    request: this.request.prompt,
    demands: this.#plan.demands,
    matcher: this.parts.schemas.scenarios.matcher,
  }));

  async all(): Promise<void> {
    this.phase("retrieve", 0);
    const { prompt } = this.request;
    const { retriever } = this.parts;
    const isOurs = !this.#writesWhole;
    if (this.plain) this.#plan = namedPlan(prompt, retriever);
    else ({ plan: this.#plan, facts: this.#facts } = await this.#planned());
    const { draft } = this.#plan;
    // A model that has logits to constrain is a small one of ours: where no type was found it would only guess.
    const declined = this.plain ? undefined : declinedFor(prompt, this.#plan, retriever, !isOurs);
    if (declined !== undefined) {
      this.#notes.add(declined);
      return;
    }
    if (draft && isOurs) this.#notes.add(assumedIn(draft));
    // Who writes the whole program calls its blocks as they like.
    if (isOurs) this.onEvent({ kind: "plan", addresses: this.#plan.wanted.map(({ type, name }) => `${type}.${name}`) });
    if (isOurs && !isReadWhole(prompt)) this.#notes.add(READ_IN_PART);
    if (this.#isAuthored && draft) await this.#propose();
    // What corrects a draft is a repair, of which there is one at least.
    const first = this.#corrects ? 1 : 0;
    const rounds = Math.max(first, Math.min(this.request.rounds ?? ROUNDS_AT_MOST, ROUNDS_AT_MOST));
    for (let round = first; round <= rounds && !this.signal?.aborted; round++) {
      const before = this.#bestWritten();
      await (round === 0 || !before ? this.#generate(round) : this.#repair(round, before));
      if (this.#done(before)) break;
    }
    if (this.#isAuthored) await this.#fallBack();
  }

  /** By a model from elsewhere, with what the verifier says and what we would have written beside. */
  get #isAuthored(): boolean {
    return this.#writesWhole && !this.plain;
  }

  /** Who takes a larger model from elsewhere wants what that writes, as it writes it: types and blocks aren't given to it one by one. */
  get #writesWhole(): boolean {
    return this.plain || this.parts.model.takesConstraint !== true;
  }

  /** Types that the program has to have. Of a model that decides by itself only what the request says literally is demanded. */
  get #owed(): readonly string[] {
    return this.#writesWhole && !this.plain ? [] : this.#plan.types;
  }

  #planned(): Promise<Planned> {
    const { schemas, retriever, verifier } = this.parts;
    // What is only tried isn't judged further.
    const judge = new Judge({ ...this.#judging, further: undefined });
    const planning = { schemas, retriever, verifier, judge, signal: this.signal };
    return planFor(this.request.prompt, planning, this.request.given);
  }

  /** What is written without the model comes first: it is there when one stops, is what the model corrects, and what the model's program has to be no worse than. */
  async #propose(): Promise<void> {
    const { length } = this.rounds;
    await this.#draft(0, firstChoice);
    this.#standing.propose(this.rounds.slice(length));
  }

  /** Where the model's program is worse than the draft, the draft with what it gains by that; without one, what would have been written, if the model's doesn't plan or hasn't all that is said. */
  async #fallBack(): Promise<void> {
    if (this.signal?.aborted) return;
    const { drafted } = this.#standing;
    const kept = this.#best();
    if (!drafted) {
      const isWhole = kept !== undefined && literalsLacking(kept.program, this.request.prompt).length === 0;
      const isEnough = isWhole && this.#standing.rungOf(kept) === DEPLOYABLE;
      if (this.#plan.types.length > 0 && !isEnough) await this.#propose();
    } else if (this.#corrects && kept === drafted) await this.#merge(drafted);
  }

  async #merge(drafted: RoundRecord): Promise<void> {
    const begun = this.mark();
    const gains = async (program: string, before: string) =>
      this.#standing.gains(program, await this.#judge.tried(program), before, await this.#judge.tried(before));
    const written = this.rounds.filter((record) => !this.#standing.isProposed(record));
    let { program } = drafted;
    for (const { program: other } of written.toSorted(this.#compare).toReversed())
      program = await withPieces(program, other, gains);
    if (program === drafted.program) return;
    this.#keep(this.rounds.at(-1)?.round ?? 0, "salvage", [], await this.#judge.mended(program), begun, {
      ...NO_SOURCES,
    });
    this.#notes.add(MERGED);
  }

  /** Whether the model is given the draft: one that is a guess would lead it astray. */
  get #corrects(): boolean {
    const { draft } = this.#plan;
    return draft !== undefined && !isGuess(draft) && this.#standing.drafted !== undefined;
  }

  async rest(): Promise<void> {
    if (this.#step?.program) await this.#record(this.#step);
  }

  /** Finished when what the model wrote plans, at least with values that are the user's to give; or when repairing gained nothing and the last resort already gave a verified program. */
  #done(before: RoundRecord | undefined): boolean {
    const written = this.#bestWritten();
    const plans = written?.score.level === "deployable" || written?.score.level === "needs-values";
    if (written?.report.ok && plans && written.score.missing === 0) return true;
    if (this.#answering >= ANSWERS_SECONDS) {
      this.#notes.add(SLOW);
      return true;
    }
    // It has looked at the draft, and leaves it as it is.
    if (this.#isAuthored && written && written.program === this.#standing.drafted?.program) return true;
    const stuck = before !== undefined && written === before;
    this.#led = stuck && !this.#led && !this.plain && this.parts.model.takesGrammar === true;
    return stuck && !this.#led && this.#best()?.report.ok === true;
  }

  async #generate(round: number): Promise<void> {
    return this.#writesWhole ? this.#write(round) : this.#draft(round, this.parts.model);
  }

  async #draft(round: number, model: CompletionModel): Promise<void> {
    const step = this.#begin("generate", round, this.#plan.types);
    step.program = this.#plan.begun;
    const { program: begun, changed } = await this.#reread(step);
    const writer = this.#writer(round, model);
    writer.sources.model += changed;
    for (const value of plainValues(begun)) {
      const was = plainValues(step.program).find((other) => keyOf(other) === keyOf(value));
      if (was && was.text !== value.text) this.#authors.set(keyOf(value), "model");
    }
    await writer.draft(begun, this.#plan.beyond, (program) => this.#finished(step, program));
    const { prompt } = this.request;
    const said = await this.#placed(step.program);
    this.#finished(step, withSaidPairs(withKeys(said, prompt), prompt, this.parts.schemas));
    await this.#record(step);
  }

  /** With what the request says of its arguments, as an encoder reads it. */
  #placed(program: string): Promise<string> {
    const { schemas } = this.parts;
    const facts = (type: string) => own(this.#facts, type);
    const { prompt: request } = this.request;
    return placed({ schemas, placer: this.#placer, facts, request, errorsIn: this.#errorsIn }, program);
  }

  /** What an encoder that can't be had would say is left to the words. */
  get #placer(): Placer | undefined {
    const { placer } = this.parts;
    return (
      placer && {
        scores: async (...asked) => {
          try {
            return await abortable(placer.scores(...asked), this.signal);
          } catch (error) {
            this.signal?.throwIfAborted();
            this.#notes.add(`${READ_BY_WORDS} (${messageOf(error)}).`);
            return new Map();
          }
        },
      }
    );
  }

  /** What the model reads otherwise in the request than the draft. */
  async #reread({ program, round }: Step): Promise<{ program: string; changed: number }> {
    const { model, schemas } = this.parts;
    if (program === "" || !model.weighs) return { program, changed: 0 };
    const { prompt: request, seed } = this.request;
    const { onReading } = this.told(round);
    const known = { schemas, facts: this.#facts, errorsIn: this.#errorsIn };
    const used = this.#plan.draft?.used ?? [];
    return reread({ ...known, model, request, seed, used, onReading, signal: this.signal }, program);
  }

  /** The program with what code states in it: it is judged as it will stand. */
  #whole(program: string): string {
    return wholeOf(program, this.request.prompt, this.parts.schemas);
  }

  readonly #errorsIn = (program: string): Promise<number> => this.#judge.errorsIn(this.#whole(program));

  /** The model by itself: the whole program, and what corrects it. */
  async #write(round: number, before?: RoundRecord): Promise<void> {
    const step = this.#begin(before || this.#corrects ? "repair" : "generate", round, this.#owed);
    const { model, schemas, verifier } = this.parts;
    const { prompt, seed, sampling } = this.request;
    const { onText, onReading } = this.told(round);
    const options = { ...SAMPLING, ...sampling, seed };
    const asked = {
      model,
      editor: verifier,
      schemas,
      prompt,
      types: this.#plan.types,
      sampling: options,
      round,
      onText,
      onReading,
      signal: this.signal,
    };
    const { program, tokens } = this.plain ? await plainDraft(asked, before) : await this.#answered(asked, before);
    this.tokens += tokens;
    step.program = program;
    await this.#record(step);
  }

  /** The model's program, or the version before (at first the draft) with what it corrects. */
  async #answered(asked: Plain, before?: RoundRecord): Promise<{ program: string; tokens: number }> {
    const drafted = before || !this.#corrects ? undefined : this.#standing.drafted;
    const from = drafted ?? before;
    const unsaid = from ? literalsLacking(from.program, asked.prompt) : [];
    const isDraft = drafted !== undefined;
    const answer = await authored({ ...asked, unsaid, drafted: isDraft, maxSeconds: ANSWERS_SECONDS }, from);
    this.#answering += answer.seconds;
    // Some write the whole program whatever they are asked: beside the draft it would be there twice.
    const isOwn = drafted !== undefined && answer.alone !== "" && (await this.#stands(answer.alone, drafted));
    return isOwn ? { ...answer, program: answer.alone } : answer;
  }

  /** Whether a program by itself is no worse than the draft. */
  async #stands(text: string, drafted: RoundRecord): Promise<boolean> {
    const whole = this.#whole(text);
    if ((await this.#judge.errorsIn(text)) > 0) return false;
    return this.#compare({ program: whole, score: scoreOf(whole, await this.#judge.tried(whole), []) }, drafted) >= 0;
  }

  /** Asks again for the blocks at fault and for types that are missing; every other block stays as it is. */
  async #repair(round: number, before: RoundRecord): Promise<void> {
    if (this.#writesWhole && !this.#led) return this.#write(round, before);
    const step = this.#begin("repair", round);
    const writer = this.#writer(round);
    const at = new Program(before.program, before.report, this.parts.schemas);
    const faulty = [...at.resources()]
      .filter(({ block }) => at.faultsIn(block).length > 0)
      .slice(0, writer.constrained ? undefined : BLOCKS_A_ROUND);
    const declared = [...at.resources()].map(({ address }) => address);
    /** What is finished so far: what was done to blocks that are written again is no longer true. */
    const finished = (program: string, what: string) => {
      this.#finished(step, program);
      step.asked = [...step.asked, what];
      step.earlier = before.fixes.filter(({ address }) => address === undefined || !step.asked.includes(address));
    };
    let program = before.program;
    // From the end, so that the places of earlier blocks stay true.
    for (const { block, address, type } of faulty.toReversed()) {
      const faults = at.faultsIn(block);
      const diagnostics = faults.map(({ diagnostic }) => diagnostic);
      const failed = new Set(faults.flatMap(({ start }) => pathAt(at.items, start, type) ?? []));
      const text = at.text.slice(block.start, block.end);
      const certificate = { type, block: text, diagnostics, declared: declared.filter((other) => other !== address) };
      const header = at.text.slice(block.start, block.body);
      const around = [program.slice(0, block.start), program.slice(block.end)] as const;
      const written = await writer.rewrite(certificate, header, ...around, failed);
      if (written !== "") program = program.slice(0, block.start) + written + program.slice(block.end);
      finished(program, address);
    }
    for (const wanted of this.#writesWhole ? [] : this.#lackingIn(before.program)) {
      program = await writer.add(program, wanted);
      finished(program, wanted.type);
    }
    await this.#record({ ...step, program });
  }

  #finished(step: Step, program: string): void {
    step.program = program;
    this.onEvent({ kind: "draft", program, round: step.round });
  }

  #writer(round: number, model = this.parts.model): Writer {
    const { prompt, seed, sampling } = this.request;
    const { schemas, verifier } = this.parts;
    const options = { model, schemas, verifier, prompt, wanted: this.#plan.wanted, facts: this.#facts };
    this.#writing = new Writer(
      { ...options, sampling: { ...SAMPLING, ...sampling, seed }, ...this.told(round), signal: this.signal },
      round,
    );
    return this.#writing;
  }

  async #record(step: Step): Promise<void> {
    const { round, earlier } = step;
    const fixes = [...earlier, ...(this.#writing?.fixes ?? [])];
    this.phase("verify", round);
    const { program } = step;
    const version = this.plain
      ? { program, report: await this.#judge.report(program), fixes }
      : await this.#judge.mended(this.#whole(program), fixes);
    this.tokens += this.#writing?.tokens ?? 0;
    const sources = this.#writing?.sources ?? { ...NO_SOURCES };
    for (const note of this.#writing?.notes ?? []) this.#notes.add(note);
    for (const [key, author] of this.#writing?.authors ?? []) this.#authors.set(key, author);
    this.#writing = undefined;
    this.#step = undefined;
    this.#keep(round, step.kind, step.asked, version, step.started, sources);
    if (version.report.ok || this.plain) return;
    this.phase("fix", round);
    const begun = this.mark();
    const rest = await this.#judge.salvaged(version);
    if (rest.program !== version.program) this.#keep(round, "salvage", [], rest, begun, { ...NO_SOURCES });
  }

  #keep(
    round: number,
    step: RoundRecord["step"],
    asked: readonly string[],
    version: Version,
    from: Mark,
    sources: RoundRecord["sources"],
  ): void {
    const score = scoreOf(version.program, version.report, this.#owed, version.fixes);
    if (this.#writesWhole && !this.plain) score.missing = unusedTexts(this.request.prompt, version.program).length;
    this.record({ round, step, ...version, asked: [...asked], sources, score }, from);
  }

  /** The best of what the model wrote: the base of the next repair. The earlier of two equals, so that a repair must gain something. */
  #bestWritten(): RoundRecord | undefined {
    const written = this.rounds.filter((record) => record.step !== "salvage" && !this.#standing.isProposed(record));
    return best(written, this.#compare);
  }

  /** Of equals the model's, before what was proposed without it. */
  #best(): RoundRecord | undefined {
    const { isProposed } = this.#standing;
    return best(
      this.rounds.toSorted((a, b) => +isProposed(a) - +isProposed(b)),
      this.#compare,
    );
  }

  get #compare(): Compare {
    return this.#isAuthored ? this.#standing.compare : (a, b) => compareScores(a.score, b.score);
  }

  /** Blocks that are wanted beyond those of their type that the program has. */
  #lackingIn(program: string): Wanted[] {
    const left = new Map(this.#plan.types.map((type) => [type, program.split(opening(type)).length - 1]));
    return this.#plan.wanted.filter(({ type }) => {
      const there = left.get(type) ?? 0;
      left.set(type, there - 1);
      return there <= 0;
    });
  }

  #missingIn(program: string): string[] {
    return this.#owed.filter((type) => !program.includes(opening(type)));
  }

  outcome(): Outcome {
    const kept = this.#best();
    const { draft } = this.#plan;
    const isProposed = kept !== undefined && this.#standing.isProposed(kept);
    if (isProposed) this.#notes.add(FELL_BACK);
    if (this.#isAuthored && draft && (isProposed || this.#corrects)) this.#notes.add(assumedIn(draft));
    const unused = kept && !this.plain ? unusedIn(this.request.prompt, kept.program) : undefined;
    if (unused) this.#notes.add(unused);
    const best = kept ? this.rounds.indexOf(kept) : -1;
    return this.outcomeOf(best, undefined, {
      program: kept?.program ?? "",
      files: kept ? { [PROGRAM_FILE]: kept.program } : {},
      ...(kept && { report: kept.report }),
      missing: this.#missingIn(kept?.program ?? ""),
      fixes: kept?.fixes ?? [],
      callouts: calloutsOf(kept?.program ?? ""),
      types: [...this.#plan.types],
      ...this.#ended(kept?.program ?? ""),
      tokens: this.tokens + (this.#writing?.tokens ?? 0),
      ...(this.#notes.size > 0 && { notes: [...this.#notes] }),
      ...this.#values(kept?.program ?? ""),
    });
  }

  /** Whose the values are, and what was assumed. */
  #values(program: string): Pick<Outcome, "assumed" | "values"> {
    const { draft } = this.#plan;
    if (this.plain || program === "") return {};
    const assumed = draft ? assumptionsOf(draft, this.request.given) : [];
    this.#attribute(program);
    const known = { schemas: this.parts.schemas, facts: this.#facts, used: draft?.used ?? [], authors: this.#authors };
    const values = chosenValues(program, this.request.prompt, { ...known, assumed, asked: this.tokens > 0 });
    return { ...(assumed.length > 0 && { assumed }), ...(values.length > 0 && { values }) };
  }

  /** What a model from elsewhere wrote otherwise than the draft is the model's. */
  #attribute(program: string): void {
    if (!this.#isAuthored) return;
    const drafted = plainValues(this.#standing.drafted?.program ?? "");
    const known = new Set(drafted.map((value) => `${keyOf(value)} ${value.text}`));
    for (const value of plainValues(program))
      if (!known.has(`${keyOf(value)} ${value.text}`)) this.#authors.set(keyOf(value), "model");
  }

  #ended(program: string): Pick<Outcome, "ended"> {
    if (!this.signal?.aborted && this.why === undefined) return {};
    const of = this.#writesWhole ? 0 : this.#plan.wanted.length;
    const blocks = of > 0 ? { blocks: { written: of - this.#lackingIn(program).length, of } } : {};
    return { ended: { ...(this.why !== undefined && { why: this.why }), ...blocks } };
  }

  #begin(kind: Step["kind"], round: number, asked: readonly string[] = []): Step {
    this.phase(kind, round);
    this.#step = { round, kind, asked, program: "", started: this.mark(), earlier: [] };
    return this.#step;
  }
}
