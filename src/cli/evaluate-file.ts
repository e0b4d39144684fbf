/** Where the rows of an evaluation go: standard output, or a file that an interrupted evaluation is resumed from. */
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Row, Task } from "../evaluate/record.ts";
import { type Known, keptRows } from "../evaluate/resume.ts";
import { out, warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { plural } from "./text.ts";
import { UsageError } from "./usage-error.ts";

export interface Sink {
  /** Rows that are there already. */
  readonly kept: readonly Row[];
  /** Writes a record; when it resolves, no interruption loses it. */
  write(record: object): Promise<void>;
}

const lineOf = (record: object) => `${JSON.stringify(record)}\n`;

export function openSink(flags: { out?: string; resume?: boolean }, tasks: readonly Task[], settings: Known): Sink {
  const { out: name, resume } = flags;
  if (name === undefined) {
    if (resume) throw new UsageError("--resume needs --out FILE, the file to go on with.");
    return { kept: [], write: (record) => out(lineOf(record)) };
  }
  const path = userPath(name);
  const there = existsSync(path);
  if (there && !resume)
    throw new UsageError(`${name} is there already: --resume goes on with it, or name another file with --out.`);
  const kept = there ? read(name, path, tasks, settings) : [];
  try {
    // Written whole beside it first: an interruption now leaves the old file.
    writeFileSync(`${path}.part`, kept.map(lineOf).join(""));
    renameSync(`${path}.part`, path);
  } catch (error) {
    throw new UsageError(`${name} can't be written: ${error instanceof Error ? error.message : error}`);
  }
  return { kept, write: async (record) => appendFileSync(path, lineOf(record)) };
}

function read(name: string, path: string, tasks: readonly Task[], settings: Known): Row[] {
  const kept = keptRows(readFileSync(path, "utf8"), tasks, settings);
  if ("problem" in kept) throw new UsageError(`${name}: ${kept.problem}`);
  warn(`${plural(kept.rows.length, "row")} in ${name} already${kept.torn ? "; its last line was cut off" : ""}.`);
  return kept.rows;
}
