/** A program that is written block by block, by a plan, and again the blocks of it that are at fault. What is finished is told as it comes. */
import type { Wanted } from "../ask/naming.ts";
import type { CompletionModel, OnReading } from "../core/completion.ts";
import { isRepeated, outline, typeOf } from "../core/outline.ts";
import { own } from "../core/own.ts";
import { Program } from "../mend/program.ts";
import { forgiving } from "../placing/forgiving.ts";
import { placed } from "../placing/place.ts";
import type { Placer } from "../placing/placer.ts";
import { withExisting } from "../scenario/existing.ts";
import { opening, pathAt } from "../write/block.ts";
import { folded } from "../write/folded.ts";
import { withKeys } from "../write/keys.ts";
import { withSaidPairs } from "../write/pairs.ts";
import { type Sampling, Writer } from "../write/write.ts";
import type { ErrorsIn } from "./begun.ts";
import type { Planned } from "./choose.ts";
import type { Asked } from "./evidence.ts";
import type { Plan } from "./plan.ts";
import type { RoundRecord } from "./record.ts";
import { withAllRecords } from "./records.ts";
import { type LoopParts, messageOf, READ_BY_WORDS } from "./run.ts";
import { withSentences } from "./sentences.ts";

/** Blocks that the model is asked to write again whole in one repair. Under a constraint a block costs a few tokens, so all of them are. */
const BLOCKS_A_ROUND = 3;

/** What blocks are written by, and for. */
export interface BlocksParts {
  parts: LoopParts;
  request: string;
  planned: Planned;
  sampling: Sampling;
  /** Of a program as it will stand. */
  errorsIn: ErrorsIn;
  onText: (text: string) => void;
  onReading: OnReading;
  signal: AbortSignal | undefined;
}

/** Writes blocks in one round. Tokens, fixes, whose the values are, and what is to be said of it add up with its writer. */
export class Blocks {
  readonly writer: Writer;
  readonly #parts: BlocksParts;

  constructor(parts: BlocksParts, round: number, model: CompletionModel) {
    const { request: prompt, planned, sampling, onText, onReading, signal } = parts;
    const { schemas, verifier } = parts.parts;
    const { plan, facts } = planned;
    const options = { model, schemas, verifier, prompt, wanted: plan.wanted, facts };
    this.#parts = parts;
    this.writer = new Writer({ ...options, sampling, onText, onReading, signal }, round);
  }

  /** Writes what is planned. `onBlock` gets the program with each block that is finished, and as it is in the end. */
  async draft(onBlock: (program: string) => void): Promise<void> {
    const { parts, request, planned } = this.#parts;
    let program = planned.plan.begun;
    await this.writer.draft(program, planned.plan.beyond, (written) => {
      program = written;
      onBlock(written);
    });
    const said = withSaidPairs(withKeys(await this.#placed(program), request), request, parts.schemas);
    onBlock(said);
    onBlock(await this.#withExisting(folded(await this.#withSentences(await this.#withRecords(said)))));
  }

  /** Once every value has its place, nothing refers any more to what stood in the place of what is there. */
  async #withExisting(program: string): Promise<string> {
    const { parts, request, errorsIn } = this.#parts;
    const next = withExisting(program, request, (text) => parts.retriever.hintsIn(text).types);
    return next === program || (await errorsIn(next)) > (await errorsIn(program)) ? program : next;
  }

  #withRecords(program: string): Promise<string> {
    const { parts, errorsIn } = this.#parts;
    return withAllRecords(program, { schemas: parts.schemas, asked: this.#asked, errorsIn });
  }

  /** The request as programs are compared with it. */
  get #asked(): Asked {
    const { parts, request, planned } = this.#parts;
    return { request, demands: planned.plan.demands, matcher: parts.schemas.scenarios.matcher };
  }

  #withSentences(program: string): Promise<string> {
    const { parts, errorsIn, signal } = this.#parts;
    return withSentences(program, { parts, placer: this.#placer, asked: this.#asked, errorsIn, signal });
  }

  get #placer(): Placer | undefined {
    const { parts, signal } = this.#parts;
    const failed = (error: unknown) => this.writer.notes.push(`${READ_BY_WORDS} (${messageOf(error)}).`);
    return parts.placer && forgiving(parts.placer, failed, signal);
  }

  /** With what the request says of its arguments, as an encoder reads it. */
  #placed(program: string): Promise<string> {
    const { parts, request, planned, errorsIn } = this.#parts;
    const facts = (type: string) => own(planned.facts, type);
    // A key that is put somewhere is declared with the others.
    const keyed = (text: string) => errorsIn(withKeys(text, request));
    return placed({ schemas: parts.schemas, placer: this.#placer, facts, request, errorsIn: keyed }, program);
  }

  /**
   * A version with its blocks at fault and those that it lacks; every other block stays as it is. `onBlock` gets the program with each that is finished, and
   * the address, or type, that was asked for.
   */
  async rewrite(
    before: Pick<RoundRecord, "program" | "report">,
    lacking: readonly Wanted[],
    onBlock: (program: string, asked: string) => void,
  ): Promise<string> {
    const { writer } = this;
    const at = new Program(before.program, before.report, this.#parts.parts.schemas);
    const faulty = [...at.resources()]
      .filter(({ block }) => at.faultsIn(block).length > 0)
      .slice(0, writer.constrained ? undefined : BLOCKS_A_ROUND);
    const declared = [...at.resources()].map(({ address }) => address);
    let { program } = before;
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
      onBlock(program, address);
    }
    for (const wanted of lacking) {
      program = await writer.add(program, wanted);
      onBlock(program, wanted.type);
    }
    return program;
  }
}

/** Blocks of a plan beyond those of their type that a program has; one that is repeated is all of them. */
export function lackingIn(program: string, { types, wanted }: Pick<Plan, "types" | "wanted">): Wanted[] {
  const repeated = new Set(outline(program).flatMap((item) => (isRepeated(item) ? (typeOf(item) ?? []) : [])));
  const there = (type: string) =>
    repeated.has(type) ? Number.POSITIVE_INFINITY : program.split(opening(type)).length - 1;
  const left = new Map(types.map((type) => [type, there(type)]));
  return wanted.filter(({ type }) => {
    const there = left.get(type) ?? 0;
    left.set(type, there - 1);
    return there <= 0;
  });
}
