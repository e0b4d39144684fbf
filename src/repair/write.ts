/** Has the model write blocks. The type of each is a fact that retrieval found, so the model can't invent one. */
import type { Completion, CompletionModel, Message } from "../core/completion.ts";
import { extractProgram } from "../prompt/extract.ts";
import { type Field, fieldsFor } from "../prompt/fields.ts";
import { generationMessages } from "../prompt/format.ts";
import { type BlockStart, blockGrammar } from "../prompt/grammar.ts";
import { type Certificate, repairMessages } from "../prompt/repair-format.ts";
import type { Schemas } from "../prompt/schemas.ts";
import { connection } from "./connect.ts";
import type { Fix } from "./fix.ts";
import { writeFields } from "./guided.ts";
import { Program } from "./program.ts";
import type { Guide, Source } from "./value.ts";

/** How the model is asked. */
export interface Sampling {
  seed: number;
  temperature: number;
  topP: number;
  /** For one block. */
  maxTokens: number;
}

export interface WriterOptions {
  model: CompletionModel;
  schemas: Schemas;
  prompt: string;
  /** Types the program is to have. */
  types: readonly string[];
  sampling: Sampling;
  style: "guided" | "free";
  onText: (text: string) => void;
  signal: AbortSignal | undefined;
}

/** A top-level block of formatted HCL ends with a brace at the start of a line. */
const BLOCK_END = "\n}";
export const NO_SOURCES: Readonly<Record<Source, number>> = { model: 0, request: 0, program: 0, schema: 0, user: 0 };
/** The name of a block whose name the model doesn't choose. */
const NAME = "main";

/** The start of a block of `type` (`data.TYPE` for a data source) up to where its name goes. */
export const opening = (type: string): string =>
  type.startsWith("data.") ? `data "${type.slice(5)}" "` : `resource "${type}" "`;

/** What else a call may be asked for. */
interface Asked {
  maxTokens?: number | undefined;
  grammar?: string | undefined;
}

/** Writes in one round. `tokens` and `fixes` add up what its calls took and what they left to the user. */
export class Writer {
  tokens = 0;
  /** How many values came from where; all zero when the model wrote the blocks whole. */
  readonly sources: Record<Source, number> = { ...NO_SOURCES };
  readonly fixes: Fix[] = [];
  readonly #options: WriterOptions;
  readonly #round: number;
  #calls = 0;
  readonly #claimed = new Set<string>();

  constructor(options: WriterOptions, round: number) {
    this.#options = options;
    this.#round = round;
  }

  /** Whether the schema leads: names from it, values from the model. */
  get leads(): boolean {
    return this.#options.style === "guided";
  }

  /** A program with a block of every type; for a request that no type was found for, whatever the model says. */
  async draft(): Promise<string> {
    const { types, prompt, schemas, sampling } = this.#options;
    let program = "";
    for (const type of types) program = await this.add(program, type);
    if (types.length > 0) return program;
    const messages = generationMessages(prompt, [], schemas);
    return this.#block(messages, "", 'resource "', ["```"], { maxTokens: sampling.maxTokens * 2 });
  }

  /** `program` with one more block, of `type`. */
  async add(program: string, type: string): Promise<string> {
    const { style, types, schemas, prompt } = this.#options;
    const before = program === "" ? "" : `${program.trimEnd()}\n\n`;
    const fields = style === "guided" ? fieldsFor(type, prompt, types, schemas) : [];
    if (fields.length > 0 || (style === "guided" && schemas.block(type)))
      return before + (await this.#guided(before, type, fields));
    const messages = generationMessages(prompt, types, schemas);
    const grammar = this.#grammar(type, "name");
    return before + (await this.#block(messages, before, opening(type), [BLOCK_END, "```"], { grammar }));
  }

  /**
   * The block of a certificate again, from its header (`resource "TYPE" "NAME" {`) on; "" when nothing came. `before` and `after`: the program around it.
   * Led by the schema, the model goes on from the conversation and the program it has already read (seconds instead of minutes on a CPU): its errors are
   * answered by the schema. Alone, it is shown the certificate.
   */
  rewrite(certificate: Certificate, header: string, before: string, after: string): Promise<string> {
    const { style, prompt, schemas, types } = this.#options;
    const name = /"([\w-]+)"\s*\{?\s*$/.exec(header)?.[1];
    const { type } = certificate;
    return style === "guided" && type !== undefined && name !== undefined && schemas.block(type)
      ? this.#guided(before, type, fieldsFor(type, prompt, types, schemas), {
          name,
          after,
          messages: generationMessages(prompt, types, schemas),
        })
      : this.#block(repairMessages(prompt, certificate, schemas), "", `${header}\n`, [BLOCK_END, "```"], {
          grammar: type && this.#grammar(type, "body"),
        });
  }

  async #guided(
    before: string,
    type: string,
    fields: readonly Field[],
    { name = NAME, after = "", messages }: { name?: string; after?: string; messages?: Message[] } = {},
  ): Promise<string> {
    const { prompt, schemas, types, onText } = this.#options;
    // Names are known beforehand, so a block may refer to one that is written after it.
    const coming = types.map((other) => opening(other)).filter((start) => !`${before}${after}`.includes(start));
    const program = new Program(
      before + after + coming.map((start) => `${start}${NAME}" {}\n`).join(""),
      undefined,
      schemas,
    );
    const asked = messages ?? generationMessages(prompt, [], schemas);
    const address = `${type}.${name}`;
    const fix = (kind: Fix["kind"], title: string) =>
      void this.fixes.push({ kind, title: `${address}: ${title}`, address });
    const guide: Guide = {
      request: prompt,
      first: before === "",
      ask: async (prefill, stop, maxTokens) => (await this.#complete(asked, prefill, stop, { maxTokens })).text,
      connect: (argument, takes) => connection(program, type, argument, takes),
      asks: (argument, variable) => fix("ask-variable", `asks you for "${argument}" (variable "${variable}")`),
      chose: (argument, value, values) =>
        fix("choose-value", `"${value}" chosen for "${argument}"; it may be ${values.join(", ")}`),
      claim: (value) => {
        if (this.#claimed.has(value)) return undefined;
        this.#claimed.add(value);
        return value;
      },
      took: (source) => {
        this.sources[source]++;
      },
      tell: onText,
    };
    return writeFields(guide, before, `${opening(type)}${name}" {`, fields);
  }

  /** One block, or more where `stop` lets the model go on, as far as the model came. */
  async #block(messages: Message[], before: string, start: string, stop: string[], asked: Asked = {}): Promise<string> {
    const { onText, signal } = this.#options;
    onText(start);
    const completion = await this.#complete(messages, before + start, stop, asked, onText);
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

  async #complete(
    messages: Message[],
    prefill: string,
    stop: readonly string[],
    { maxTokens, grammar }: Asked,
    onText?: (text: string) => void,
  ): Promise<Completion> {
    const { model, sampling, signal } = this.#options;
    signal?.throwIfAborted();
    const completion = await model.complete(
      {
        messages,
        prefill,
        stop: [...stop],
        ...sampling,
        maxTokens: maxTokens ?? sampling.maxTokens,
        seed: derivedSeed(sampling.seed, this.#round, this.#calls++),
        ...(grammar ? { grammar } : {}),
      },
      onText,
      signal,
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
