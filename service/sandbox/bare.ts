/**
 * No sandbox at all, for `--insecure-no-sandbox`: a temporary folder, an empty environment, the limits of each process. Whatever the engine
 * is made to do, it does with the rights of whoever started the service.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bare } from "./command.ts";
import { started } from "./run.ts";
import type { Sandbox } from "./sandbox.ts";
import { family, quietly } from "./watch.ts";

export function createBare(): Sandbox {
  // Names of folders are the run's own; what stands for all of them is replaced when it begins.
  const base = mkdtempSync(join(tmpdir(), "terraformer-plans-"));
  process.once("exit", () => rmSync(base, { recursive: true, force: true }));
  let count = 0;
  const here = join(base, "RUN");
  return {
    kind: "none",
    bounds: "rlimits",
    filter: "none",
    place: (path) => join(here, path),
    async run({ script, env, files }, options) {
      const folder = join(base, String(++count));
      const own = (text: string) => text.replaceAll(here, folder);
      try {
        for (const [path, content] of Object.entries(files)) {
          const file = join(folder, path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, typeof content === "string" ? content : Buffer.from(content.base64, "base64"));
        }
        mkdirSync(folder, { recursive: true });
        const ran = await started(
          {
            command: [...bare(options.limits), "/bin/sh", "-c", script],
            cwd: folder,
            env: {
              HOME: folder,
              TMPDIR: folder,
              ...Object.fromEntries(Object.entries(env).map(([k, v]) => [k, own(v)])),
            },
            inputs: [],
            kill: end,
          },
          options,
        );
        return { ...ran, output: ran.output.replaceAll(folder, here) };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function end(pid: number): void {
  for (const member of family(pid)) quietly(() => process.kill(member, "SIGKILL"));
}
