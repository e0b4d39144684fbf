/** Findings as squiggles, overview marks and hovers in the editor, and as its quick fixes. */
import { effect, untracked } from "@preact/signals";
import { repairOf, titlesOf } from "../core/edits.ts";
import type { Findings, Located } from "../features/findings/state.ts";
import type { Documents } from "./documents.ts";
import { monaco, type TextModel } from "./monaco.ts";
import { rangesIn } from "./ranges.ts";

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

/** Early and late findings are two owners: the marks of one half stay, moving with the text, while the other is renewed. */
export function showMarkers(findings: Findings, documents: Documents): () => void {
  const ends = (["early", "late"] as const).map((half) =>
    effect(() => {
      const located = findings[half].value;
      documents.changed.value;
      untracked(() => {
        for (const [path, model] of documents.all) monaco.editor.setModelMarkers(model, half, markersOf(located, path));
      });
    }),
  );
  return () => {
    for (const end of ends) end();
  };
}

function markersOf(located: readonly Located[], path: string): monaco.editor.IMarkerData[] {
  const own = located.filter(({ finding }) => finding.file === path && finding.result === "fail");
  const toRange = rangesIn(own[0]?.verdict.files[path] ?? "");
  return own.map(({ finding }) => ({
    ...toRange(finding.range),
    severity: SEVERITY[finding.severity],
    message: finding.detail ? `${finding.summary}\n${finding.detail}` : finding.summary,
    source: finding.stage,
    code: finding.docs ? { value: finding.code, target: monaco.Uri.parse(finding.docs) } : finding.code,
  }));
}

/** Offers the edits of every finding under the cursor as quick fixes. */
export function offerFixes(findings: Findings, documents: Documents): monaco.IDisposable {
  return monaco.languages.registerCodeActionProvider("*", {
    provideCodeActions(model, range) {
      const path = documents.pathOf(model);
      const fixable = findings.all.value.filter(
        ({ file, edits, key }) => file === path && edits?.length && !findings.stale(key),
      );
      const actions = fixable.flatMap((finding): monaco.languages.CodeAction[] => {
        const texts = findings.at(finding.key)?.verdict.files ?? {};
        const touches = monaco.Range.areIntersectingOrTouching(
          rangesIn(texts[finding.file] ?? "")(finding.range),
          range,
        );
        const edits = (finding.edits ?? []).flatMap((edit) => {
          const target = documents.of(edit.file);
          return target ? [workspaceEdit(target, rangesIn(texts[edit.file] ?? "")(edit.range), edit.newText)] : [];
        });
        if (!touches || !edits.length) return [];
        const title = titlesOf(finding.edits ?? []) || `Fix: ${finding.summary}`;
        return [{ title, kind: "quickfix", isPreferred: repairOf(finding).length > 0, edit: { edits } }];
      });
      return { actions, dispose() {} };
    },
  });
}

function workspaceEdit(model: TextModel, range: monaco.IRange, text: string): monaco.languages.IWorkspaceTextEdit {
  return { resource: model.uri, versionId: model.getVersionId(), textEdit: { range, text } };
}
