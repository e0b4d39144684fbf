/** F2: renames what the cursor is on, at its declaration and wherever it is referred to. */
import type { Refactor } from "../features/refactor/state.ts";
import type { Documents } from "./documents.ts";
import { monaco, type TextModel } from "./monaco.ts";
import { rangesIn } from "./ranges.ts";

export function offerRename(refactor: Refactor, documents: Documents): monaco.IDisposable {
  return monaco.languages.registerRenameProvider("*", {
    async resolveRenameLocation(model, position) {
      const nothing = { range: monaco.Range.fromPositions(position), text: "" };
      const path = documents.pathOf(model);
      if (path === undefined) return { ...nothing, rejectReason: "This text belongs to no file of the project." };
      const place = await refactor.locate(path, model.getOffsetAt(position));
      if ("detail" in place) return { ...nothing, rejectReason: place.detail };
      if (model.isDisposed()) return nothing;
      return { range: rangesIn(model.getValue())(place.range), text: place.name };
    },
    async provideRenameEdits(model, position, to) {
      const path = documents.pathOf(model) ?? "";
      const index = model.getOffsetAt(position);
      const place = await refactor.locate(path, index);
      const reason =
        "detail" in place
          ? place.detail
          : await refactor.make(
              { action: "rename", ...refactor.placeOf(path, index), to },
              `Renamed ${place.address} to ${to}`,
            );
      if (reason !== undefined) say(model, position, reason);
      // The workspace has changed, and the editor follows it: nothing is left to edit here.
      return { edits: [] };
    },
  });
}

interface Messages extends monaco.editor.IEditorContribution {
  showMessage(text: string, position: monaco.IPosition): void;
}

/** Says why a new name can't be where it was typed. What the editor does with a reject reason of edits, nobody sees. */
function say(model: TextModel, position: monaco.IPosition, reason: string): void {
  const editor = monaco.editor.getEditors().find((one) => one.getModel() === model);
  editor?.getContribution<Messages>("editor.contrib.messageController")?.showMessage(reason, position);
}
