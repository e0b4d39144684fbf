/** Changes of a program's form that leave what it plans as it is: names, places and repetition of blocks. The engine makes them (wasm/internal/refactor). */
import type { Diagnostic, Files, Range } from "./report.ts";

/** What a refactoring is about: an address (in the module of `folder`, by default the root), or the name at a byte of a file. */
export type Target = { address: string; folder?: string } | { file: string; at: number };

/** One refactoring. Addresses are Terraform's, and `provider.aws.ALIAS`; they may lead into modules of the workspace. */
export type Refactoring =
  | (Target &
      (
        | /** A new name, at the declaration and wherever it is referred to. */
        { action: "rename"; to: string }
        /** Keys in place of numbers: `keys`, the elements of the list that `count` measures, or the numbers as text. */
        | { action: "count-to-for-each"; keys?: string[] }
        | { action: "for-each-to-count" }
        /** A value at a place, or at ADDRESS.path, gets a name: `to`, else one after its argument. `everywhere`: also where the same value stands elsewhere. */
        | { action: "extract-variable" | "extract-local"; to?: string; everywhere?: boolean }
        /** A variable's default, or a local value, is written wherever it is referred to. */
        | { action: "inline" }
      ))
  /** Blocks of one module go into `modules/TO`. */
  | { action: "extract-module"; addresses: string[]; to: string; folder?: string }
  /** Blocks go into the files of their kinds, or also of their services; of one file or all of a folder. */
  | { action: "split-files"; file?: string; folder?: string; by?: "service" };

/** An address before and after, as the root module names it. */
export interface Move {
  from: string;
  to: string;
}

export interface RefactorResult {
  /** All files, as they are after it; as they were, where it isn't made. */
  files: Files;
  /** An error says why it isn't made; the rest is what to know of it. */
  diagnostics: Diagnostic[];
  moved: Move[];
}

/** A name in a file. */
export interface NamedPlace {
  address: string;
  name: string;
  range: Range;
}

export interface Refactorer {
  /** Made whole or not at all. */
  refactor(files: Files, request: Refactoring, signal?: AbortSignal): Promise<RefactorResult>;
  /** What is named at a byte of a file, or why nothing there can be renamed. */
  locate(files: Files, file: string, at: number, signal?: AbortSignal): Promise<NamedPlace | Diagnostic>;
}
