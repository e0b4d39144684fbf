/** Engines that were taken over: whatever they do, the run ends, nothing of it is left, and the next one goes as if nothing had been. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanJob } from "../../../src/core/plan-service.ts";
import type { PlanEngine } from "../../engine/engine.ts";
import { createPlanner, type Plan } from "../../engine/planner.ts";
import { providersFrom } from "../../engine/providers.ts";
import { RUN } from "../../limits.ts";
import { librariesOf } from "../../sandbox/libraries.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { sandbox, skipped } from "../here.ts";
import { type Service, serve } from "../service.ts";
import { type Bait, layBait } from "./bait.ts";
import { HOSTILE, type Hostile } from "./engines.ts";

/** Less than the service's: nobody wants to wait for those two dozen times. */
const LIMITS = { ...RUN, wallMs: 3000, memoryBytes: 512 * 1024 * 1024 };
const NODE = process.execPath;
/** In the environment of every process of a run, since it is the value of a variable. */
const MARK = `mark${process.pid}x${Date.now()}`;
const REQUEST = { files: { "main.tf": "" }, vars: { mine: MARK } };

let bait: Bait;
let folder: string;
let service: Service;
let current: Plan;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hostile-"));
  chmodSync(folder, 0o755);
  bait = await layBait();
  service = await serve((...asked) => current(...asked));
});
afterAll(async () => {
  await service.close();
  bait.remove();
  rmSync(folder, { recursive: true });
});

let count = 0;
function takenOver({ script, node }: Pick<Hostile, "script" | "node">): Plan {
  const text = script
    .replaceAll("BAIT", bait.file)
    .replaceAll("ADDRESSES", bait.addresses.join(","))
    .replaceAll("SERVICE", String(process.pid));
  const file = join(folder, `engine-${++count}`);
  // What isn't to plan answers as a harmless engine does.
  const harmless = `if (!["plan", "eat"].includes(process.argv[2])) { if (process.argv[2] === "version") console.log(JSON.stringify({ terraform_version: "9.9.9" }, null, 2)); process.exit(0); }`;
  writeFileSync(file, node ? `#!/engine/node --max-old-space-size=200\n${harmless}\n${text}` : `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  const mounts = [
    { from: file, to: "/engine/run" },
    ...(node ? [{ from: NODE, to: "/engine/node" }, ...librariesOf(NODE)] : []),
  ];
  const engine: PlanEngine = { name: "OpenTofu", version: "9.9.9", command: "/engine/run", mounts };
  return createPlanner({
    sandbox: sandbox as Sandbox,
    engine,
    providers: providersFrom({}),
    limits: LIMITS,
    gate: async () => [],
  });
}

/** Processes of this machine whose environment says that they belong to a run. */
function left(): string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, "utf8").includes(MARK);
    } catch {
      return false;
    }
  });
}

describe.runIf(typeof sandbox !== "string")(`an engine that${skipped(sandbox)}`, () => {
  it.each(HOSTILE)("$does", async (hostile) => {
    current = takenOver(hostile);
    const job = await service.planned(REQUEST);
    const all = JSON.stringify(job);
    expect(all).not.toContain(bait.secret);
    expect(bait.reached()).toBe(0);
    if (hostile.says) expect(job.result?.diagnostics.map(({ code }) => code)).toContain(hostile.says);
    expect(CHECKS[hostile.does]?.(job) ?? true).toBe(true);
    await expect.poll(left).toEqual([]);
    // The next ones are served at once.
    expect((await service.fetch("/healthz", { signal: AbortSignal.timeout(2000) })).status).toBe(200);
    current = takenOver({ script: 'case "$1" in show) echo \'{"format_version":"1.2"}\';; esac' });
    expect((await service.planned(REQUEST)).result?.ok).toBe(true);
  });

  it("takes longer than it may is gone within a second of its time", async () => {
    current = takenOver({ script: "trap '' TERM; while :; do :; done" });
    const job = await service.planned(REQUEST);
    const ms = Date.parse(job.finished ?? "") - Date.parse(job.started ?? "");
    expect(ms).toBeGreaterThanOrEqual(LIMITS.wallMs);
    expect(ms).toBeLessThan(LIMITS.wallMs + 1000);
  });

  it("is cancelled is gone, too", async () => {
    current = takenOver({ script: "trap '' TERM; (while :; do :; done) & while :; do :; done" });
    const { id } = (await (await service.post(REQUEST)).json()) as PlanJob;
    await expect.poll(() => left().length).toBeGreaterThan(0);
    await service.fetch(`/v1/plans/${id}`, { method: "DELETE" });
    await expect.poll(left).toEqual([]);
  });
});

const said = (job: PlanJob) => (job.result?.diagnostics ?? []).map(({ summary }) => summary);

/** What must hold beside. */
const CHECKS: Record<string, (job: PlanJob) => boolean> = {
  "writes where it may not": (job) => job.result?.ok === true && !said(job).some((line) => line.startsWith("WRITTEN")),
  "looks for anybody's files": (job) =>
    said(job).every((path) => /^\/(?:bin|dev|engine|lib|lib64|proc|work|\*)?(?:\/|$)/.test(path) || path.endsWith("*")),
  "reads the accounts": (job) => !said(job).some((line) => /root:|ACCOUNTS/.test(line)),
  "reads its environment": (job) => {
    const names = said(job).map((line) => /^(\w+)=/.exec(line)?.[1] ?? "");
    const own = /^(?:CHECKPOINT_DISABLE|ENGINE|HOME|OLDPWD|OPTIND|PATH|PPID|PS[124]|PWD|ROOT|TF_\w+|TMPDIR|)$/;
    return names.includes("ENGINE") && names.every((name) => own.test(name)) && !said(job).join().includes("-destroy");
  },
  "looks whether it is alone": (job) => {
    const lines = said(job);
    const devices = lines.filter((line) => /^\w+:/.test(line));
    // Only the loopback device, through which nothing has gone.
    return (
      lines.filter((line) => line.startsWith("/proc/")).length < 8 &&
      devices.length === 1 &&
      /^lo:(?:\s+0)+$/.test(devices[0] ?? "")
    );
  },
  "kills whatever it can": (job) => job.state === "done",
  "leaves something running behind it": (job) => job.result?.ok === true,
  "answers with what is no plan": (job) => job.result?.ok === false,
  "answers with a plan as deep as it is long": (job) => job.state === "failed" || job.result?.ok === false,
  "says that a provider is the prototype of all objects": (job) =>
    (job.result?.certificate.providers.length ?? 0) <= 2 && !("polluted" in {}),
  "says a place that is none": (job) =>
    job.result?.diagnostics.some(({ range }) => range.start.line === 1 && range.start.byte === 0) === true,
};
