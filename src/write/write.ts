/** Has the model write blocks. The type of each is a fact that retrieval found, so the model can't invent one. */

import type { Wanted } from "../ask/naming.ts";
import type { Completion, CompletionModel, CompletionRequest, Message, OnReading } from "../core/completion.ts";
import type { Facts } from "../core/facts.ts";
import { own } from "../core/own.ts";
import type { Verifier } from "../core/report.ts";
import type { Asked, Source } from "../intent/intent.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Fix } from "../mend/fix.ts";
import { NO_SOURCES, opening, variableBlock, writeBlock } from "./block.ts";
import { Budget } from "./budget.ts";
import { extractProgram } from "./extract.ts";
import { type Certificate, generationMessages, repairMessages } from "./format.ts";
import { type BlockStart, blockGrammar } from "./grammar.ts";

/** How the model is asked. */
export interface Sampling {
  seed: number;
  temperature: number;
  topP: number;
  /** For one block. */
  maxTokens: number;
  /** See CompletionRequest. */
  maxReadingSeconds?: number;
}

export interface WriterOptions {
  model: CompletionModel;
  verifier: Pick<Verifier, "verify">;
  schemas: Schemas;
  prompt: string;
  /** Blocks the program is to have. */
  wanted: readonly Wanted[];
  /** Of their types. */
  facts: Facts;
  sampling: Sampling;
  onText: (text: string) => void;
  onReading?: OnReading;
  signal: AbortSignal | undefined;
}

/** A top-level block of formatted HCL ends with a brace at the start of a line. */
const BLOCK_END = "\n}";

type Asking = Pick<CompletionRequest, "prefill" | "stop" | "constraint" | "grammar">;
type Limited = Asking & Pick<CompletionRequest, "maxTokens" | "maxSeconds">;

/**
 * Writes in one round; `tokens`, `fixes` and `sources` add up. With a model that takes a constraint, a block can't be wrong in form, and what the request and the
 * program say is written as it stands; others write a block freely, led by a grammar where they take one.
 */
export class Writer {
  tokens = 0;
  /** How many values came from where; all zero when the model wrote the blocks whole. */
  readonly sources: Record<Source, number> = { ...NO_SOURCES };
  /** Whose the values are, by address and path: `aws_vpc.main.cidr_block`. */
  readonly authors = new Map<string, Source>();
  readonly fixes: Fix[] = [];
  /** What its user should know of how it was written. */
  readonly notes: string[] = [];
  readonly #options: WriterOptions;
  readonly #round: number;
  #conversation: Message[] | undefined;
  #calls = 0;

  constructor(options: WriterOptions, round: number) {
    this.#options = options;
    this.#round = round;
  }

