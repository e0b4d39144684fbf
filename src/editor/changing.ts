/** A request for a change that begins at the cursor: among the quick actions (Ctrl+.) and in the context menu. */
import type { Texts } from "../features/workspace/state.ts";
import { blockAround } from "./around.ts";
import type { Documents } from "./documents.ts";
import { monaco } from "./monaco.ts";

const COMMAND = "terraformer.change";
const TITLE = "Change this block in words…";

export function offerChange(
  editor: monaco.editor.IStandaloneCodeEditor,
  documents: Documents,
  files: { peek(): Texts },
  onChange: (address: string) => void,
): monaco.IDisposable {
  const at = (model: monaco.editor.ITextModel, position: monaco.IPosition) => {
    const path = documents.pathOf(model);
    return path === undefined
      ? undefined
      : blockAround(files.peek(), path, model.getValue(), model.getOffsetAt(position));
  };
  const command = monaco.editor.registerCommand(COMMAND, (_accessor, address: string) => onChange(address));
  const provider = monaco.languages.registerCodeActionProvider("*", {
    provideCodeActions(model, range) {
      const address = at(model, { lineNumber: range.startLineNumber, column: range.startColumn });
      const action = {
        title: TITLE,
        kind: "refactor.rewrite",
        command: { id: COMMAND, title: TITLE, arguments: [address] },
      };
      return { actions: address === undefined ? [] : [action], dispose() {} };
    },
  });
  const entry = editor.addAction({
    id: "terraformer.change-block",
    label: TITLE,
    contextMenuGroupId: "1_modification",
    run(own) {
      const [model, position] = [own.getModel(), own.getPosition()];
      const address = model && position ? at(model, position) : undefined;
      if (address !== undefined) onChange(address);
    },
  });
  return {
    dispose() {
      for (const one of [command, provider, entry]) one.dispose();
    },
  };
}
