/** The folders of a workspace that its root calls as modules. Pure. */
import { isRoot } from "./file-kinds.ts";
import { type Item, outline } from "./outline.ts";
import { fromTop } from "./place.ts";

export interface LocalModule {
  /** `module.network`, or `module.app.module.store`. */
  call: string;
  /** From the root: `modules/network`. */
  folder: string;
}

type Files = Readonly<Record<string, unknown>>;

/** Modules call each other in circles only by mistake. */
const DEEP = 8;

/** Whether a file is configuration of a folder, "" being the root. */
export const isIn = (folder: string, path: string): boolean =>
  path.startsWith(folder && `${folder}/`) && isRoot(path.slice(folder === "" ? 0 : folder.length + 1));

/** Each once for every call that leads to it; of calls in modules, too. */
export function localModules(files: Files, { call, folder }: LocalModule = { call: "", folder: "" }): LocalModule[] {
  if (call.split(".").length > DEEP * 2) return [];
  const paths = Object.keys(files).sort();
  return paths.flatMap((path) => {
    const text = files[path];
    if (!isIn(folder, path) || typeof text !== "string") return [];
    return outline(text).flatMap((block) => {
      const next = block.name === "module" ? sourceOf(block, text, folder) : undefined;
      if (next === undefined || !paths.some((other) => isIn(next, other))) return [];
      const found = { call: `${call && `${call}.`}module.${block.labels[0]}`, folder: next };
      return [found, ...localModules(files, found)];
    });
  });
}

/** Where a call leads; undefined where that is no folder below the root. */
function sourceOf({ items }: Item, text: string, from: string): string | undefined {
  const source = items.find(({ kind, name }) => kind === "argument" && name === "source");
  const [, path] = /^"(\.\.?\/[^"$%\\]*)"$/.exec(source ? text.slice(source.body, source.end) : "") ?? [];
  if (path === undefined) return undefined;
  const up = path.split("/").filter((step) => step === "..").length;
  return up > from.split("/").filter(Boolean).length ? undefined : fromTop(from, path) || undefined;
}
