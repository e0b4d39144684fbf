/** One Monaco text model a file. The workspace holds the truth; models follow it, and what is typed into one goes back to it. */
import { effect, signal, untracked } from "@preact/signals";
import { own } from "../core/own.ts";
import type { Texts, Workspace } from "../features/workspace/state.ts";
import { LIMITS } from "../features/workspace/transfer.ts";
import { changesBetween } from "./changes.ts";
import { createModel, monaco, type TextModel } from "./monaco.ts";

export type Documents = ReturnType<typeof createDocuments>;

/** `refuse` is told why a change was taken back. */
export function createDocuments(workspace: Workspace, refuse: (why: string) => void) {
  const models = new Map<string, TextModel>();
  /** Grows when a file gets another model. */
  const changed = signal(0);
  let following = false;
  let generation = workspace.generation.peek();

  const create = (path: string, text: string) => {
    const model = createModel(text, undefined, monaco.Uri.from({ scheme: "project", path: `/${path}` }));
    model.onDidChangeContent(() => {
      if (following) return;
      const length = model.getValueLength();
      if (length <= LIMITS.fileBytes || length <= (own(workspace.files.peek(), path)?.length ?? 0))
        return workspace.edit(path, model.getValue());
      // Pasted by mistake, mostly: every keystroke would send it to the verifier and to the database.
      queueMicrotask(() => model.undo());
      refuse(
        `A file may have at most ${LIMITS.fileBytes / 1e6} MB here, and ${path} would have ${(length / 1e6).toFixed(1)} MB: that was taken back.`,
      );
    });
    models.set(path, model);
    changed.value++;
  };

  const follow = (files: Texts) => {
    following = true;
    const sameProject = generation === workspace.generation.peek();
    generation = workspace.generation.peek();
    for (const [path, model] of models) {
      if (sameProject && Object.hasOwn(files, path)) continue;
      models.delete(path);
      model.dispose();
    }
    for (const [path, text] of Object.entries(files)) {
      const model = models.get(path);
      if (!model) create(path, text);
      else if (model.getValue() !== text) {
        // One step of its own on the undo stack.
        model.pushStackElement();
        model.pushEditOperations([], replacements(model, text), () => null);
        model.pushStackElement();
      }
    }
    following = false;
    // A model has one kind of line break; a text with several becomes what the model made of it.
    for (const [path, model] of models) workspace.edit(path, model.getValue());
  };

  const dispose = effect(() => {
    const files = workspace.files.value;
    untracked(() => follow(files));
  });

  return {
    changed,
    all: models as ReadonlyMap<string, TextModel>,
    of: (path: string) => models.get(path),
    pathOf: (model: TextModel) => [...models].find(([, candidate]) => candidate === model)?.[0],
    dispose() {
      dispose();
      for (const model of models.values()) model.dispose();
      models.clear();
    },
  };
}

function replacements(model: TextModel, text: string) {
  return changesBetween(model.getValue(), text).map(({ from, to, text: line }) => {
    // Past the last line there is no "next line" to stop before.
    const past = to > model.getLineCount();
    return {
      range: {
        startLineNumber: from,
        startColumn: 1,
        endLineNumber: past ? model.getLineCount() : to,
        endColumn: past ? model.getLineMaxColumn(model.getLineCount()) : 1,
      },
      text: line,
    };
  });
}
