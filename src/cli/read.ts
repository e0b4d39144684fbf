/** Files from disk or stdin to a workspace the verifier understands. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { isHcl, isProgram } from "../core/file-kinds.ts";
import type { Files, PolicyData } from "../core/report.ts";
import { Disk, decode } from "./disk.ts";
import { userPath } from "./paths.ts";
import { refusal, UsageError } from "./usage-error.ts";

/** What belongs to tools, not to the user. */
const SKIPPED = new Set([".git", "node_modules", ".terraform"]);

export function readStdin(): Buffer {
  return readFileSync(0);
}

/** The bytes of one file that the user named. Throws a UsageError that says what is wrong with it. */
export function readNamed(path: string): Buffer {
  try {
    return readFileSync(userPath(path));
  } catch (error) {
    throw new UsageError(`${path}: ${refusal(error) ?? error}`);
  }
}

export interface Workspace {
  files: Files;
  /** Where what the program reaches is found; undefined for stdin. */
  disk?: Disk;
}

/** A file, a folder or `-`. Of a folder the root module's own files; what they reach is read as the verifier asks for it. */
export function readWorkspace(path: string): Workspace {
  if (path === "-") return { files: { "main.tf": decode(readStdin()) } };
  const full = userPath(path);
  let isFolder: boolean;
  try {
    isFolder = statSync(full).isDirectory();
  } catch (error) {
    throw new UsageError(`${path}: ${refusal(error) ?? error}`);
  }
  const disk = new Disk(isFolder ? full : dirname(full));
  if (!isFolder) return { files: { [basename(path)]: decode(readNamed(path)) }, disk };
  const files = disk.own();
  if (!Object.keys(files).some(isProgram))
    throw new UsageError(
      `${path}: has no .tf, .tofu or .tf.json file.${disk.notReached().length > 0 ? " Folders below it have: verify --recursive judges them." : ""}`,
    );
  return { files, disk };
}

/** Files below a folder in name order. Links to folders aren't followed: they may go round in circles. */
function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* walk(path);
    } else if (entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile()))
      yield path;
  }
}

const DATA = /\.(?:json|ya?ml)$/;

/**
 * Rego of a file, or of every `*.rego` below a folder but tests, with the JSON, YAML and HCL files there, which policies may read: path as
 * the user knows it → text.
 */
export function readPolicies(paths: readonly string[], { tests = false } = {}): Record<string, string> {
  const policies: Record<string, string> = {};
  for (const path of paths) {
    const full = userPath(path);
    if (!statSync(full, { throwIfNoEntry: false })?.isDirectory()) {
      policies[path] = readNamed(path).toString("utf8");
      continue;
    }
    const all = [...walk(full)];
    if (!all.some((file) => file.endsWith(".rego") && (tests || !file.endsWith("_test.rego"))))
      throw new UsageError(`--policy ${path}: has no .rego file${all.length > 0 && !tests ? " besides tests" : ""}.`);
    for (const file of all)
      if (DATA.test(file) || isHcl(file) || basename(file) === ".manifest" || file.endsWith(".rego"))
        if (tests || !file.endsWith("_test.rego")) policies[slashed(join(path, relative(full, file)))] = text(file);
  }
  return policies;
}

/** The JSON and YAML files of `--data`, each at the place under `data` that its folders name, as `opa` and conftest load them. */
export function readData(paths: readonly string[]): PolicyData[] {
  return paths.flatMap((path) => {
    const full = userPath(path);
    if (!statSync(full, { throwIfNoEntry: false })?.isDirectory())
      return [{ file: path, at: [], text: readNamed(path).toString("utf8") }];
    const found = [...walk(full)].filter((file) => DATA.test(file));
    if (found.length === 0) throw new UsageError(`--data ${path}: has no .json, .yaml or .yml file.`);
    return found.map((file) => {
      const inside = slashed(relative(full, file));
      return { file: slashed(join(path, inside)), at: inside.split("/").slice(0, -1), text: text(file) };
    });
  });
}

const text = (file: string) => readFileSync(file, "utf8");
const slashed = (path: string) => path.split(sep).join("/");
