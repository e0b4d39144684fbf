/** The files of a program before and after a change. */

import { own } from "../core/own.ts";
import type { Files } from "../core/report.ts";

export const same = (a: Files, b: Files): boolean =>
  Object.keys({ ...a, ...b }).every((path) => own(a, path) === own(b, path));

/** Files that differ, as they are afterwards. */
export const changesOf = (before: Files, after: Files): Record<string, string> =>
  Object.fromEntries(Object.entries(texts(after)).filter(([path, text]) => own(before, path) !== text));

/** The program's own files, one after the other. */
export const textOf = (files: Files): string =>
  Object.entries(texts(files))
    .filter(([path]) => /\.(?:tf|tofu)$/.test(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join("\n");

export const texts = (files: Files): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
