/** `all`: every set from nothing, by several processes of this machine; what is there already isn't made again. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { cleanAll } from "./clean/index.ts";
import { haveExamples } from "./docs.ts";
import type { TaskName } from "./row.ts";
import type { StageName } from "./stage.ts";

/** Documentation isn't part of the project: without it there are no rows of it. */
const stages = (): StageName[] => [...(haveExamples() ? (["docs"] as const) : []), "schema", "gen", "mutn", "repair"];

/** One shard of a stage in a process of its own. */
function shard(stage: StageName, nth: number, of: number, options: readonly string[]): Promise<void> {
  const script = fileURLToPath(new URL("index.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, stage, "--shard", `${nth}/${of}`, ...options], {
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${stage} ${nth}/${of} ended with ${code}: run it again, it goes on where it stopped`)),
    );
  });
}

/** Makes all shards, `jobs` at once, then the sets. */
export async function all(
  out: string,
  rows: Readonly<Record<TaskName, number>>,
  jobs: number,
  options: readonly string[],
): Promise<void> {
  for (const stage of stages()) {
    const begun = performance.now();
    const made = ["--out", out, "--rows", String(rows[stage === "docs" || stage === "schema" ? "gen" : stage])];
    await Promise.all(Array.from({ length: jobs }, (_, i) => shard(stage, i + 1, jobs, [...made, ...options])));
    console.error(`${stage}: ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  await cleanAll(out, rows);
}
