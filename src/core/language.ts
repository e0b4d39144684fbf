/** What the engine answers to an editor about a program that is being written (op `language`). Spans are UTF-8 bytes of the file, from and to. */
import type { Files } from "./report.ts";

export type Span = readonly [from: number, to: number];

export interface Offer {
  label: string;
  kind: "keyword" | "type" | "argument" | "block" | "value" | "reference" | "function" | "name" | "snippet";
  detail?: string;
  /** Markdown. */
  doc?: string;
  /** What is written; the label when it is left out. */
  insert?: string;
  /** `insert` has places to fill in: $1, ${2:text}, ${3|one,two|}, $0 for the last. */
  snippet?: boolean;
  /** When it is taken there is more to choose. */
  again?: boolean;
  deprecated?: boolean;
  /** What else is written when it is taken. */
  edit?: { at: number; text: string };
}

export interface Symbol {
  name: string;
  detail?: string;
  kind: string;
  span: Span;
  head: Span;
  file?: string;
  inner?: Symbol[];
}

export interface Location {
  file: string;
  span: Span;
  whole: Span;
}

export interface Answers {
  /** Offers for what stands at `span`, the best first; `partial`: there are more, which come when one types on. */
  complete: { span: Span; offers: Offer[]; partial?: boolean };
  /** Markdown; empty where there is nothing to say. `address` and `path` where the plan has the value. */
  hover: { span: Span; text: string; address?: string; path?: string };
  /** No name outside of a call. */
  signature: { name?: string; label?: string; doc?: string; parameters?: string[]; active: number };
  definition: { span: Span; locations: Location[] };
  references: { span: Span; locations: Location[] };
  highlights: { marks: { span: Span; write?: boolean }[] };
  symbols: { symbols: Symbol[] };
  workspace: { symbols: Symbol[] };
  folding: { folds: { span: Span; comment?: boolean }[] };
  /** Start, length and kind of each name, one behind the other. */
  tokens: { kinds: string[]; tokens: number[] };
  links: { links: { span: Span; url: string }[] };
}

export type Method = keyof Answers;

export interface LanguageService {
  /** `at`: a byte of the file. Rejects when the engine can't be asked, or `signal` aborts. */
  ask<M extends Method>(method: M, files: Files, file: string, at: number, signal?: AbortSignal): Promise<Answers[M]>;
}
