/** From a name to its declaration, to all that name it, and to those in sight; across files and the project's modules. */
import type { Workspace } from "../features/workspace/state.ts";
import { type Asking, LANGUAGES, spansIn } from "./asking.ts";
import type { Documents } from "./documents.ts";
import { monaco } from "./monaco.ts";

const { DocumentHighlightKind } = monaco.languages;

export function offerDefinitions(asking: Asking, documents: Documents, workspace: Workspace): monaco.IDisposable[] {
  const locations = (method: "definition" | "references") => ({
    async find(model: monaco.editor.ITextModel, position: monaco.IPosition, token: monaco.CancellationToken) {
      const answer = await asking.about(method, model, position, token);
      return answer?.locations.flatMap((location) => asking.located(location) ?? []) ?? [];
    },
  });
  const definition = locations("definition");
  const references = locations("references");
  return [
    monaco.languages.registerDefinitionProvider(LANGUAGES, {
      provideDefinition: (model, position, token) => definition.find(model, position, token),
    }),
    monaco.languages.registerReferenceProvider(LANGUAGES, {
      provideReferences: (model, position, _context, token) => references.find(model, position, token),
    }),
    monaco.languages.registerDocumentHighlightProvider(LANGUAGES, {
      async provideDocumentHighlights(model, position, token) {
        const answer = await asking.about("highlights", model, position, token);
        if (!answer) return undefined;
        const toRange = spansIn(model.getValue());
        return answer.marks.map(({ span, write }) => ({
          range: toRange(span),
          kind: write ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
      },
    }),
    // A place in another file: its tab is opened, and the editor follows.
    monaco.editor.registerEditorOpener({
      openCodeEditor(editor, uri, to) {
        const model = monaco.editor.getModel(uri);
        const path = model && documents.pathOf(model);
        if (!path) return false;
        workspace.open(path);
        const range = to && ("lineNumber" in to ? monaco.Range.fromPositions(to) : to);
        if (range) {
          editor.setSelection(range);
          editor.revealRangeInCenterIfOutsideViewport(range);
        }
        editor.focus();
        return true;
      },
    }),
  ];
}
