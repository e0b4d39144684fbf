/** Where the paths in reports for other tools begin. */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { userPath } from "./paths.ts";

const slashed = (path: string) => path.split(sep).join("/");

/** The repository that a folder lies in; without one where the user stands, if that is above it, else the folder itself. */
function baseOf(folder: string): string {
  for (let path = folder; ; path = dirname(path)) {
    if (existsSync(join(path, ".git"))) return path;
    if (dirname(path) === path) break;
  }
  const way = relative(userPath("."), folder);
  return way.startsWith("..") || isAbsolute(way) ? folder : userPath(".");
}

/** A folder, and where the user stands, as they are seen from there. `about` lies in the folder: a plan, or nothing. */
export function placesOf(folder: string, about = ""): { root: string; here: string } {
  const base = baseOf(folder);
  return { root: slashed(relative(base, join(folder, about))), here: slashed(relative(base, userPath("."))) };
}
