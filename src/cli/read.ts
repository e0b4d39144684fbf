/** Files from disk or stdin to a workspace the verifier understands. */
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import type { FileContent, Files } from "../core/report.ts";
import { userPath } from "./paths.ts";
import { UsageError } from "./usage-error.ts";

/** Never part of a module: version control and packages. */
const SKIPPED = new Set([".git", "node_modules"]);
/** Where `terraform init` puts the modules that it downloads; beside them lie providers, which are large and not read. */
const DOWNLOADED = ".terraform";
/** What a downloaded module has besides itself. */
const UNUSED = new Set([".github", "docs", "examples", "test", "tests", "wrappers"]);
/** A module with more than this is no module; a file larger than this is no template. */
const LIMITS = { files: 5_000, fileBytes: 4 << 20, totalBytes: 64 << 20 };
const CONFIGURATION = /\.(?:tf|tofu|tfvars)(?:\.json)?$/;

/** Text as it is, byte-order mark and line ends included; what isn't UTF-8 as base64. */
export function decode(bytes: Buffer): FileContent {
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : { base64: bytes.toString("base64") };
}

export function readStdin(): Buffer {
  return readFileSync(0);
}

/** The bytes of one file that the user named. Throws a UsageError that says what is wrong with it. */
export function readNamed(path: string): Buffer {
  try {
    return readFileSync(userPath(path));
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "no such file or directory.";
  if (code === "EACCES") return "no permission to read it.";
  if (code === "EISDIR") return "is a directory; a file is needed here.";
  return error instanceof Error ? error.message : String(error);
}

export interface Workspace {
  files: Files;
  /** Folder the files lie in, to find a `--var-file` among them; undefined for stdin. */
  folder?: string;
}

/** A file, a folder or `-`. Of a folder everything is read: any file may be a template. */
export function readWorkspace(path: string, warn: (line: string) => void): Workspace {
  if (path === "-") return { files: { "main.tf": decode(readStdin()) } };
  let isFolder: boolean;
  try {
    isFolder = statSync(userPath(path)).isDirectory();
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`);
  }
  const folder = userPath(path);
  if (!isFolder) return { files: { [basename(path)]: decode(readNamed(path)) }, folder: join(folder, "..") };
  const files = readFolder(folder, warn);
  if (!Object.keys(files).some((name) => !name.includes("/") && CONFIGURATION.test(name)))
    throw new UsageError(`${path}: has no .tf, .tofu or .tf.json file.`);
  return { files, folder };
}

function readFolder(folder: string, warn: (line: string) => void): Files {
  const files: Files = {};
  let count = 0;
  let total = 0;
  for (const path of walk(folder)) {
    const name = relative(folder, path).split(sep).join("/");
    const size = statSync(path).size;
    if (size > LIMITS.fileBytes && !CONFIGURATION.test(name)) {
      warn(`${name}: left out, it is larger than ${LIMITS.fileBytes >> 20} MB.`);
      continue;
    }
    count++;
    total += size;
    if (count > LIMITS.files || total > LIMITS.totalBytes)
      throw new UsageError(
        `${folder}: more than ${LIMITS.files} files or ${LIMITS.totalBytes >> 20} MB. Name the folder of one module.`,
      );
    files[name] = decode(readFileSync(path));
  }
  return files;
}

/** Files below a folder in name order. Links to folders aren't followed: they may go round in circles. */
function* walk(folder: string, downloaded = false): Generator<string> {
  const entries: Dirent[] = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (SKIPPED.has(entry.name) || (downloaded && UNUSED.has(entry.name))) continue;
      if (entry.name !== DOWNLOADED) yield* walk(path, downloaded);
      else if (statSync(join(path, "modules"), { throwIfNoEntry: false })?.isDirectory())
        yield* walk(join(path, "modules"), true);
    } else if (entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile()))
      yield path;
  }
}

/** Rego of a file, or of every `*.rego` below a folder but tests: path as the user knows it → text. */
export function readPolicies(paths: readonly string[]): Record<string, string> {
  const policies: Record<string, string> = {};
  for (const path of paths) {
    const full = userPath(path);
    if (!statSync(full, { throwIfNoEntry: false })?.isDirectory()) {
      policies[path] = readNamed(path).toString("utf8");
      continue;
    }
    const found = [...walk(full)].filter((file) => file.endsWith(".rego") && !file.endsWith("_test.rego"));
    if (found.length === 0) throw new UsageError(`--policy ${path}: has no .rego file.`);
    for (const file of found)
      policies[join(path, relative(full, file)).split(sep).join("/")] = readFileSync(file, "utf8");
  }
  return policies;
}
