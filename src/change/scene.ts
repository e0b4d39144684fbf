/** A change under way: the program as it stands, and what has been done to it. */
import type { Retriever } from "../ask/retrieve.ts";
import type { BlockEdit, ProgramEditor } from "../core/block-edits.ts";
import type { Facts, FactsSource, TypeFacts } from "../core/facts.ts";
import { isConfiguration, isNative } from "../core/file-kinds.ts";
import { own } from "../core/own.ts";
import type { Files, Verifier } from "../core/report.ts";
import type { Block } from "../core/schema.ts";
import type { Source } from "../intent/intent.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Clause } from "../language/clauses.ts";
import type { Placer } from "../placing/placer.ts";
import { type ProgramBlock, ProgramText, withText } from "./blocks.ts";
import type { Meant } from "./meant.ts";
import type { Present } from "./parts.ts";
import { BlockText, type Path } from "./splice.ts";
import type { Writer } from "./writer.ts";

export interface SceneParts {
  editor: ProgramEditor & FactsSource;
  verifier: Pick<Verifier, "verify">;
  schemas: Schemas;
  retriever: Retriever;
  /** Asks the model. */
  writer: Writer;
  /** The user agrees that what can't be without a removed block goes with it. */
  consents?: boolean | undefined;
  /** Which literal of a request is the value of which argument; without it words alone tell. */
  placer?: Placer | undefined;
  signal?: AbortSignal | undefined;
}

export class Scene {
  readonly parts: SceneParts;
  readonly request: string;
  program: ProgramText;
  /** Addresses that were changed, added or removed. */
  readonly touched = new Set<string>();
  /** What the request says must stay. */
  readonly protectedOnes = new Set<string>();
  /** Parts of the request that say that something must stay, of which nobody knows what it is. */
  readonly unknown: Clause[] = [];
  /** What "it" and "them" mean. */
  before: readonly ProgramBlock[] = [];
  /** Names of the entries of repeated blocks that were spoken of last. */
  entries: readonly string[] = [];
  /** What couldn't be done, for people. */
  readonly notes: string[] = [];
  /** What isn't done without the user's word, for people. */
  readonly questions: string[] = [];
  /** What its literals are the values of, in the program as it was. */
  meant: readonly Meant[] = [];
  /** What was put somewhere though other places may be meant, by where it stands in the request; for people. */
  readonly doubts = new Map<number, string>();
  /** What the request asks for and is there. */
  readonly already: Present[] = [];
  readonly sources: Partial<Record<Source, number>> = {};
  #facts: Facts = {};
  readonly #first: ProgramText;

  constructor(parts: SceneParts, request: string, files: Files) {
    this.parts = parts;
    this.request = request;
    this.program = new ProgramText(files);
    this.#first = this.program;
  }

  get files(): Files {
    return this.program.files;
  }

  /** Whether some of the program isn't read: files in JSON syntax. */
  get isPartial(): boolean {
    return Object.keys(this.files).some((path) => !path.includes("/") && isConfiguration(path) && !isNative(path));
  }

  /** Whether a block was there before anything changed. */
  was(address: string): boolean {
    return this.#first.find(address) !== undefined;
  }

  /** Says that something isn't done without the user's word, once. */
  ask(question: string): void {
    if (!this.questions.includes(question)) this.questions.push(question);
  }

  /** Takes back all that was done since the program was as it is given. */
  restore(program: ProgramText, touched: Iterable<string>): void {
    this.program = program;
    this.touched.clear();
    for (const address of touched) this.touched.add(address);
  }

  async apply(edits: readonly BlockEdit[]): Promise<boolean> {
    if (edits.length === 0) return false;
    const { files, diagnostics } = await this.parts.editor.edit(this.files, edits, this.parts.signal);
    this.notes.push(...diagnostics.map(({ detail }) => detail));
    const changed = Object.entries(files).some(([path, text]) => this.files[path] !== text);
    if (!changed) return false;
    for (const { address } of edits) if (address) this.touched.add(address);
    this.program = new ProgramText(files);
    return true;
  }

  /** One block with another text. */
  replace(block: ProgramBlock, text: string): Promise<boolean> {
    return this.apply([withText(block, text)]);
  }

  /** A block with another text at a path. Of local values only the one that the path begins with, since several blocks may declare some. */
  write(block: ProgramBlock, [name = ""]: Path, text: BlockText): Promise<boolean> {
    if (block.address !== "locals") return this.replace(block, text.text);
    const edit = { action: "replace", address: `local.${name}`, text: `${name} = ${text.valueAt([name])}` } as const;
    return text.text === block.text ? Promise.resolve(false) : this.apply([edit]);
  }

  /** An argument of the block at an address with another expression. */
  async put(address: string, path: Path, expression: string): Promise<boolean> {
    const block = this.program.find(address);
    return block !== undefined && this.replace(block, new BlockText(block.text).set(path, expression).text);
  }

  count(source: Source, by = 1): void {
    this.sources[source] = (this.sources[source] ?? 0) + by;
  }

  schemaOf(type: string): Block | undefined {
    return this.parts.schemas.block(type);
  }

  readonly factsOf = async (type: string): Promise<TypeFacts | undefined> => own(await this.allFacts([type]), type);

  /** Of several types at once. */
  async allFacts(types: readonly string[]): Promise<Facts> {
    const more = [...new Set(types)].filter((type) => !Object.hasOwn(this.#facts, type));
    const known = Object.fromEntries(more.map((type) => [type, {}]));
    if (more.length > 0)
      this.#facts = { ...this.#facts, ...known, ...(await this.parts.editor.facts(more, this.parts.signal)) };
    return this.#facts;
  }

  readonly isProtected = (address: string): boolean => this.protectedOnes.has(address);

  /** Whether a change may touch a block, as far as nobody names it. */
  readonly isFree = ({ address, type }: ProgramBlock): boolean =>
    !this.isProtected(address) && !type?.startsWith("data.");
}
