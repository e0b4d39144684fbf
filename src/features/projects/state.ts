/**
 * The project that is open: loaded at the start, saved a moment after every change, its past kept before anything replaces it. Tabs that have the same project
 * open tell each other of every save, and follow: what two have changed is merged, and what can't be becomes a project of its own.
 */
import { computed, effect, signal } from "@preact/signals";
import { own } from "../../core/own.ts";
import type { Project, ProjectStore, Snapshot } from "../../store/projects.ts";
import type { Tabs } from "../../store/tabs.ts";
import type { Notices } from "../notices/state.ts";
import { threeWay } from "../proposal/three-way.ts";
import type { Texts, Workspace } from "../workspace/state.ts";
import { SAMPLE, SAMPLE_NAME } from "./sample.ts";

export type SaveState = { kind: "saved" | "pending" | "saving" } | { kind: "failed"; message: string };

export interface ProjectsDeps {
  workspace: Workspace;
  store: ProjectStore;
  notices: Notices;
  tabs?: Tabs;
  quietMs?: number;
  retryMs?: number;
}

const NO_ASKS: readonly string[] = [];

const fresh = (name: string, files: Texts): Project => ({
  id: crypto.randomUUID(),
  name,
  files: { ...files },
  active: Object.keys(files)[0] ?? "",
  revision: 0,
  savedAt: 0,
});

/** What a project is called that two tabs have changed in the same lines. */
const COPY = " (this tab)";

/** What was asked longer ago is forgotten. */
const ASKS_AT_MOST = 100;

/** Longer names fit into no title and no list. */
const NAME_LENGTH = 100;

const sameFiles = (one: Texts, other: Texts) => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => own(other, name) === one[name]);
};

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Where there is only one tab. */
const ALONE: Tabs = { tell() {}, listen() {} };

export function createProjects(deps: ProjectsDeps) {
  const { workspace, store, notices, tabs = ALONE, quietMs = 400, retryMs = 5000 } = deps;
  const current = signal<Project>(fresh(SAMPLE_NAME, SAMPLE));
  const name = computed(() => current.value.name);
  const list = signal<readonly Project[]>([]);
  const asks = computed((): readonly string[] => current.value.asks ?? NO_ASKS);
  const save = signal<SaveState>({ kind: "saved" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  /** The open project as it is in the database, as far as this tab has seen; undefined before its first save. */
  let stored: Project | undefined;

  /** Brings what another tab has saved together with what this one has. */
  const meet = (theirs: Project) => {
    const ours = workspace.files.value;
    const { name } = current.value;
    const { files, conflicts } = threeWay(stored?.files ?? {}, theirs.files, ours);
    const [conflict] = conflicts;
    if (conflict) {
      stored = undefined;
      current.value = { ...fresh(`${name.slice(0, NAME_LENGTH - COPY.length)}${COPY}`, ours), files: { ...ours } };
      notices.error(
        `“${name}” was changed in another tab too, in the same lines of ${conflict.file}. What is here is a project of its own now, “${current.value.name}”; nothing was overwritten.`,
        { label: "Open the other", run: () => void openProject(theirs) },
      );
      return;
    }
    const renamed = name !== (stored?.name ?? theirs.name);
    stored = theirs;
    const both = [...new Set([...(theirs.asks ?? []), ...asks.peek()])].slice(-ASKS_AT_MOST);
    const asked = both.length > 0 ? { asks: both } : {};
    current.value = { ...current.value, ...asked, revision: theirs.revision, name: renamed ? name : theirs.name };
    if (!sameFiles(files, ours)) workspace.replace(files);
  };

  const write = async () => {
    save.value = { kind: "saving" };
    try {
      for (;;) {
        const project = { ...current.value, files: { ...workspace.files.value }, active: workspace.active.value };
        const { name, active, files } = project;
        const same = stored?.name === name && stored.active === active && stored.asks === project.asks;
        // What came from another tab is there already.
        if (stored && same && sameFiles(stored.files, files)) break;
        const answer = await store.save(project);
        if ("newer" in answer) {
          meet(answer.newer);
          continue;
        }
        const { saved } = answer;
        // What was typed while the write went on is pending again.
        if (current.value.id === saved.id) {
          stored = saved;
          current.value = { ...current.value, revision: saved.revision, savedAt: saved.savedAt };
        }
        tabs.tell({ saved: saved.id, revision: saved.revision });
        break;
      }
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
  /** Writes until nothing is pending: what is typed while a write goes on belongs to the project that is about to be left. */
  const settle = async () => {
    do await flush();
    while (save.peek().kind === "pending");
  };
  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };
  const touch = () => {
    if (save.peek().kind !== "pending") save.value = { kind: "pending" };
    schedule(quietMs);
  };

  const open = (project: Project) => {
    stored = project.revision > 0 ? project : undefined;
    current.value = project;
    workspace.load(project.files, project.active);
  };
  const openProject = async (project: Project) => {
    if (project.id === current.value.id) return;
    await settle();
    // Another tab may have saved it since it was listed.
    open((await store.read(project.id).catch(() => undefined)) ?? project);
  };
  /** Takes over what another tab has saved. */
  const follow = async (id: string) => {
    if (id !== current.value.id) return;
    const theirs = await store.read(id).catch(() => undefined); // then the next save finds it
    if (!theirs || id !== current.value.id || theirs.revision <= current.value.revision) return;
    meet(theirs);
    // What became a project of its own stands nowhere else yet: it isn't left to the pause after typing.
    if (!stored) await write();
  };
  tabs.listen((word) => {
    if ("saved" in word) {
      writing = writing.then(() => follow(word.saved));
    } else if (word.removed === current.value.id)
      notices.info(
        `“${current.value.name}” was deleted in another tab. It is still here: the next change saves it again.`,
      );
  });
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
    /** What was asked in this project, the newest last. */
    asks,
    remember(prompt: string) {
      const others = asks.peek().filter((other) => other !== prompt);
      current.value = { ...current.peek(), asks: [...others, prompt].slice(-ASKS_AT_MOST) };
    },
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
        asks.value;
        if (!first) touch();
        first = false;
      });
    },
    openProject,
    async create(name: string, files: Texts) {
      await settle();
      open(fresh(name.slice(0, NAME_LENGTH), files));
    },
    rename(wanted: string) {
      const name = wanted.trim();
      if (name.length > NAME_LENGTH) notices.error(`A project's name may have at most ${NAME_LENGTH} characters.`);
      else if (name) current.value = { ...current.value, name };
    },
    /** Removes the open project and opens another; undoable while the notice stands. */
    async remove() {
      await settle();
      const gone = current.value;
      const files = { ...workspace.files.value };
      try {
        await store.remove(gone.id);
        tabs.tell({ removed: gone.id });
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
    /** Closes and forgets the open project, which was just made of `files`, and adds them to another. */
    async addInstead(id: string, files: Texts) {
      await settle();
      const made = current.value;
      await refresh();
      const other = list.value.find((project) => project.id === id);
      // The welcome program is saved by its first change only.
      open(other ?? fresh(SAMPLE_NAME, SAMPLE));
      workspace.add(files);
      await settle();
      await store.remove(made.id).catch(() => {});
    },
    history: (): Promise<Snapshot[]> => store.history(current.value.id),
    async restore(snapshot: Snapshot) {
      await keep("Before going back");
      workspace.replace(snapshot.files);
    },
  };
}

export type Projects = ReturnType<typeof createProjects>;
