import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Commands } from "../commands/state.ts";
import { Palette } from "../commands/view.tsx";
import { wantsTree } from "../files/tree.ts";
import { Files } from "../files/view.tsx";
import type { Findings, Located } from "../findings/state.ts";
import { FindingsView } from "../findings/view.tsx";
import type { Notices } from "../notices/state.ts";
import { NoticesView } from "../notices/view.tsx";
import type { Projects } from "../projects/state.ts";
import type { MenuAction } from "../projects/view.tsx";
import type { SettingsState } from "../settings/state.ts";
import { SettingsDialog } from "../settings/view.tsx";
import { ShortcutsDialog } from "../shortcuts/view.tsx";
import { StatusBar, type StatusProps } from "../status/view.tsx";
import { Tabs } from "../tabs/view.tsx";
import type { Verification } from "../verification/state.ts";
import type { Actions } from "../workspace/actions.ts";
import type { Workspace } from "../workspace/state.ts";
import { readFiles } from "../workspace/transfer.ts";
import { useDrop } from "./drop.ts";
import { Header } from "./header.tsx";
import { Splitter } from "./splitter.tsx";
import type { Views } from "./views.tsx";
import "./tokens.css";
import "./base.css";
import "./layout.css";

export interface AppProps {
  workspace: Workspace;
  verification: Verification;
  findings: Findings;
  projects: Projects;
  settings: SettingsState;
  notices: Notices;
  actions: Actions;
  views: Views;
  commands: Commands;
  status: Omit<StatusProps, "verification" | "save" | "onPlan">;
  /** Begins a request for a change of one block. */
  onChange(address: string): void;
  /** Puts the editor into its place. */
  mountEditor(container: HTMLElement): void;
  /** Takes a model's file that was dropped. */
  takeModel(files: File[]): void;
  /** What the project's menu offers besides. */
  menu: { readonly value: readonly MenuAction[] };
  /** Dialogs of other features. */
  dialogs: ComponentChildren;
  /** What there is to read of a finding's rule, how one lives with a finding, and what becomes of a plan that was dropped. */
  policies: {
    explain(rule: string): void;
    accept(located: Pick<Located, "finding">): void;
    takePlan(file: File): void;
  };
  /** The panels of the right-hand side. */
  side: ComponentChildren;
  /** What stands in the editor's place while there is something to accept or reject. */
  proposal: { readonly value: ComponentChildren };
}

export function App(props: AppProps) {
  const { workspace, verification, findings, projects, settings, notices, actions, views } = props;
  const view = views.shown.value;
  const editor = useRef<HTMLDivElement>(null);
  const dragging = useDrop(actions.import, props.takeModel, props.policies.takePlan);
  useEffect(() => {
    if (editor.current) props.mountEditor(editor.current);
  }, []);

  const room = settings.value.value;
  const showsTree = wantsTree(workspace.paths.value);

  return (
    <div
      class="app"
      data-panel={views.panel.value}
      style={{ "--findings-height": `${room.findingsHeight}px`, "--side-width": `${room.sideWidth}px` }}
    >
      <Header
        projects={projects}
        settings={settings}
        views={views}
        commands={props.commands}
        onImport={(files) => void readFiles(files).then(actions.import)}
        menu={props.menu.value}
      />
      {/* The editor stays where it is under a proposal or another view, with its cursor and undo. */}
      <main class={`main ${props.proposal.value ? "main-proposal" : ""} ${view ? "main-view" : ""}`}>
        {view && (
          <section class="view" aria-label={view.label}>
            {view.render()}
          </section>
        )}
        {props.proposal.value}
        <Tabs
          workspace={workspace}
          counts={findings.byFile}
          onRemove={actions.deleteFile}
          onCreate={() => void actions.createFile()}
          onFormat={() => void actions.format().then(verification.verifyNow)}
        />
        <div class={`work ${showsTree ? "work-files" : ""}`}>
          {showsTree && (
            <Files
              workspace={workspace}
              counts={findings.byFile}
              onRemove={actions.deleteFile}
              onCreate={actions.createFile}
            />
          )}
          <div class="editor" data-testid="editor" ref={editor} hidden={!workspace.active.value} />
          {!workspace.active.value && (
            <div class="empty">
              <p>This project has no files.</p>
              <button type="button" class="button" onClick={() => void actions.createFile()}>
                New file
              </button>
            </div>
          )}
          {dragging.value && (
            <div class="drop">
              <p>
                Drop files to add them, a folder or a zip for a project of its own, a lock file or the output of{" "}
                <code>terraform providers schema -json</code> to judge by it, or a model (GGUF) to run it
              </p>
            </div>
          )}
        </div>
        <Splitter
          label="Height of the findings"
          axis="row"
          size={room.findingsHeight}
          min={96}
          max={640}
          onSize={(findingsHeight) => settings.change({ findingsHeight })}
        />
        <FindingsView
          findings={findings}
          verification={verification}
          onFix={actions.fix}
          onFixAll={() => void actions.fixAll()}
          onReport={(verdict) => void actions.report(verdict)}
          onExplain={({ code }) => props.policies.explain(code)}
          onAccept={(finding) => props.policies.accept({ finding })}
          onChange={props.onChange}
        />
      </main>
      <Splitter
        label="Width of the assistant"
        axis="column"
        size={room.sideWidth}
        min={280}
        max={640}
        onSize={(sideWidth) => settings.change({ sideWidth })}
      />
      <aside class="side" aria-label="Assistant">
        {props.side}
      </aside>
      <StatusBar verification={verification} save={projects.save} onPlan={() => views.open("plan")} {...props.status} />
      <NoticesView notices={notices} />
      {props.dialogs}
      <SettingsDialog settings={settings} />
      <ShortcutsDialog commands={props.commands} />
      <Palette commands={props.commands} />
    </div>
  );
}
