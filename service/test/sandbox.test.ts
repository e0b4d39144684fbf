/** How a sandbox is begun: in a scope of systemd's where there are any. The one here only says what it was asked for. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RUN } from "../limits.ts";
import { createBubblewrap } from "../sandbox/bubblewrap.ts";
import { sandbox, skipped } from "./here.ts";

const IDLE = { script: "exit 3", env: {}, mounts: [], files: {} };

describe.runIf(typeof sandbox !== "string")(`a scope of systemd's${skipped(sandbox)}`, () => {
  const before = process.env.PATH;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "systemd-"));
    process.env.PATH = `${folder}:${before}`;
  });
  afterEach(() => {
    process.env.PATH = before;
    rmSync(folder, { recursive: true });
  });
  const pretend = (last: string) => {
    const file = join(folder, "systemd-run");
    writeFileSync(
      file,
      `#!/bin/sh\necho "$*" > ${folder}/asked\nwhile [ "$1" != -- ]; do shift; done\nshift\n${last}\n`,
    );
    chmodSync(file, 0o755);
  };

  it("bounds a run as a whole", async () => {
    pretend('exec "$@"');
    const scoped = await createBubblewrap(RUN);
    expect(scoped.bounds).toBe("cgroup");
    expect((await scoped.run(IDLE, { limits: RUN })).code).toBe(3);
    const asked = readFileSync(join(folder, "asked"), "utf8");
    for (const limit of ["--scope", "MemoryMax=1073741824", "MemorySwapMax=0", "TasksMax=72", "CPUQuota=100%"])
      expect(asked).toContain(limit);
    expect(asked).toMatch(/ -- .*bwrap --args 5 -- \/bin\/sh -c exit 3\n$/);
  });

  it.each([
    ["can't be made", "exit 1"],
    ["has no room for bubblewrap", '[ "$1" = true ] || exit 1'],
  ])("that %s is done without", async (_, last) => {
    pretend(last);
    const bare = await createBubblewrap(RUN);
    expect(bare.bounds).toBe("rlimits");
    expect((await bare.run(IDLE, { limits: RUN })).code).toBe(3);
  });
});
