import { useSignal } from "@preact/signals";
import { Icon } from "../shell/icon.tsx";
import { NameField } from "../shell/name-field.tsx";
import type { Workspace } from "../workspace/state.ts";
import "./style.css";

export interface TabsProps {
  workspace: Workspace;
  /** Findings of weight a file. */
  counts: { readonly value: ReadonlyMap<string, number> };
  onRemove(path: string): void;
  onCreate(): void;
  onFormat(): void;
}

export function Tabs({ workspace, counts, onRemove, onCreate, onFormat }: TabsProps) {
  const renaming = useSignal("");
  const problem = useSignal("");
  const active = workspace.active.value;

  const step = (event: KeyboardEvent, path: string) => {
    const paths = workspace.paths.value;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const next = paths[(paths.indexOf(path) + by + paths.length) % paths.length] ?? path;
      workspace.open(next);
      const tabs = (event.currentTarget as HTMLElement).closest("[role=tablist]");
      requestAnimationFrame(() => tabs?.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
    } else if (event.key === "F2") begin(path);
    else if (event.key === "Delete") onRemove(path);
    else return;
    event.preventDefault();
  };

  const begin = (path: string) => {
    problem.value = "";
    renaming.value = path;
  };
  const finish = (path: string, name: string) => {
    if (renaming.value !== path) return; // the field loses the focus once more when it goes
    problem.value = workspace.rename(path, name.trim()) ?? "";
    if (!problem.value) renaming.value = "";
  };

  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label="Files">
        {workspace.paths.value.map((path) =>
          renaming.value === path ? (
            <Rename
              key={path}
              path={path}
              problem={problem.value}
              onDone={finish}
              onCancel={() => (renaming.value = "")}
            />
          ) : (
            <div key={path} class={`tab ${path === active ? "tab-active" : ""}`}>
              <button
                type="button"
                role="tab"
                class="tab-name"
                data-testid="tab"
                data-path={path}
                aria-selected={path === active}
                tabIndex={path === active ? 0 : -1}
                title={`${path}: double-click or F2 to rename, Delete to delete`}
                onClick={() => workspace.open(path)}
                onDblClick={() => begin(path)}
                onKeyDown={(event) => step(event, path)}
              >
                {path}
                {counts.value.get(path) ? <span class="tab-count">{counts.value.get(path)}</span> : null}
              </button>
              {/* For the mouse alone, since a list of tabs may hold nothing else: the Delete key does the same. */}
              <button
                type="button"
                class="tab-close"
                tabIndex={-1}
                aria-hidden="true"
                title={`Delete ${path}`}
                onClick={() => onRemove(path)}
              >
                <Icon name="close" />
              </button>
            </div>
          ),
        )}
      </div>
      <button
        type="button"
        class="icon-button"
        data-testid="new-file"
        aria-label="New file"
        title="New file"
        onClick={onCreate}
      >
        <Icon name="add" />
      </button>
      <span class="grow" />
      <button
        type="button"
        class="icon-button"
        data-testid="format"
        aria-label="Format all files and verify"
        title="Format all files and verify (Ctrl S)"
        onClick={onFormat}
      >
        <Icon name="format" />
      </button>
    </div>
  );
}

interface RenameProps {
  path: string;
  problem: string;
  onDone(path: string, name: string): void;
  onCancel(): void;
}

function Rename({ path, problem, onDone, onCancel }: RenameProps) {
  return (
    <div class="tab tab-active">
      <NameField
        class="field tab-input"
        label={`New name of ${path}`}
        title={problem}
        value={path}
        selected={path.includes(".") ? path.indexOf(".") : path.length}
        onDone={(name) => onDone(path, name)}
        {...{ problem, onCancel }}
      />
      {problem && (
        <span class="tab-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
