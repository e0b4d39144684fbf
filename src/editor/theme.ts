/** The editor in the page's colours. Monaco takes hexadecimal values only, so the few that matter are repeated from tokens.css. */
import { monaco } from "./monaco.ts";

export type Scheme = "light" | "dark";

const rules = (colours: Record<string, string>): monaco.editor.ITokenThemeRule[] =>
  Object.entries(colours).map(([token, foreground]) => ({ token, foreground }));

monaco.editor.defineTheme("terraformer-light", {
  base: "vs",
  inherit: true,
  rules: rules({
    type: "6b3fa0",
    identifier: "1f5fa8",
    variable: "1d2126",
    string: "2b6a42",
    number: "9a4a16",
    keyword: "6b3fa0",
    operator: "5b636e",
    delimiter: "5b636e",
    comment: "6f7782",
    function: "7a5a00",
    reference: "1f5fa8",
  }),
  colors: {
    "editor.background": "#ffffff",
    "editor.foreground": "#1d2126",
    "editorLineNumber.foreground": "#6f7782",
    "editorLineNumber.activeForeground": "#5b636e",
    "editor.lineHighlightBackground": "#f5f6f8",
    "editor.lineHighlightBorder": "#00000000",
    "editor.selectionBackground": "#d5e0fa",
    "editorIndentGuide.background1": "#eceef1",
    "editorIndentGuide.activeBackground1": "#cfd3da",
    "editorError.foreground": "#c2332d",
    "editorWarning.foreground": "#b7791f",
    "editorInfo.foreground": "#3a6ea5",
    "editorWidget.background": "#ffffff",
    "editorWidget.border": "#d9dce2",
    "editorHoverWidget.background": "#ffffff",
    "editorHoverWidget.border": "#d9dce2",
    focusBorder: "#2f5bd3",
    "diffEditor.insertedTextBackground": "#2f7d4f22",
    "diffEditor.insertedLineBackground": "#2f7d4f14",
    "diffEditor.removedTextBackground": "#c2332d1f",
    "diffEditor.removedLineBackground": "#c2332d12",
  },
});

monaco.editor.defineTheme("terraformer-dark", {
  base: "vs-dark",
  inherit: true,
  rules: rules({
    type: "c3a6ee",
    identifier: "8ab8f0",
    variable: "dfe2e7",
    string: "93c9a3",
    number: "e0ac82",
    keyword: "c3a6ee",
    operator: "99a1ad",
    delimiter: "99a1ad",
    comment: "8b93a0",
    function: "e3cf8f",
    reference: "8ab8f0",
  }),
  colors: {
    "editor.background": "#17191d",
    "editor.foreground": "#dfe2e7",
    "editorLineNumber.foreground": "#838b97",
    "editorLineNumber.activeForeground": "#99a1ad",
    "editor.lineHighlightBackground": "#1e2126",
    "editor.lineHighlightBorder": "#00000000",
    "editor.selectionBackground": "#2b3d66",
    "editorIndentGuide.background1": "#262a30",
    "editorIndentGuide.activeBackground1": "#414853",
    "editorError.foreground": "#f0857d",
    "editorWarning.foreground": "#e0b05c",
    "editorInfo.foreground": "#7db0e3",
    "editorWidget.background": "#1e2126",
    "editorWidget.border": "#343941",
    "editorHoverWidget.background": "#1e2126",
    "editorHoverWidget.border": "#343941",
    focusBorder: "#8aa8ff",
    "diffEditor.insertedTextBackground": "#6fc08c2e",
    "diffEditor.insertedLineBackground": "#6fc08c18",
    "diffEditor.removedTextBackground": "#f0857d2e",
    "diffEditor.removedLineBackground": "#f0857d18",
  },
});

export const setEditorTheme = (scheme: Scheme) => monaco.editor.setTheme(`terraformer-${scheme}`);
