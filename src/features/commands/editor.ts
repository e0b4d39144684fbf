/** What the editor does by itself and is worth finding by name; it handles the keys. */
import type { ReadonlySignal } from "@preact/signals";
import type { Editor } from "../../editor/editor.ts";
import type { Command } from "./state.ts";

const ACTIONS = [
  ["actions.find", "Find in the file", "Mod+F"],
  ["editor.action.commentLine", "Comment lines out, or in", "Mod+/"],
  ["editor.action.quickFix", "Quick fixes and refactorings at the cursor", "Mod+."],
  ["editor.action.toggleTabFocusMode", "Let Tab leave the editor, or indent again", "Mod+M"],
  ["editor.action.rename", "Rename what the cursor is on everywhere", "F2"],
  ["editor.action.triggerSuggest", "Offer what could stand at the cursor", "Mod+Space"],
  ["editor.action.showHover", "Explain what the cursor is on", undefined],
  ["editor.action.revealDefinition", "Go to where it is declared", "F12"],
  ["editor.action.goToReferences", "Show everything that refers to it", "Shift+F12"],
  ["editor.foldAll", "Fold all blocks", undefined],
  ["editor.unfoldAll", "Unfold all blocks", undefined],
] as const;

export const editorCommands =
  (editor: ReadonlySignal<Editor | undefined>): (() => Command[]) =>
  () =>
    ACTIONS.map(([id, label, keys]) => ({
      label,
      ...(keys && { keys, handledBy: "editor" as const }),
      available: () => editor.value !== undefined,
      run: () => editor.value?.act(id),
    }));
