/** What a run's processes use together, which no limit of a single process bounds. */
import { readdirSync, readFileSync } from "node:fs";

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

/** Calls `over` once the family of a process has more memory than it may. Gives a function that ends the watch. */
export function watchMemory(pid: number, most: number, over: () => void): () => void {
  const timer = setInterval(() => {
    const all = family(pid).reduce((sum, member) => sum + memoryOf(member), 0);
    if (all <= most) return;
    clearInterval(timer);
    over();
  }, EVERY_MS);
  return () => clearInterval(timer);
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // it has ended
  }
}
