/** An editor of one policy, on the text model that the code's editor has of the file, and a reader of JSON. */
import type { PolicyCoverage } from "../core/policy-tests.ts";
import type { Diagnostic } from "../core/report.ts";
import { COMMON } from "./editor.ts";
import { createModel, monaco } from "./monaco.ts";
import { rangesIn } from "./ranges.ts";
import "./rego.ts";

const OWNER = "check";

/** What the tests have run of a file. */
export type FileCoverage = PolicyCoverage["files"][string];

export function createPolicyEditor(container: HTMLElement, fontSize: number) {
  const editor = monaco.editor.create(container, { ...COMMON, fontSize, model: null, ariaLabel: "Policy" });
  const decorations = editor.createDecorationsCollection();
  const modelOf = (path: string) => monaco.editor.getModel(monaco.Uri.from({ scheme: "project", path: `/${path}` }));
  return {
    /** Shows a file of the workspace. */
    open(path: string) {
      const model = path === "" ? null : modelOf(path);
      if (model !== editor.getModel()) editor.setModel(model);
    },
    mark(diagnostics: readonly Diagnostic[]) {
      for (const model of monaco.editor.getModels()) {
        const own = diagnostics.filter(({ file }) => model.uri.scheme === "project" && model.uri.path === `/${file}`);
        const toRange = rangesIn(own.length > 0 ? model.getValue() : "");
        monaco.editor.setModelMarkers(
          model,
          OWNER,
          own.map(({ summary, detail, range, code }) => ({
            ...toRange(range),
            severity: monaco.MarkerSeverity.Error,
            message: detail ? `${summary}\n${detail}` : summary,
            source: "policy",
            code,
          })),
        );
      }
    },
    /** Marks beside the lines what the tests have run of them and what not. */
    cover(coverage: FileCoverage | undefined) {
      const lines = (ranges: FileCoverage["covered"] = [], className: string, words: string) =>
        ranges.map(({ start, end }) => ({
          range: new monaco.Range(start.row, 1, end.row, 1),
          options: { isWholeLine: true, linesDecorationsClassName: className, hoverMessage: { value: words } },
        }));
      decorations.set([
        ...lines(coverage?.covered, "covered", "A test has run this."),
        ...lines(coverage?.not_covered, "not-covered", "No test has run this."),
      ]);
    },
    reveal(line: number) {
      editor.revealLineInCenterIfOutsideViewport(line);
      editor.setPosition({ lineNumber: line, column: 1 });
      editor.focus();
    },
    dispose() {
      this.mark([]);
      editor.dispose();
    },
  };
}

export type PolicyEditor = ReturnType<typeof createPolicyEditor>;

/** Text that is only read, such as the input of a policy. */
export function createReader(container: HTMLElement, fontSize: number, label: string) {
  const model = createModel("", "rego");
  const editor = monaco.editor.create(container, {
    ...COMMON,
    fontSize,
    model,
    readOnly: true,
    lineNumbers: "off",
    ariaLabel: label,
  });
  return {
    show(text: string) {
      if (model.getValue() !== text) model.setValue(text);
    },
    dispose() {
      editor.dispose();
      model.dispose();
    },
  };
}
