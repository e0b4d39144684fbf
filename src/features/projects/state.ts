/** The project that is open: loaded at the start, saved a moment after every change, its past kept before anything replaces it. */
import { computed, effect, signal } from "@preact/signals";
import type { Project, ProjectStore, Snapshot } from "../../store/projects.ts";
import type { Notices } from "../notices/state.ts";
import type { Texts, Workspace } from "../workspace/state.ts";
import { SAMPLE, SAMPLE_NAME } from "./sample.ts";

export type SaveState = { kind: "saved" | "pending" | "saving" } | { kind: "failed"; message: string };

export interface ProjectsDeps {
  workspace: Workspace;
  store: ProjectStore;
  notices: Notices;
  quietMs?: number;
  retryMs?: number;
}

const fresh = (name: string, files: Texts): Project => ({
  id: crypto.randomUUID(),
  name,
  files: { ...files },
  active: Object.keys(files)[0] ?? "",
  revision: 0,
  savedAt: 0,
});

/** Longer names fit into no title and no list. */
const NAME_LENGTH = 100;

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

export function createProjects({ workspace, store, notices, quietMs = 400, retryMs = 5000 }: ProjectsDeps) {
  const current = signal<Project>(fresh(SAMPLE_NAME, SAMPLE));
  const name = computed(() => current.value.name);
  const list = signal<readonly Project[]>([]);
  const save = signal<SaveState>({ kind: "saved" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    const project = { ...current.value, files: { ...workspace.files.value }, active: workspace.active.value };
    save.value = { kind: "saving" };
    try {
      const saved = await store.save(project);
      // What was typed while the write went on is pending again.
      if (current.value.id === saved.id)
        current.value = { ...current.value, revision: saved.revision, savedAt: saved.savedAt };
      if (save.value.kind === "saving") save.value = { kind: "saved" };
    } catch (error) {
      save.value = { kind: "failed", message: reason(error) };
      notices.error(
        `Your changes could not be saved in this browser (${reason(error)}). They are kept in this tab: export them before you close it.`,
      );
      schedule(retryMs);
    }
  };
  /** Writes what is pending. Writes go one after another, so that revisions count true. */
  const flush = () => {
    clearTimeout(timer);
    if (save.value.kind === "pending" || save.value.kind === "failed") writing = writing.then(write);
    return writing;
  };
  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };
  const touch = () => {
    save.value = { kind: "pending" };
    schedule(quietMs);
  };

  const open = (project: Project) => {
    current.value = project;
    workspace.load(project.files, project.active);
  };
  const refresh = async () => {
    try {
      list.value = await store.list();
    } catch (error) {
      notices.error(
        `Projects can't be read in this browser (${reason(error)}). Changes live only in this tab: export them before you close it.`,
      );
    }
  };
  const keep = async (why: string, files: Texts = workspace.files.value) => {
    try {
      await store.keep({ project: current.value.id, at: Date.now(), reason: why, files: { ...files } });
    } catch (error) {
      notices.error(
        `The version before this change could not be kept (${reason(error)}); undo in the editor still brings it back.`,
      );
    }
  };

  return {
    current,
    name,
    list,
    save,
    flush,
    refresh,
    keep,

    /** Opens the project that was saved last, or the sample; from then on every change is saved. Returns what ends that. */
    async start(): Promise<() => void> {
      await refresh();
      open(list.value[0] ?? current.value);
      let first = true;
      return effect(() => {
        workspace.files.value;
        workspace.active.value;
        name.value;
        if (!first) touch();
        first = false;
      });
    },
    async openProject(project: Project) {
      if (project.id === current.value.id) return;
      await flush();
      open(project);
    },
    async create(name: string, files: Texts) {
      await flush();
      open(fresh(name.slice(0, NAME_LENGTH), files));
    },
    rename(wanted: string) {
      const name = wanted.trim();
      if (name.length > NAME_LENGTH) notices.error(`A project's name may have at most ${NAME_LENGTH} characters.`);
      else if (name) current.value = { ...current.value, name };
    },
    /** Removes the open project and opens another; undoable while the notice stands. */
    async remove() {
      await flush();
      const gone = current.value;
      const files = { ...workspace.files.value };
      try {
        await store.remove(gone.id);
      } catch (error) {
        notices.error(`${gone.name} could not be deleted (${reason(error)}).`);
        return;
      }
      await refresh();
      open(list.value.find(({ id }) => id !== gone.id) ?? fresh(SAMPLE_NAME, SAMPLE));
      notices.info(`Deleted the project ${gone.name}.`, {
        label: "Undo",
        run: () => open({ ...gone, files, revision: 0 }),
      });
    },
    history: (): Promise<Snapshot[]> => store.history(current.value.id),
    async restore(snapshot: Snapshot) {
      await keep("Before going back");
      workspace.replace(snapshot.files);
    },
  };
}

export type Projects = ReturnType<typeof createProjects>;
