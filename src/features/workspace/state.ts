/** The files under edit: the single source of truth that editor, verifier and store read. Every change makes new records. */
import { batch, computed, signal } from "@preact/signals";
import { own } from "../../core/own.ts";

export type Texts = Readonly<Record<string, string>>;

/** Names the reason why `path` can't name a file beside `others`, or gives undefined. */
export function pathProblem(path: string, others: Iterable<string>): string | undefined {
  if (!path) return "Give the file a name, such as main.tf.";
  if (path.length > 200) return "A path may have at most 200 characters.";
  if (/[\\:*?"<>|]/.test(path) || [...path].some((c) => c < " "))
    return 'A path may not contain \\ : * ? " < > | or control characters.';
  if (path.split("/").some((part) => part === "" || part === "." || part === ".."))
    return "A path is relative, slash-separated and without empty, “.” or “..” parts.";
  for (const other of others) {
    if (other.toLowerCase() === path.toLowerCase()) return `There is already a file ${other}.`;
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`))
      return `${other} can't be both a file and a folder.`;
  }
  return undefined;
}

/** The first of main.tf, main-2.tf, main-3.tf … that is free. */
export function freePath(path: string, taken: Iterable<string>): string {
  const others = [...taken];
  const [, stem = path, extension = ""] = /^(.*?)(\.[^/]*)?$/.exec(path) ?? [];
  let candidate = path;
  for (let n = 2; pathProblem(candidate, others); n++) candidate = `${stem}-${n}${extension}`;
  return candidate;
}

const isIn = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

export function createWorkspace() {
  const files = signal<Texts>({});
  const active = signal("");
  /** Grows with every change of any text or path; results of an older revision are stale. */
  const revision = signal(0);
  /** Grows when the files of another project take the place of these. */
  const generation = signal(0);
  /** The same array as long as the names are the same, so that what shows names isn't drawn anew with every key. */
  let names: readonly string[] = [];
  const paths = computed(() => {
    const next = Object.keys(files.value);
    if (next.length !== names.length || next.some((name, i) => name !== names[i])) names = next;
    return names;
  });

  const set = (next: Texts, open: string) =>
    batch(() => {
      files.value = next;
      active.value = Object.hasOwn(next, open) ? open : (Object.keys(next)[0] ?? "");
      revision.value++;
    });

  return {
    files,
    active,
    revision,
    generation,
    paths,

    open(path: string) {
      if (Object.hasOwn(files.value, path)) active.value = path;
    },
    edit(path: string, text: string) {
      if (files.value[path] !== text) set({ ...files.value, [path]: text }, active.value);
    },
    /** Adds files, taking free names where theirs are in use, and opens the first. */
    add(added: Texts): string[] {
      const next = new Map(Object.entries(files.value));
      const paths = Object.entries(added).map(([path, text]) => {
        const free = freePath(path, next.keys());
        next.set(free, text);
        return free;
      });
      set(Object.fromEntries(next), paths[0] ?? active.value);
      return paths;
    },
    /** Renames a file in its place, or a folder with all that is in it; returns why it can't be. */
    rename(from: string, to: string): string | undefined {
      const renamed = (path: string) => (isIn(path, from) ? to + path.slice(from.length) : path);
      const [own, others] = [true, false].map((inside) =>
        Object.keys(files.value).filter((path) => isIn(path, from) === inside),
      ) as [string[], string[]];
      if (from === to || own.length === 0) return undefined;
      const problem = own.map((path) => pathProblem(renamed(path), others)).find(Boolean);
      if (problem) return problem;
      const entries = Object.entries(files.value).map(([path, text]) => [renamed(path), text]);
      set(Object.fromEntries(entries), renamed(active.value));
      return undefined;
    },
    /** Removes a file, or all in a folder, and returns what brings it back, to its old place. */
    remove(path: string): () => void {
      const inside = Object.keys(files.value).filter((one) => one !== path && isIn(one, path));
      if (inside.length > 0) {
        const undo = inside.toReversed().map((one) => this.remove(one));
        return () => {
          for (const bring of undo.toReversed()) bring();
        };
      }
      const entries = Object.entries(files.value);
      const index = entries.findIndex(([name]) => name === path);
      const text = own(files.value, path);
      if (text === undefined) return () => {};
      const rest = entries.toSpliced(index, 1);
      const neighbour = rest[Math.min(index, rest.length - 1)]?.[0] ?? "";
      set(Object.fromEntries(rest), active.value === path ? neighbour : active.value);
      return () => {
        const now = Object.entries(files.value);
        const name = freePath(path, Object.keys(files.value));
        set(Object.fromEntries(now.toSpliced(index, 0, [name, text])), name);
      };
    },
    /** Takes other texts of the same project; in the editor that can be undone. */
    replace(next: Texts, open = active.value) {
      set(next, open);
    },
    /** Takes the files of another project, and leaves nothing to undo. */
    load(next: Texts, open: string) {
      batch(() => {
        generation.value++;
        set(next, open);
      });
    },
  };
}

export type Workspace = ReturnType<typeof createWorkspace>;
