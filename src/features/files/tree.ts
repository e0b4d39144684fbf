/** Paths as a tree of folders. Pure. */

export interface Node {
  /** Of a folder without a slash at its end. */
  path: string;
  name: string;
  folder: boolean;
  /** From 1, as ARIA counts. */
  level: number;
}

/** A list of tabs is easier as long as there are few files and no folders. */
const MANY = 6;
export const wantsTree = (paths: readonly string[]): boolean =>
  paths.length > MANY || paths.some((path) => path.includes("/"));

/** The lines of the tree: folders first, then files, both by name; what lies in a closed folder is left out. */
export function linesOf(paths: readonly string[], closed: ReadonlySet<string>): Node[] {
  return below("", 1, paths, closed);
}

function below(folder: string, level: number, paths: readonly string[], closed: ReadonlySet<string>): Node[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const names = new Map<string, boolean>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...rest] = path.slice(prefix.length).split("/");
    names.set(name, rest.length > 0);
  }
  const sorted = [...names].sort(([a, aFolder], [b, bFolder]) => +bFolder - +aFolder || (a < b ? -1 : 1));
  return sorted.flatMap(([name, isFolder]): Node[] => {
    const path = prefix + name;
    const node = { path, name, folder: isFolder, level };
    return isFolder && !closed.has(path) ? [node, ...below(path, level + 1, paths, closed)] : [node];
  });
}

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** Where an arrow key leads from a line: to another path, or to the same folder opened or closed. */
export function stepFrom(
  key: string,
  at: number,
  lines: readonly Node[],
  closed: ReadonlySet<string>,
): { go?: string; open?: string; close?: string } {
  const line = lines[at];
  const to = (index: number) => {
    const path = lines[Math.min(Math.max(index, 0), lines.length - 1)]?.path;
    return path === undefined ? {} : { go: path };
  };
  switch (key) {
    case "ArrowDown":
      return to(at + 1);
    case "ArrowUp":
      return to(at - 1);
    case "Home":
      return to(0);
    case "End":
      return to(lines.length - 1);
    case "ArrowRight":
      if (!line?.folder) return {};
      return closed.has(line.path) ? { open: line.path } : to(at + 1);
    case "ArrowLeft":
      if (line?.folder && !closed.has(line.path)) return { close: line.path };
      return line && parentOf(line.path) ? { go: parentOf(line.path) } : {};
  }
  if (key.length !== 1) return {};
  const next = [...lines.slice(at + 1), ...lines.slice(0, at + 1)].find(({ name }) =>
    name.toLowerCase().startsWith(key.toLowerCase()),
  );
  return next ? { go: next.path } : {};
}
