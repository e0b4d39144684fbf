// The bundle of the command line that is there, if it is still that of the sources. Plain JavaScript, and little: every start asks it.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Says which file to run, and what it was made of. */
export const BUNDLED = join(ROOT, ".cache/cli.json");

/** What tells that a file hasn't changed without reading it. @param {string} file @returns {string} */
export function sizeAndTime(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.size} ${stat.mtimeMs}` : "";
}

/** @returns {string | undefined} the file to run */
export function bundled() {
  try {
    const { main, inputs } = JSON.parse(readFileSync(BUNDLED, "utf8"));
    const file = join(ROOT, main);
    if (!sizeAndTime(file)) return undefined;
    // Joined by hand: these are hundreds, and every millisecond of a start counts.
    return Object.entries(inputs).every(([input, was]) => sizeAndTime(ROOT + input) === was) ? file : undefined;
  } catch {
    return undefined; // there is none yet
  }
}
