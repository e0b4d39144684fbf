/** `verify --recursive`: the root modules below a folder, as in a repository of many. */
import { readFileSync, statSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { Disk } from "./disk.ts";
import { userPath } from "./paths.ts";
import { UsageError } from "./usage-error.ts";

export interface Root {
  /** As seen from the folder that was named; "" is that folder itself. */
  name: string;
  disk: Disk;
}

/** Local modules that a file calls. */
const CALL = /^\s*"?source"?\s*[=:]\s*"(\.\.?\/[^"]*)"/gm;

/**
 * Folders with configuration that no other of them calls as a module. What was taken for a call, and wasn't one, is found by `missed` once the
 * others were judged.
 */
export function rootsBelow(path: string): { roots: Root[]; missed: () => Root[] } {
  if (!statSync(userPath(path), { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`verify --recursive ${path}: needs a folder, in which it looks for programs.`);
  const top = new Disk(userPath(path));
  const folders = [...(top.configuration().length > 0 ? [""] : []), ...top.notReached()];
  if (folders.length === 0)
    throw new UsageError(`${path}: has no .tf, .tofu or .tf.json file, and neither has a folder below it.`);
  const all = folders.map((name): Root => ({ name, disk: new Disk(join(top.folder, name)) }));
  const called = new Set(all.flatMap(calls));
  const roots = all.filter(({ name }) => !called.has(name));
  const missed = () => {
    const reached = new Set(
      roots.flatMap(({ disk }) =>
        disk.asked.flatMap(({ kind, path }) =>
          kind === "module" ? [slashed(relative(top.folder, join(disk.folder, path)))] : [],
        ),
      ),
    );
    return all.filter((root) => !roots.includes(root) && !reached.has(root.name));
  };
  return { roots, missed };
}

function calls({ name, disk }: Root): string[] {
  return disk
    .configuration()
    .flatMap((file) => [...readFileSync(join(disk.folder, file), "utf8").matchAll(CALL)])
    .map(([, source = ""]) => posix.join(name, source).replace(/\/$/, ""))
    .map((folder) => (folder === "." ? "" : folder));
}

const slashed = (path: string) => path.split(sep).join("/");
