/** The files of a program on disk: its own folder's, and what it reaches, within the repository that it is part of. */

import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, parse, posix, relative, sep } from "node:path";
import { isConfiguration, isProgram } from "../core/file-kinds.ts";
import type { FileContent, FileSource, Files, Found, Reach } from "../core/report.ts";
import { LIMITS, mebibytes } from "../verifier/reach.ts";
import { UsageError } from "./usage-error.ts";

const isTest = (name: string) => /\.(?:tftest|tofutest)\.(?:hcl|json)$/.test(name);
/** What belongs to a root module: configuration, values, the lock file, our configuration and tflint's, schemas, tests. */
const isOwn = (name: string) => isProgram(name) || SETTINGS.has(name) || name.endsWith(".schema.json") || isTest(name);
/** Editors' copies, which Terraform ignores too. */
const IGNORED = /^\.|~$|^#.*#$/;
/** What begins with a dot and is read all the same. */
const SETTINGS = new Set([".terraform.lock.hcl", ".terraformer.hcl", ".tflint.hcl"]);
/** Without a repository nothing says how far a program goes. Nearly all roots are found at most so deep in one. */
const LEVELS = 4;
/** More names than this are no set of files that a program goes through. */
const MOST_NAMES = 10_000;
/** What isn't the program's, though it lies among its files. */
const TOOLS = new Set([".git", ".terraform"]);

/** Text as it is, byte-order mark and line ends included; what isn't UTF-8 as base64. */
export function decode(bytes: Buffer): FileContent {
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : { base64: bytes.toString("base64") };
}

const slashed = (path: string) => path.split(sep).join("/");
const leadsOut = (way: string) => way === ".." || way.startsWith("../") || isAbsolute(way);
const isWithin = (folder: string, path: string) => !leadsOut(slashed(relative(folder, path)));

/** The highest folder that may be read for a program in `folder`: its repository's, else a few levels up. Never the home folder. */
function topOf(folder: string): { top: string; outside: string } {
  const tooHigh = (path: string) => path === parse(path).root || isWithin(path, homedir());
  for (let path = folder; !tooHigh(path); path = dirname(path))
    if (existsSync(join(path, ".git"))) return { top: path, outside: "it lies outside the repository" };
  let top = folder;
  for (let i = 0; i < LEVELS && !tooHigh(dirname(top)); i++) top = dirname(top);
  const levels = relative(top, folder) === "" ? 0 : relative(top, folder).split(sep).length;
  return { top, outside: `it lies more than ${levels} folders above, and no .git says that it is part of the program` };
}

export class Disk implements FileSource {
  /** The root module's. */
  readonly folder: string;
  readonly root: string;
  /** What was read so far, besides the root module's own files. */
  readonly files: Files = {};
  /** What was looked up so far. */
  readonly asked: Reach[] = [];
  private readonly top: string;
  private readonly outside: string;

  constructor(folder: string) {
    this.folder = realpathSync(folder);
    ({ top: this.top, outside: this.outside } = topOf(this.folder));
    this.root = slashed(relative(this.top, this.folder));
  }

  /** The files of the folder itself that Terraform reads. */
  own(): Files {
    const files: Files = {};
    // Terraform doesn't go on without it, either.
    for (const name of readdirSync(this.folder))
      if (isConfiguration(name) && !IGNORED.test(name) && !existsSync(join(this.folder, name)))
        throw new UsageError(`${join(this.folder, name)}: is a link that leads to nothing.`);
    for (const name of namesIn(this.folder, isOwn)) files[name] = decode(readFileSync(join(this.folder, name)));
    for (const name of namesIn(join(this.folder, "tests"), isTest))
      files[`tests/${name}`] = decode(readFileSync(join(this.folder, "tests", name)));
    return files;
  }

  /** Names of the files of the folder itself that are configuration. */
  configuration(): string[] {
    return namesIn(this.folder, isConfiguration);
  }

  /** The name of a file in reports, when it may be read. */
  nameOf(path: string): string | undefined {
    const real = realpathSync(path);
    return isWithin(this.top, real) ? slashed(relative(this.folder, real)) : undefined;
  }

  read(reach: Reach): Found {
    const found = this.find(reach);
    Object.assign(this.files, found.files);
    this.asked.push(reach);
    return found;
  }

