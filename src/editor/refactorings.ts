/** Refactorings among the editor's quick actions (Ctrl+.): what could be made where the cursor is. Whether it can, the engine says. */
import { isNative } from "../core/file-kinds.ts";
import type { Notices } from "../features/notices/state.ts";
import type { Refactor } from "../features/refactor/state.ts";
import type { Documents } from "./documents.ts";
import { monaco } from "./monaco.ts";
import { type Offer, offersAt } from "./offers.ts";

const COMMAND = "terraformer.refactor";

export function offerRefactorings(refactor: Refactor, notices: Notices, documents: Documents): monaco.IDisposable {
  const command = monaco.editor.registerCommand(COMMAND, async (_accessor, { request, done }: Offer) => {
    const reason = await refactor.make(request, done);
    if (reason !== undefined) notices.error(reason);
  });
  const provider = monaco.languages.registerCodeActionProvider("*", {
    provideCodeActions(model, range) {
      const path = documents.pathOf(model);
      const index = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
      const offers = path === undefined || !isNative(path) ? [] : offersAt(path, model.getValue(), index, refactor);
      const actions = offers.map((offer): monaco.languages.CodeAction => {
        const { title, kind } = offer;
        return { title, kind, command: { id: COMMAND, title, arguments: [offer] } };
      });
      return { actions, dispose() {} };
    },
  });
  return {
    dispose() {
      command.dispose();
      provider.dispose();
    },
  };
}
