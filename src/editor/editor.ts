/** The code editor and the diff editor as the page uses them. */
import { effect, type ReadonlySignal } from "@preact/signals";
import { own } from "../core/own.ts";
import type { Located } from "../features/findings/state.ts";
import type { SourcePlace } from "../features/program/state.ts";
import type { Workspace } from "../features/workspace/state.ts";
import type { Settings } from "../store/settings.ts";
import { LANGUAGES } from "./asking.ts";
import { offerChange } from "./changing.ts";
import type { Documents } from "./documents.ts";
import { createModel, monaco } from "./monaco.ts";
import "./style.css";
import { rangesIn } from "./ranges.ts";

/** What all editors of the page have in common. */
export const COMMON = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontFamily: 'ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
  lineHeight: 1.55,
  scrollBeyondLastLine: false,
  renderLineHighlight: "line",
  smoothScrolling: false,
  overviewRulerBorder: false,
  lineNumbersMinChars: 3,
  padding: { top: 8, bottom: 8 },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  // Values stand in quotes, and are worth offering there.
  quickSuggestions: { other: true, comments: false, strings: true },
  suggest: { showWords: true, preview: false, showStatusBar: false, snippetsPreventQuickSuggestions: false },
  "semanticHighlighting.enabled": true,
  fixedOverflowWidgets: true,
  lightbulb: { enabled: "onCode" as monaco.editor.ShowLightbulbIconMode.OnCode },
  stickyScroll: { enabled: false },
  // What nobody sees is framed wherever it stands; letters of other scripts are no danger here.
  renderControlCharacters: true,
  unicodeHighlight: {
    invisibleCharacters: true,
    ambiguousCharacters: false,
    includeComments: true,
    includeStrings: true,
  },
} satisfies monaco.editor.IStandaloneEditorConstructionOptions;

export function createEditor(
  container: HTMLElement,
  workspace: Workspace,
  documents: Documents,
  settings: ReadonlySignal<Settings>,
  onChange: (address: string) => void,
) {
  const editor = monaco.editor.create(container, { ...COMMON, model: null, ariaLabel: "Terraform source" });
  const change = offerChange(editor, documents, workspace.files, onChange);
  const views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  let shown = "";
  let generation = workspace.generation.peek();

  const ends = [
    effect(() => {
      const path = workspace.active.value;
      documents.changed.value;
      const model = documents.of(path) ?? null;
      if (model === editor.getModel()) return;
      if (generation !== workspace.generation.peek()) views.clear();
      else if (shown) views.set(shown, editor.saveViewState());
      generation = workspace.generation.peek();
      editor.setModel(model);
      // The language service knows better; where there is none, the words of the file are something.
      editor.updateOptions({
        wordBasedSuggestions: model && LANGUAGES.includes(model.getLanguageId()) ? "off" : "currentDocument",
      });
      shown = path;
      const view = views.get(path);
      if (view) editor.restoreViewState(view);
    }),
    effect(() => {
      const { fontSize, wordWrap } = settings.value;
      editor.updateOptions({ fontSize, wordWrap: wordWrap ? "on" : "off" });
    }),
  ];

  /** Opens a file and selects a place in it, as it is in `files`. */
  const show = ({ file, range: place, files }: SourcePlace, focus: boolean) => {
    workspace.open(file);
    if (workspace.active.value !== file) return;
    const range = rangesIn(own(files, file) ?? "")(place);
    editor.setSelection(range);
    editor.revealRangeInCenterIfOutsideViewport(range);
    if (focus) editor.focus();
  };

  return {
    focus: () => editor.focus(),
    /** Does what the editor has under an id, as a key would. */
    act(id: string) {
      editor.focus();
      editor.trigger("palette", id, null);
    },
    show,
    /** Opens the finding's file and selects its place. */
    reveal({ finding: { file, range }, verdict: { files } }: Located, focus: boolean) {
      show({ file, range, files }, focus);
    },
    dispose() {
      for (const end of ends) end();
      change.dispose();
      editor.dispose();
    },
  };
}

export type Editor = ReturnType<typeof createEditor>;

/** A read-only comparison of two texts. */
export function createDiff(container: HTMLElement, fontSize: number) {
  const editor = monaco.editor.createDiffEditor(container, {
    ...COMMON,
    fontSize,
    readOnly: true,
    originalEditable: false,
    renderOverviewRuler: false,
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    hideUnchangedRegions: { enabled: true, contextLineCount: 4 },
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: 760,
    lineDecorationsWidth: 16,
    originalAriaLabel: "Before",
    modifiedAriaLabel: "After",
  });
  /** Fresh models for each comparison: the worker then never sees one that is half changed. */
  const compare = (texts: { before: string; after: string } | undefined) => {
    const old = editor.getModel();
    const view = editor.saveViewState();
    editor.setModel(
      texts ? { original: createModel(texts.before, "hcl"), modified: createModel(texts.after, "hcl") } : null,
    );
    if (old && texts) editor.restoreViewState(view);
    old?.original.dispose();
    old?.modified.dispose();
  };
  return {
    show: (before: string, after: string) => compare({ before, after }),
    /** Scrolls to a line of the text before the change. */
    reveal: (line: number) => editor.getOriginalEditor().revealLineInCenter(line),
    dispose() {
      compare(undefined);
      editor.dispose();
    },
  };
}

/** A text that is all new: nothing to compare it with. */
export function createPreview(container: HTMLElement, fontSize: number): DiffView {
  const editor = monaco.editor.create(container, {
    ...{ ...COMMON, fontSize, readOnly: true, ariaLabel: "New file" },
    model: null,
  });
  // After the editor, whose making sets what models have anew.
  const model = createModel("", "hcl");
  editor.setModel(model);
  return {
    show(_before, after) {
      if (model.getValue() !== after) model.setValue(after);
    },
    reveal: (line) => editor.revealLineInCenter(line),
    dispose() {
      editor.dispose();
      model.dispose();
    },
  };
}

export type DiffView = ReturnType<typeof createDiff>;