  private find({ kind, path, levels }: Reach): Found {
    try {
      const full = this.place(path);
      if ("why" in full) return full;
      const isFolder = statSync(full.real).isDirectory();
      if (kind === "file") return isFolder ? {} : this.content({ [path]: full.real });
      if (!isFolder) return {};
      if (kind === "list") return { listed: [...this.names(full.real, path, levels ?? Number.POSITIVE_INFINITY)] };
      const names = namesIn(full.real, isConfiguration).map((name) => [
        posix.join(path, name),
        this.place(join(path, name)),
      ]);
      const paths: Record<string, string> = {};
      for (const [name, place] of names as [string, Place][])
        if ("why" in place) return { why: `${basename(name)} in it can't be read: ${place.why}` };
        else paths[name] = place.real;
      return this.content(paths);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT" || code === "ENOTDIR") return {};
      if (error instanceof TooMany) return { why: error.message };
      const why = code === "EACCES" ? "there is no permission to read it" : `it can't be read (${code})`;
      return { why, ...(kind === "file" && { listed: [path] }) };
    }
  }

  /** Where a path leads, when that may be read. Links are followed first. */
  private place(path: string): Place {
    if (leadsOut(posix.join(this.root, path)) || isAbsolute(path)) return { why: this.outside };
    const real = realpathSync(join(this.folder, path));
    return isWithin(this.top, real) ? { real } : { why: `it is a link, and ${this.outside}` };
  }

  private content(paths: Record<string, string>): Found {
    const files: Files = {};
    let total = 0;
    for (const [name, real] of Object.entries(paths)) {
      const stat = statSync(real);
      if (!stat.isFile()) return { why: "it is no regular file", listed: Object.keys(paths) };
      if (stat.size > LIMITS.fileBytes)
        return {
          why: `${basename(name)} has ${mebibytes(stat.size)}, and the verifier reads ${mebibytes(LIMITS.fileBytes)} of one file at most`,
          listed: Object.keys(paths),
        };
      files[name] = decode(readFileSync(real));
      total += stat.size;
    }
    return { files, bytes: total };
  }

  /** The files below a folder, in name order. Links to folders are followed only as deep as was asked, since they may go round in circles. */
  private *names(folder: string, name: string, levels: number, seen = { count: 0 }): Generator<string> {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (TOOLS.has(entry.name)) continue;
      if (++seen.count > MOST_NAMES) throw new TooMany(`there are more than ${MOST_NAMES} files below it`);
      const path = join(folder, entry.name);
      const inner = posix.join(name, entry.name);
      const target = entry.isSymbolicLink() ? this.target(path) : entry;
      if (target?.isFile()) yield inner;
      else if (target?.isDirectory() && levels > 1 && (target === entry || Number.isFinite(levels)))
        yield* this.names(path, inner, levels - 1, seen);
    }
  }

  /** What a link leads to, when that may be read. */
  private target(link: string): Stats | undefined {
    try {
      const real = realpathSync(link);
      return isWithin(this.top, real) ? statSync(real) : undefined;
    } catch {
      return undefined; // it leads to nothing, or to itself
    }
  }

  /** Folders with configuration that no module call has led to; the program says nothing of them. */
  notReached(): string[] {
    const found: string[] = [];
    const modules = new Set(this.asked.filter(({ kind }) => kind === "module").map(({ path }) => path));
    let budget = MOST_NAMES;
    const walk = (folder: string, name: string): void => {
      const entries = entriesOf(folder);
      if (name && !modules.has(name) && entries.some((entry) => entry.isFile() && isConfiguration(entry.name)))
        found.push(name);
      for (const entry of entries)
        if (--budget > 0 && entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
          walk(join(folder, entry.name), posix.join(name, entry.name));
    };
    walk(this.folder, "");
    return found;
  }
}

type Place = { real: string } | { why: string };
class TooMany extends Error {}

/** What is in a folder, in name order; nothing where there is no permission to look. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Names of the files in a folder that match, sorted; none when there is no such folder. */
function namesIn(folder: string, isWanted: (name: string) => boolean): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => isWanted(name) && (!IGNORED.test(name) || SETTINGS.has(name)))
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .sort();
}
