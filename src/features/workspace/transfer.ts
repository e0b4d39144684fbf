/** Files from outside (dropped files, folders and zips) and the way back (one zip). */
import { LIMITS } from "./limits.ts";
import { DUMP_BYTES, schemaFiles } from "./schemas.ts";
import { pathProblem, type Texts } from "./state.ts";

/** What can be edited, and why the rest can't. */
export interface Imported {
  files: Texts;
  refused: string[];
  /** What it is called, when it is one folder or one zip. */
  name?: string;
}

export { LIMITS };

const megabytes = (bytes: number) => `${bytes / 1e6} MB`;
const TOO_LARGE = `is larger than ${megabytes(LIMITS.fileBytes)}`;
const AT_MOST = `at most ${LIMITS.files} files and ${megabytes(LIMITS.totalBytes)} are taken at once`;

/** Other tools' folders: downloaded code and versions, nothing one edits. */
const SKIPPED = /(^|\/)(\.terraform|\.git|__MACOSX)\//;
const isSkipped = (path: string) => SKIPPED.test(path) || path.endsWith("/");

/** Takes files one by one and sorts them into texts and refusals. What there is no room for is counted, and never read. */
class Taken {
  readonly texts: (readonly [path: string, text: string])[] = [];
  readonly refused: string[] = [];
  #bytes = 0;
  #left = 0;

  async add(path: string, file: Blob): Promise<void> {
    if (isSkipped(path)) return;
    const isZip = path.endsWith(".zip");
    if (/(?<!\.schema)\.json$/.test(path) && file.size <= DUMP_BYTES && (await this.#takeSchemas(file))) return;
    if (isZip && file.size > LIMITS.zipBytes) this.refused.push(`${path} is larger than ${megabytes(LIMITS.zipBytes)}`);
    else if (!isZip && file.size > LIMITS.fileBytes) this.refused.push(`${path} ${TOO_LARGE}`);
    else if (isZip) await this.#unzip(path, new Uint8Array(await file.arrayBuffer()));
    else if (this.#hasRoomFor(file.size)) this.#take(path, new Uint8Array(await file.arrayBuffer()));
    else this.#left++;
  }

  /** All that was said about it; `name` is that of the one folder it came from. */
  imported(name?: string): Imported {
    const refused = this.#left ? [...this.refused, `${this.#left} more (${AT_MOST})`] : this.refused;
    const texts = name === undefined ? this.texts : withoutCommonFolder(this.texts);
    return { files: Object.fromEntries(texts), refused, ...(name !== undefined && { name }) };
  }

  #hasRoomFor(bytes: number): boolean {
    return this.texts.length < LIMITS.files && this.#bytes + bytes <= LIMITS.totalBytes;
  }

  #take(path: string, bytes: Uint8Array): void {
    const problem = pathProblem(path, []);
    const text = problem ? undefined : decode(bytes);
    if (problem) this.refused.push(`${path.slice(0, 100)}: ${problem}`);
    else if (text === undefined) this.refused.push(`${path} is not UTF-8 text`);
    else if (!this.#hasRoomFor(bytes.length)) this.#left++;
    else {
      this.#bytes += bytes.length;
      this.texts.push([path, text]);
    }
  }

  /** Takes what `terraform providers schema -json` prints, and tells whether it was that. */
  async #takeSchemas(file: Blob): Promise<boolean> {
    if (!(await file.slice(0, 300).text()).includes('"provider_schemas"')) return false;
    const dumped = schemaFiles(await file.text());
    if (!dumped) return false;
    this.refused.push(...dumped.refused);
    for (const [name, text] of Object.entries(dumped.files)) this.#take(name, new TextEncoder().encode(text));
    return true;
  }

  async #unzip(path: string, bytes: Uint8Array): Promise<void> {
    const { unzipSync } = await zips();
    let total = 0;
    // What is packed small may be huge: it isn't unpacked to be refused.
    const filter = ({ name, originalSize: size }: { name: string; originalSize: number }) => {
      if (isSkipped(name)) return false;
      if (size > LIMITS.fileBytes) this.refused.push(`${name} ${TOO_LARGE}`);
      else if (total + size > 2 * LIMITS.totalBytes) this.#left++;
      else {
        total += size;
        return true;
      }
      return false;
    };
    try {
      for (const [name, content] of withoutCommonFolder(Object.entries(unzipSync(bytes, { filter }))))
        this.#take(name, content);
    } catch {
      this.refused.push(`${path} is not a zip that can be read`);
    }
  }
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
function withoutCommonFolder<T>(files: readonly (readonly [string, T])[]): (readonly [string, T])[] {
  const [first = ""] = files[0] ?? [];
  const folder = first.slice(0, first.indexOf("/") + 1);
  if (!files.every(([path]) => path.startsWith(folder))) return [...files];
  return files.map(([path, content]) => [path.slice(folder.length), content]);
}

/** Only who has a zip needs it. */
const zips = () => import("fflate");

export async function zip(files: Texts): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await zips();
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
  return bytes as Uint8Array<ArrayBuffer>;
}

const withoutEnding = (name: string) => name.replace(/\.zip$/, "");

/** Has the browser save a file. */
export function download(name: string, bytes: BlobPart, type = "application/zip"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Asks the user for files. */
export function pickFiles(accept: string, take: (files: File[]) => void): void {
  const input = Object.assign(document.createElement("input"), { type: "file", accept, multiple: true });
  input.addEventListener("change", () => input.files?.length && take([...input.files]));
  input.click();
}

/** Everything that was dropped, folders walked through. */
export async function readDrop(transfer: DataTransfer): Promise<Imported> {
  // The entries are gone after the first await: take them all now.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [only] = entries.length === 1 ? entries : [];
  const taken = new Taken();
  for (const entry of entries) await walk(entry, taken);
  if (only?.isDirectory) return taken.imported(only.name);
  return taken.imported(only?.name.endsWith(".zip") ? withoutEnding(only.name) : undefined);
}

export async function readFiles(list: Iterable<File>): Promise<Imported> {
  const files = [...list];
  const taken = new Taken();
  for (const file of files) await taken.add(file.name, file);
  const [only] = files.length === 1 ? files : [];
  return taken.imported(only?.name.endsWith(".zip") ? withoutEnding(only.name) : undefined);
}

/** The texts of a folder on disk, which the browser lets the page read. */
export async function readDirectory(folder: FileSystemDirectoryHandle): Promise<Imported> {
  const taken = new Taken();
  const visit = async (directory: FileSystemDirectoryHandle, above: string): Promise<void> => {
    const entries = new Map<string, FileSystemHandle>();
    for await (const [name, entry] of directory.entries()) entries.set(name, entry);
    // They come in no order.
    for (const [name, entry] of [...entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const path = above + name;
      if (SKIPPED.test(`${path}/`)) continue;
      if (entry.kind === "directory") await visit(entry as FileSystemDirectoryHandle, `${path}/`);
      else if (!name.endsWith(".zip")) await taken.add(path, await (entry as FileSystemFileHandle).getFile());
    }
  };
  await visit(folder, "");
  return { ...taken.imported(), name: folder.name };
}

async function walk(entry: FileSystemEntry, taken: Taken): Promise<void> {
  const path = entry.fullPath.replace(/^\//, "");
  if (SKIPPED.test(`${path}/`)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return taken.add(path, file);
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives at most a hundred entries a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const child of some) await walk(child, taken);
  }
}
