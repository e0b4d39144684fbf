/** Puts the editor on the page. The one entry of everything that needs Monaco, so that the rest starts without it. */
import { effect, type ReadonlySignal } from "@preact/signals";
import type { LanguageService } from "../core/language.ts";
import type { Findings } from "../features/findings/state.ts";
import type { Notices } from "../features/notices/state.ts";
import type { Refactor } from "../features/refactor/state.ts";
import type { Workspace } from "../features/workspace/state.ts";
import { LIMITS } from "../features/workspace/transfer.ts";
import type { Settings } from "../store/settings.ts";
import { createDocuments } from "./documents.ts";
import { createEditor } from "./editor.ts";
import type { Planned } from "./hover.ts";
import { offerLanguage } from "./language.ts";
import { offerFixes, showMarkers } from "./markers.ts";
import { offerRefactorings } from "./refactorings.ts";
import { offerRename } from "./rename.ts";
import { type Scheme, setEditorTheme } from "./theme.ts";

export { createDiff, createPreview } from "./editor.ts";
export { createPolicyEditor, createReader } from "./policy-editor.ts";

export interface MountDeps {
  workspace: Workspace;
  findings: Findings;
  settings: ReadonlySignal<Settings>;
  scheme: ReadonlySignal<Scheme>;
  notices: Notices;
  refactor: Refactor;
  /** Begins a request for a change of one block. */
  onChange(address: string): void;
  language: LanguageService;
  /** What the last plan has for an argument. */
  planned: Planned;
}

export function mountEditor(
  container: HTMLElement,
  { workspace, findings, settings, scheme, notices, refactor, language, planned, onChange }: MountDeps,
) {
  // Before the editor takes it in, which alone would stop the page for seconds.
  container.addEventListener(
    "paste",
    (event) => {
      const { length } = event.clipboardData?.getData("text/plain") ?? "";
      if (length <= LIMITS.fileBytes) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      notices.error(
        `Not pasted: a file may have at most ${LIMITS.fileBytes / 1e6} MB here, and this has ${(length / 1e6).toFixed(1)} MB.`,
      );
    },
    true,
  );
  const documents = createDocuments(workspace, notices.error);
  effect(() => setEditorTheme(scheme.value));
  showMarkers(findings, documents);
  offerFixes(findings, documents);
  offerRename(refactor, documents);
  offerRefactorings(refactor, notices, documents);
  offerLanguage({ language, documents, workspace, planned });
  return createEditor(container, workspace, documents, settings, onChange);
}
