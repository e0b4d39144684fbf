/** `fmt`: rewrites files in the canonical form, as `terraform fmt` does. */

import { readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isFormatted } from "../core/file-kinds.ts";
import { decode } from "./disk.ts";
import { withVerifier } from "./options.ts";
import { out, warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { readNamed, readStdin } from "./read.ts";
import { diagnosticText, styleFor } from "./text.ts";
import { UsageError } from "./usage-error.ts";

export interface FmtFlags {
  check?: boolean;
  recursive?: boolean;
}

const SKIPPED = new Set([".git", ".terraform", "node_modules"]);

/** Prints the names of the files it changed (or, with `--check`, would). Exit code: 1 when `--check` found some, or a file can't be parsed. */
export async function fmt(path: string, flags: FmtFlags): Promise<number> {
  const named = path === "-" ? ["-"] : filesOf(path, flags.recursive ?? false);
  const files: Record<string, string> = {};
  let code = 0;
  for (const name of named) {
    const content = decode(name === "-" ? readStdin() : readNamed(name));
    if (typeof content === "string") files[name === "-" ? "stdin.tf" : name] = content;
    else {
      warn(`${name}: not UTF-8, left as it is.`);
      code = 1;
    }
  }
  // Keys are short names: a path outside of the folder is none that the engine takes.
  const keys = Object.keys(files);
  const request = Object.fromEntries(keys.map((name, i) => [`${i}/${basename(name)}`, files[name] as string]));
  const result = await withVerifier({ providerSchema: [] }, (verifier) => verifier.format(request));
  for (const diagnostic of result.diagnostics) {
    const name = keys[Number.parseInt(diagnostic.file, 10)] ?? diagnostic.file;
    warn(`${diagnosticText({ ...diagnostic, file: name }, files, styleFor(process.stderr))}\n`);
    if (diagnostic.severity === "error") code = 1;
  }
  for (const [key, text] of Object.entries(result.files)) {
    const name = keys[Number.parseInt(key, 10)] as string;
    const changed = text !== files[name];
    if (path === "-" && !flags.check) await out(text);
    if (!changed) continue;
    if (flags.check) code = 1;
    if (path === "-") continue;
    await out(`${name}\n`);
    if (!flags.check) writeFileSync(userPath(name), text);
  }
  return code;
}

function filesOf(path: string, recursive: boolean): string[] {
  const stat = statSync(userPath(path), { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`${path}: no such file or directory.`);
  if (!stat.isDirectory()) {
    if (!isFormatted(path)) throw new UsageError(`${path}: only .tf, .tofu and .tfvars files are formatted.`);
    return [path];
  }
  const entries = readdirSync(userPath(path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return recursive && !SKIPPED.has(entry.name) ? filesOf(inside, true) : [];
    return entry.isFile() && isFormatted(entry.name) ? [inside] : [];
  });
}
