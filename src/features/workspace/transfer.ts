/** Files from outside (dropped files, folders and zips) and the way back (one zip). */
import { strToU8, unzipSync, zipSync } from "fflate";
import { pathProblem, type Texts } from "./state.ts";

/** What can be edited, and why the rest can't. */
export interface Imported {
  files: Record<string, string>;
  refused: string[];
}

const MAX_BYTES = 1_000_000;
/** Other tools' folders: downloaded code and versions, nothing one edits. */
const SKIPPED = /(^|\/)(\.terraform|\.git|__MACOSX)\//;

/** Sorts raw files into texts and refusals. A zip is opened; its files take its place. */
export function read(raw: Record<string, Uint8Array>): Imported {
  const files: Record<string, string> = {};
  const refused: string[] = [];
  for (const [path, bytes] of Object.entries(raw)) {
    if (SKIPPED.test(path) || path.endsWith("/")) continue;
    if (path.endsWith(".zip")) {
      try {
        const inner = read(unzipSync(bytes));
        Object.assign(files, withoutCommonFolder(inner.files));
        refused.push(...inner.refused);
      } catch {
        refused.push(`${path} is not a zip that can be read`);
      }
      continue;
    }
    const problem = pathProblem(path, []);
    if (problem) refused.push(`${path}: ${problem}`);
    else if (bytes.length > MAX_BYTES) refused.push(`${path} is larger than 1 MB`);
    else {
      const text = decode(bytes);
      if (text === undefined) refused.push(`${path} is not UTF-8 text`);
      else files[path] = text;
    }
  }
  return { files, refused };
}

/** The text of valid UTF-8 without NUL, its byte order mark left out; undefined for anything else. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A zip or folder of one project has that project at its top: its name is no part of the paths. */
export function withoutCommonFolder(files: Texts): Record<string, string> {
  const paths = Object.keys(files);
  const folder = paths[0]?.includes("/") ? paths[0].slice(0, paths[0].indexOf("/") + 1) : "";
  if (!folder || !paths.every((path) => path.startsWith(folder))) return { ...files };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(folder.length), text]));
}

export function zip(files: Texts): Uint8Array<ArrayBuffer> {
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
  return bytes as Uint8Array<ArrayBuffer>;
}

/** Everything that was dropped, folders walked through. */
export async function readDrop(transfer: DataTransfer): Promise<Imported> {
  // The entries are gone after the first await: take them all now.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const raw: Record<string, Uint8Array> = {};
  await Promise.all(entries.map((entry) => walk(entry, raw)));
  const { files, refused } = read(raw);
  const oneFolder = entries.length === 1 && entries[0]?.isDirectory;
  return { files: oneFolder ? withoutCommonFolder(files) : files, refused };
}

export async function readFiles(list: Iterable<File>): Promise<Imported> {
  const raw: Record<string, Uint8Array> = {};
  for (const file of list) raw[file.name] = new Uint8Array(await file.arrayBuffer());
  return read(raw);
}

async function walk(entry: FileSystemEntry, into: Record<string, Uint8Array>): Promise<void> {
  const path = entry.fullPath.replace(/^\//, "");
  if (SKIPPED.test(`${path}/`)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    // One byte more than allowed is enough to be refused; a disk image need not be read.
    into[path] = new Uint8Array(await file.slice(0, path.endsWith(".zip") ? undefined : MAX_BYTES + 1).arrayBuffer());
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives at most a hundred entries a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    await Promise.all(some.map((child) => walk(child, into)));
  }
}
