/**
 * A project that came from a folder on disk (File System Access): read once, and written to only when the user says so, file by file. Where the browser has no
 * such thing, folders are dropped, and saved as a zip.
 */
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Folder, FolderStore } from "../../store/folders.ts";
import type { Notices } from "../notices/state.ts";
import { threeWay } from "../proposal/three-way.ts";
import type { Texts, Workspace } from "../workspace/state.ts";
import { type Imported, readDirectory } from "../workspace/transfer.ts";
import { readTexts, removeFile, writeFile } from "./disk.ts";
import { type FolderPlan, planOf } from "./plan.ts";

export interface FolderDeps {
  workspace: Workspace;
  store: FolderStore;
  notices: Notices;
  /** The open project's. */
  project: ReadonlySignal<string>;
  create(name: string, files: Texts): Promise<void>;
  keep(reason: string): Promise<void>;
  /** Asks the user for a folder; undefined where the browser can't. Rejects with an AbortError when they change their mind. */
  pick: ((mode: "read" | "readwrite") => Promise<FileSystemDirectoryHandle>) | undefined;
}

const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";
const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
const count = (paths: readonly unknown[]) => (paths.length === 1 ? "1 file" : `${paths.length} files`);

export function createFolder({ workspace, store, notices, project, create, keep, pick }: FolderDeps) {
  /** The open project's folder. */
  const linked = signal<Folder>();
  const open = signal(false);
  const plan = signal<FolderPlan>();
  /** Paths of the plan that are to be written. */
  const chosen = signal<ReadonlySet<string>>(new Set());

  effect(() => {
    const id = project.value;
    if (linked.peek()?.project !== id) linked.value = undefined;
    void store.read(id).then(
      (folder) => {
        if (folder && project.peek() === id) linked.value = folder;
      },
      () => {}, // then it is a project without a folder
    );
  });

  const remember = async (folder: Folder) => {
    linked.value = folder;
    await store.write(folder);
  };
  /** Does what may fail on a disk, and says so when it does. */
  const trying = async (what: string, act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      if (!isAbort(error)) notices.error(`${what} (${reason(error)}).`);
    }
  };
  const look = async (folder: Folder) => {
    const ours = workspace.files.value;
    const disk = await readTexts(folder.handle, [...Object.keys(folder.seen), ...Object.keys(ours)]);
    return { ours, disk, plan: planOf(folder.seen, disk, ours) };
  };

  return {
    canOpen: pick !== undefined,
    open,
    plan,
    chosen,
    name: computed(() => linked.value?.handle.name),

    /** Opens a folder of the user's as a project of its own. */
    openFolder: () =>
      trying("The folder can't be opened", async () => {
        const handle = await pick?.("read");
        if (!handle) return;
        const { files, refused }: Imported = await readDirectory(handle);
        if (refused.length)
          notices.error(`Not opened: ${refused.slice(0, 5).join("; ")}${refused.length > 5 ? "; …" : ""}.`);
        if (Object.keys(files).length === 0) return void notices.info(`There are no texts in ${handle.name}.`);
        await create(handle.name, files);
        await remember({ project: project.value, handle, seen: { ...files } });
        notices.info(
          `Opened ${count(Object.keys(files))} of the folder ${handle.name}. Nothing is written to it until you save to it.`,
        );
      }),

    /** Shows what saving would do to the folder; asks for one where the project has none. */
    review: () =>
      trying("The folder can't be read", async () => {
        let folder = linked.value;
        if (!folder) {
          const handle = await pick?.("readwrite");
          if (!handle) return;
          folder = { project: project.value, handle, seen: {} };
          await remember(folder);
        }
        const looked = await look(folder);
        plan.value = looked.plan;
        // What would lose something is chosen by the user alone.
        chosen.value = new Set(
          looked.plan.steps.filter(({ conflict, does }) => !conflict && does !== "remove").map(({ path }) => path),
        );
        open.value = true;
      }),

    toggle(path: string) {
      const next = new Set(chosen.value);
      if (!next.delete(path)) next.add(path);
      chosen.value = next;
    },

    /** Writes what was chosen. What was changed on disk since it was shown is left, and told. */
    save: () =>
      trying("Not all was written", async () => {
        const folder = linked.value;
        const shown = plan.value;
        if (!folder || !shown) return;
        open.value = false;
        if (!(await mayWrite(folder.handle)))
          return void notices.error("The browser doesn't let the page write there.");
        const { ours, plan: now } = await look(folder);
        const same = (path: string) => {
          const [before, after] = [shown, now].map(({ steps }) => steps.find((step) => step.path === path));
          return after && before?.conflict === after.conflict && before?.does === after.does;
        };
        const wanted = now.steps.filter(({ path }) => chosen.value.has(path));
        const steps = wanted.filter(({ path }) => same(path));
        const seen = new Map(Object.entries(folder.seen));
        try {
          for (const { path, does } of steps) {
            const text = ours[path];
            if (does === "remove" || text === undefined) {
              await removeFile(folder.handle, path);
              seen.delete(path);
            } else {
              await writeFile(folder.handle, path, text);
              seen.set(path, text);
            }
          }
        } finally {
          await remember({ ...folder, seen: Object.fromEntries(seen) });
        }
        const left = wanted.filter((step) => !steps.includes(step)).map(({ path }) => path);
        if (left.length) notices.error(`Not written, since they were changed on disk meanwhile: ${left.join(", ")}.`);
        notices.info(`Saved ${count(steps)} to ${folder.handle.name}.`);
      }),

    /** Takes what others have changed on disk; where both have, the project's lines stay. */
    takeNewer: () =>
      trying("The folder can't be read", async () => {
        const folder = linked.value;
        if (!folder) return;
        open.value = false;
        const { ours, disk } = await look(folder);
        await keep(`Before taking what changed in ${folder.handle.name}`);
        const { files, conflicts } = threeWay(folder.seen, disk, ours);
        workspace.replace(files);
        const both = new Set(conflicts.map(({ file }) => file));
        const seen = new Map(Object.entries(disk));
        for (const file of both) {
          const was = folder.seen[file];
          if (was === undefined) seen.delete(file);
          else seen.set(file, was);
        }
        await remember({ ...folder, seen: Object.fromEntries(seen) });
        if (both.size) notices.info(`Both changed the same lines, and the project's stay: ${[...both].join(", ")}.`);
      }),
  };
}

/** Asks the browser, which asks the user. */
async function mayWrite(handle: FileSystemDirectoryHandle): Promise<boolean> {
  const { requestPermission } = handle as { requestPermission?: (of: { mode: string }) => Promise<string> };
  return !requestPermission || (await requestPermission.call(handle, { mode: "readwrite" })) === "granted";
}

export type FolderState = ReturnType<typeof createFolder>;
