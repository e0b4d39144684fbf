import { signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../shell/icon.tsx";
import { NameField } from "../shell/name-field.tsx";
import type { Workspace } from "../workspace/state.ts";
import { linesOf, type Node, parentOf, stepFrom } from "./tree.ts";
import "./style.css";

export interface FilesProps {
  workspace: Workspace;
  /** Findings of weight a file. */
  counts: { readonly value: ReadonlyMap<string, number> };
  /** Removes a file, or a folder with all in it. */
  onRemove(path: string): void;
  /** Makes a file in a folder ("" for the root) and gives its path. */
  onCreate(folder: string): string;
}

/** Folders that the user has closed stay so while the page is open. */
const closed = signal<ReadonlySet<string>>(new Set());

/** The files as folders: arrow keys walk, Enter opens, F2 renames, Delete removes. */
export function Files({ workspace, counts, onRemove, onCreate }: FilesProps) {
  const focus = useSignal("");
  const renaming = useSignal<Node | undefined>(undefined);
  const problem = useSignal("");
  const tree = useRef<HTMLDivElement>(null);
  const active = workspace.active.value;
  const lines = linesOf(workspace.paths.value, closed.value);
  const focused = lines.some(({ path }) => path === focus.value)
    ? focus.value
    : (lines.find(({ path }) => path === active) ?? lines[0])?.path;

  /** Whether the line that is shown next gets the focus: at once, so that the next key is its own. */
  const takes = useRef(false);
  const go = (path: string) => {
    focus.value = path;
    takes.current = true;
  };
  useLayoutEffect(() => {
    if (!takes.current) return;
    takes.current = false;
    tree.current?.querySelector<HTMLElement>("[role='treeitem'][tabindex='0']")?.focus();
  });
  const setClosed = (path: string, isClosed: boolean) => {
    const next = new Set(closed.value);
    if (isClosed) next.add(path);
    else next.delete(path);
    closed.value = next;
  };
  const choose = ({ path, folder }: Node) => {
    focus.value = path;
    if (folder) setClosed(path, !closed.value.has(path));
    else workspace.open(path);
  };
  const begin = (node: Node) => {
    problem.value = "";
    renaming.value = node;
  };
  const finish = (node: Node, name: string) => {
    if (renaming.value?.path !== node.path) return; // the field loses the focus once more when it goes
    const folder = parentOf(node.path);
    const to = folder ? `${folder}/${name.trim()}` : name.trim();
    problem.value = workspace.rename(node.path, to) ?? "";
    if (problem.value) return;
    renaming.value = undefined;
    go(to);
  };
  const create = () => {
    const at = lines.find(({ path }) => path === focused);
    const path = onCreate(at?.folder ? at.path : parentOf(focused ?? ""));
    begin({ path, name: path.slice(parentOf(path).length).replace(/^\//, ""), folder: false, level: 1 });
  };

  const press = (event: KeyboardEvent, at: number) => {
    const line = lines[at];
    if (!line || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") choose(line);
    else if (event.key === "F2") begin(line);
    else if (event.key === "Delete") onRemove(line.path);
    else {
      const step = stepFrom(event.key, at, lines, closed.value);
      if (step.go !== undefined) go(step.go);
      else if (step.open !== undefined) setClosed(step.open, false);
      else if (step.close !== undefined) setClosed(step.close, true);
      else return;
    }
    event.preventDefault();
  };

  return (
    <nav class="files" aria-label="Files of the project">
      <div class="files-head">
        <h2>Files</h2>
        <span class="grow" />
        <button type="button" class="icon-button" aria-label="New file here" title="New file here" onClick={create}>
          <Icon name="add" />
        </button>
      </div>
      <div class="files-tree" role="tree" aria-label="Files" ref={tree}>
        {lines.map((line, at) =>
          renaming.value?.path === line.path ? (
            <Rename
              key={line.path}
              node={line}
              problem={problem.value}
              onDone={finish}
              onCancel={() => {
                renaming.value = undefined;
                go(line.path);
              }}
            />
          ) : (
            <div
              key={line.path}
              role="treeitem"
              class={`files-item ${line.path === active ? "files-active" : ""}`}
              style={{ "--level": line.level }}
              aria-level={line.level}
              aria-selected={line.path === active}
              aria-expanded={line.folder ? !closed.value.has(line.path) : undefined}
              aria-label={line.name}
              tabIndex={line.path === focused ? 0 : -1}
              title={line.path}
              onClick={() => choose(line)}
              onDblClick={() => line.folder || begin(line)}
              onKeyDown={(event) => press(event, at)}
            >
              <Icon name={line.folder ? "chevron" : "file"} />
              <span class="files-name">{line.name}</span>
              {counts.value.get(line.path) ? <span class="tab-count">{counts.value.get(line.path)}</span> : null}
            </div>
          ),
        )}
      </div>
    </nav>
  );
}

interface RenameProps {
  node: Node;
  problem: string;
  onDone(node: Node, name: string): void;
  onCancel(): void;
}

function Rename({ node, problem, onDone, onCancel }: RenameProps) {
  const dot = node.name.indexOf(".");
  return (
    <div class="files-item" style={{ "--level": node.level }}>
      <NameField
        class="field files-field"
        label={`New name of ${node.path}`}
        value={node.name}
        selected={dot > 0 ? dot : node.name.length}
        onDone={(name) => onDone(node, name)}
        {...{ problem, onCancel }}
      />
      {problem && (
        <span class="files-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
