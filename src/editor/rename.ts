/** F2: renames what the cursor is on, at its declaration and wherever it is referred to. */
import type { Refactor } from "../features/refactor/state.ts";
import type { Documents } from "./documents.ts";
import { monaco } from "./monaco.ts";
import { rangesIn } from "./ranges.ts";

export function offerRename(refactor: Refactor, documents: Documents): monaco.IDisposable {
  return monaco.languages.registerRenameProvider("*", {
    async resolveRenameLocation(model, position) {
      const nothing = { range: monaco.Range.fromPositions(position), text: "" };
      const path = documents.pathOf(model);
      if (path === undefined) return { ...nothing, rejectReason: "This text belongs to no file of the project." };
      const place = await refactor.locate(path, model.getOffsetAt(position));
      if ("detail" in place) return { ...nothing, rejectReason: place.detail };
      return { range: rangesIn(model.getValue())(place.range), text: place.name };
    },
    async provideRenameEdits(model, position, to) {
      const path = documents.pathOf(model);
      if (path === undefined) return { edits: [], rejectReason: "This text belongs to no file of the project." };
      const index = model.getOffsetAt(position);
      const place = await refactor.locate(path, index);
      if ("detail" in place) return { edits: [], rejectReason: place.detail };
      const title = `Renamed ${place.address} to ${to}`;
      const rejectReason = await refactor.make({ action: "rename", ...refactor.placeOf(path, index), to }, title);
      // The workspace has changed, and the editor follows it: nothing is left to edit here.
      return { edits: [], ...(rejectReason !== undefined && { rejectReason }) };
    },
  });
}
