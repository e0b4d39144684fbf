import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Snapshot } from "../../store/projects.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Icon, type IconName } from "../shell/icon.tsx";
import { SAMPLE, SAMPLE_NAME } from "./sample.ts";
import type { Projects } from "./state.ts";
import "./style.css";

/** What can be done with the open project besides. */
export interface MenuAction {
  label: string;
  icon: IconName;
  run(): unknown;
}

export interface ProjectMenuProps {
  projects: Projects;
  history: Signal<boolean>;
  onImport(files: FileList): void;
  actions: readonly MenuAction[];
}

const when = (time: number) => new Date(time).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

export function ProjectMenu({ projects, history, onImport, actions }: ProjectMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const close = () => details.current?.removeAttribute("open");
  const then = (act: () => unknown) => () => {
    close();
    act();
  };

  useEffect(() => {
    const outside = (event: Event) => {
      if (!details.current?.contains(event.target as Node)) close();
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, []);

  return (
    <>
      <details
        ref={details}
        class="menu"
        onToggle={(event) => event.currentTarget.open && projects.refresh()}
        onKeyDown={(event) => event.key === "Escape" && close()}
      >
        <summary class="menu-title" data-testid="project-menu">
          <span>{projects.name.value}</span>
          <Icon name="down" />
        </summary>
        <div class="menu-body">
          <label class="menu-name">
            <span class="sr-only">Name of the project</span>
            <input
              class="field"
              value={projects.name.value}
              onChange={({ currentTarget: input }) => {
                projects.rename(input.value);
                input.value = projects.name.value;
              }}
              onKeyDown={(event) => event.key === "Enter" && close()}
            />
          </label>
          <button type="button" onClick={then(() => projects.create("Untitled", { "main.tf": "" }))}>
            <Icon name="add" /> New project
          </button>
          <button type="button" onClick={then(() => projects.create(SAMPLE_NAME, SAMPLE))}>
            <Icon name="info" /> Open the welcome program
          </button>
          <button type="button" onClick={then(() => picker.current?.click())}>
            <Icon name="folder" /> Import files or a zip…
          </button>
          {actions.map(({ label, icon, run }) => (
            <button key={label} type="button" onClick={then(run)}>
              <Icon name={icon} /> {label}
            </button>
          ))}
          <button
            type="button"
            onClick={then(() => {
              history.value = true;
            })}
          >
            <Icon name="history" /> History…
          </button>
          <button type="button" onClick={then(projects.remove)}>
            <Icon name="close" /> Delete this project
          </button>
          {projects.list.value.length > 1 && <h3>Projects</h3>}
          {projects.list.value
            .filter(({ id }) => id !== projects.current.value.id)
            .map((project) => (
              <button key={project.id} type="button" onClick={then(() => projects.openProject(project))}>
                <span class="menu-project">{project.name}</span>
                <span class="muted">{when(project.savedAt)}</span>
              </button>
            ))}
        </div>
      </details>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          if (event.currentTarget.files?.length) onImport(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <HistoryDialog projects={projects} open={history} />
    </>
  );
}

function HistoryDialog({ projects, open }: { projects: Projects; open: Signal<boolean> }) {
  const snapshots = useSignal<Snapshot[] | undefined>(undefined);
  const shown = open.value;
  useEffect(() => {
    if (shown)
      projects.history().then(
        (list) => (snapshots.value = list),
        () => (snapshots.value = []),
      );
  }, [shown]);
  return (
    <Dialog open={open} title={`History of ${projects.name.value}`} testid="history">
      {snapshots.value?.length === 0 && (
        <p class="muted">
          Nothing yet. The files are kept here each time a proposal, an older version or another tab replaces them.
        </p>
      )}
      <ul class="history">
        {snapshots.value?.map((snapshot) => (
          <li key={snapshot.id}>
            <span>{when(snapshot.at)}</span>
            <span class="grow">{snapshot.reason}</span>
            <span class="muted">
              {Object.keys(snapshot.files).length === 1 ? "1 file" : `${Object.keys(snapshot.files).length} files`}
            </span>
            <button
              type="button"
              class="button button-small"
              onClick={() => {
                open.value = false;
                projects.restore(snapshot);
              }}
            >
              Go back to this
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