  /** What asks for the program; the notes in it take their time, and nothing is asked for a program that scenarios have written. */
  get #messages(): Message[] {
    const { prompt, wanted, schemas } = this.#options;
    this.#conversation ??= generationMessages(prompt, [...new Set(wanted.map(({ type }) => type))], schemas);
    return this.#conversation;
  }

  /** Whether blocks are written under a constraint. */
  get constrained(): boolean {
    return this.#options.model.takesConstraint === true;
  }

  /** Writes `blocks` behind those that a program is begun with. `onBlock` gets the program with each block that is finished. */
  async draft(begun: string, blocks: readonly Wanted[], onBlock: (program: string) => void): Promise<void> {
    let program = begun;
    if (begun !== "") {
      this.#options.onText(`${begun}\n`);
      onBlock(begun);
    }
    for (const block of blocks) {
      program = await this.add(program, block);
      onBlock(program);
    }
  }

  /** `program` with one more block. */
  async add(program: string, wanted: Wanted): Promise<string> {
    const before = program === "" ? "" : `${program.trimEnd()}\n\n`;
    const written = await this.#written(wanted, before, "");
    if (written !== undefined) return before + written;
    const grammar = this.#grammar(wanted.type, "name");
    const asking = { stop: [BLOCK_END, "```"], ...(grammar && { grammar }) };
    return before + (await this.#free(this.#messages, before, opening(wanted.type), asking));
  }

  /**
   * The block of a certificate again, from its header (`resource "TYPE" "NAME" {`) on; "" when nothing came. `before` and `after`: the program around it.
   * Under a constraint, what is at `failed` (paths) is left out where that is possible, and the model goes on from what it has already read; else it is shown
   * the certificate.
   */
  async rewrite(
    certificate: Certificate,
    header: string,
    before: string,
    after: string,
    failed: ReadonlySet<string>,
  ): Promise<string> {
    const { prompt, schemas } = this.#options;
    const name = /"([\w-]+)"\s*\{?\s*$/.exec(header)?.[1];
    const { type } = certificate;
    if (type !== undefined && name !== undefined) {
      const written = await this.#written({ type, name }, before, after, failed);
      if (written !== undefined) return written;
    }
    const grammar = type && this.#grammar(type, "body");
    const asking = { stop: [BLOCK_END, "```"], ...(grammar && { grammar }) };
    return this.#free(repairMessages(prompt, certificate, schemas), "", `${header}\n`, asking);
  }

  /** A block under its constraint, with the variables that it asks for; undefined when that can't be. */
  async #written(
    wanted: Wanted,
    before: string,
    after: string,
    failed?: ReadonlySet<string>,
  ): Promise<string | undefined> {
    if (!this.constrained) return undefined;
    const { schemas, verifier, prompt, wanted: blocks, facts, signal, onText } = this.#options;
    const budget = new Budget();
    let told = false;
    const parts = {
      ...{ schemas, verifier, request: prompt, wanted: blocks, signal },
      facts: (type: string) => own(facts, type),
      isSpent: () => budget.isSpent,
      complete: async (asking: Asking) => {
        // A block that is written again is told once it stands: the text so far is replaced by the program.
        const tell = told ? undefined : onText;
        if (!told) onText(`${opening(wanted.type)}${wanted.name}" {\n`);
        told = true;
        const completion = await this.#complete(this.#messages, { ...asking, ...budget.left }, tell);
        budget.spend(completion);
        return completion;
      },
    };
    const written = await writeBlock(parts, wanted, { before, after }, failed);
    if (!written) return undefined;
    if (budget.cut) this.notes.push(budget.note(`${wanted.type}.${wanted.name}`));
    for (const source of Object.keys(this.sources) as Source[]) this.sources[source] += written.sources[source];
    for (const [path, author] of written.authors) this.authors.set(`${wanted.type}.${wanted.name}.${path}`, author);
    onText("\n\n");
    return `${written.text}${this.#asked(wanted, written.asks, before + after)}`;
  }

  /** Blocks of the variables that aren't declared yet, each on record when it is a question to the user. */
  #asked({ type, name }: Wanted, asks: readonly Asked[], around: string): string {
    const address = `${type}.${name}`;
    const news = asks.filter(
      ({ variable }, at) =>
        !around.includes(`variable "${variable}"`) && asks.findIndex((other) => other.variable === variable) === at,
    );
    for (const { argument, variable } of news)
      if (argument !== undefined)
        this.fixes.push({
          kind: "ask-variable",
          title: `${address}: asks you for "${argument}" (variable "${variable}")`,
          address,
        });
    return news.map((ask) => `\n\n${variableBlock(ask)}`).join("");
  }

  /** One block, or more where `stop` lets the model go on, as far as the model came. */
  async #free(messages: Message[], before: string, start: string, asking: Asking): Promise<string> {
    const { onText, signal, sampling } = this.#options;
    onText(start);
    const { stop = [] } = asking;
    const maxTokens = sampling.maxTokens * (stop.includes(BLOCK_END) ? 1 : 2);
    const { maxSeconds } = new Budget().left;
    const all = { ...asking, prefill: before + start, maxTokens, maxSeconds };
    const completion = await this.#complete(messages, all, onText);
    const ended = completion.stop === "stopped" && !signal?.aborted && stop.includes(BLOCK_END);
    if (ended) onText(`${BLOCK_END}\n`);
    return extractProgram(`${start}${completion.text}${ended ? BLOCK_END : ""}`);
  }

  /** For a model that follows one. */
  #grammar(type: string, start: BlockStart): string | undefined {
    const { model, schemas } = this.#options;
    const block = model.takesGrammar ? schemas.block(type) : undefined;
    return block && blockGrammar(block, start);
  }

  async #complete(messages: Message[], asking: Limited, onText?: (text: string) => void): Promise<Completion> {
    const { model, sampling, signal, onReading } = this.#options;
    signal?.throwIfAborted();
    const seed = derivedSeed(sampling.seed, this.#round, this.#calls++);
    const { temperature, topP, maxReadingSeconds } = sampling;
    const reading = maxReadingSeconds === undefined ? {} : { maxReadingSeconds };
    const completion = await model.complete(
      { messages, temperature, topP, seed, ...reading, ...asking },
      onText,
      signal,
      onReading,
    );
    this.tokens += completion.tokens;
    signal?.throwIfAborted();
    return completion;
  }
}

/** A seed of its own for each call, from the user's one. */
export function derivedSeed(seed: number, ...parts: number[]): number {
  let hash = seed >>> 0;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part + 0x9e3779b9), 0x85ebca6b) >>> 0;
    hash = (hash ^ (hash >>> 13)) >>> 0;
  }
  return hash;
}
