/** What a run's processes use together, which no limit of a single process bounds. */
import { readdirSync, readFileSync, statfsSync } from "node:fs";
import type { RunLimits } from "../limits.ts";
import type { Ending } from "./sandbox.ts";

const EVERY_MS = 50;

/** A process and all below it. What has ended meanwhile is left out. */
export function family(pid: number): number[] {
  const found = [pid];
  for (let i = 0; i < found.length; i++)
    for (const thread of quietly(() => readdirSync(`/proc/${found[i]}/task`)) ?? []) {
      const children = quietly(() => readFileSync(`/proc/${found[i]}/task/${thread}/children`, "utf8")) ?? "";
      found.push(...children.split(" ").filter(Boolean).map(Number));
    }
  return found;
}

/** Bytes of memory that are a process's own: not those of its program, which all that run it share. */
function memoryOf(pid: number): number {
  const status = quietly(() => readFileSync(`/proc/${pid}/status`, "utf8")) ?? "";
  const sum = [...status.matchAll(/^Rss(?:Anon|Shmem):\s*(\d+) kB/gm)].reduce(
    (all, match) => all + Number(match[1]),
    0,
  );
  return sum * 1024;
}

/** How many files lie in the file system of a run; none before it is there, or where that can't be told. */
function filesOf(pid: number | undefined, folder: string, size: number): number {
  const all = quietly(() => statfsSync(`/proc/${pid}/root${folder}`));
  // Until bubblewrap has changed the root, the path may lead to a folder of the machine's own.
  return all && all.blocks * all.bsize === size ? all.files - all.ffree : 0;
}

export interface Watched {
  pid: number;
  /** The file system that only it writes to, as it sees it. */
  folder?: string | undefined;
}

/** Calls `over` once the family of a process has more than it may. Gives a function that ends the watch. */
export function watch({ pid, folder }: Watched, limits: RunLimits, over: (what: Ending) => void): () => void {
  const timer = setInterval(() => {
    const members = family(pid);
    const memory = members.reduce((sum, member) => sum + memoryOf(member), 0);
    if (memory > limits.memoryBytes) over("memory");
    else if (folder !== undefined && filesOf(members.at(-1), folder, limits.diskBytes) > limits.diskFiles) over("disk");
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** Of what may have ended meanwhile. */
export function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
