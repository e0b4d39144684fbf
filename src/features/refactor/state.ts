/** Refactorings in the editor: made at once in all files, with what was before in the history and an undo at hand. */
import { byteAtIndex } from "../../core/edits.ts";
import { own } from "../../core/own.ts";
import type { NamedPlace, Refactorer, Refactoring } from "../../core/refactor.ts";
import type { Diagnostic } from "../../core/report.ts";
import type { Notices } from "../notices/state.ts";
import type { Workspace } from "../workspace/state.ts";

export interface RefactorDeps {
  workspace: Workspace;
  verifier: Refactorer;
  notices: Notices;
  /** Puts the files as they are into the history. */
  keep(reason: string): Promise<void>;
}

export function createRefactor({ workspace, verifier, notices, keep }: RefactorDeps) {
  const byteIn = (file: string, index: number) => byteAtIndex(own(workspace.files.value, file) ?? "", index);

  return {
    /** Where a character of a file is, as requests say it. */
    placeOf: (file: string, index: number) => ({ file, at: byteIn(file, index) }),

    /** What is named there, or why it can't be renamed. */
    locate: (file: string, index: number): Promise<NamedPlace | Diagnostic> =>
      verifier.locate(workspace.files.value, file, byteIn(file, index)),

    /** Makes it, or gives the reason why not. `title` begins what is said: "Renamed a to b". */
    async make(request: Refactoring, title: string): Promise<string | undefined> {
      const before = workspace.files.value;
      const { files, diagnostics } = await verifier.refactor(before, request);
      const error = diagnostics.find(({ severity }) => severity === "error");
      if (error) return error.detail;
      if (workspace.files.value !== before) return "The files changed meanwhile: try again.";
      await keep(`Before: ${title}`);
      if (workspace.files.value !== before) return "The files changed meanwhile: try again.";
      const texts = Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === "string");
      workspace.replace(Object.fromEntries(texts));
      const after = workspace.files.value;
      const changed = texts.filter(([path, text]) => own(before, path) !== text).map(([path]) => path);
      const undo = () => {
        if (workspace.files.value === after) workspace.replace(before);
        else notices.info("The files have changed since. The version before is in the project's history.");
      };
      const said = [`${title}, in ${changed.join(", ")}.`, ...diagnostics.map(({ detail }) => detail)];
      notices.info(said.join(" "), { label: "Undo", run: undo });
      return undefined;
    },
  };
}

export type Refactor = ReturnType<typeof createRefactor>;
