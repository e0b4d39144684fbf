/** Changes of a program block by block: what isn't named stays as it is, byte for byte. */
import type { Diagnostic, Files } from "./report.ts";

/** One change. Addresses are Terraform's, and `local.x`, `provider.aws`, `provider.aws.ALIAS`, `terraform`. */
export type BlockEdit =
  /** The comments above the block stay, unless `text` brings its own. A block of another name renames it, but not the references to it. */
  | { action: "replace"; address: string; text: string; file?: string }
  /** Behind the block `after`; else at the end of `file`; else of the file that holds most of its kind. */
  | { action: "add"; address?: string; text: string; file?: string; after?: string }
  /** With the comments directly above it. */
  | { action: "remove"; address: string; file?: string };

export interface EditResult {
  /** All files, as they are after the edits. */
  files: Files;
  /** One for each edit that couldn't be made; the others are. */
  diagnostics: Diagnostic[];
}

export interface ProgramEditor {
  /** `text` of an edit is one block, or `x = …` for `local.x`; its folder (of `file`) is the module, by default the root. */
  edit(files: Files, edits: readonly BlockEdit[], signal?: AbortSignal): Promise<EditResult>;
}
