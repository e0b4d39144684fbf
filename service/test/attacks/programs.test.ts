/**
 * Programs that are after what isn't theirs. Each is refused by the gate, at the place that its file names, or harmless; and each is run all
 * the same, as if the gate had let it pass: the sandbox has to hold alone. `UPDATE=1` writes what the gate says.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanJob } from "../../../src/core/plan-service.ts";
import type { Diagnostic, Files } from "../../../src/core/report.ts";
import { createNodeVerifier, type NodeVerifier } from "../../../src/verifier/node.ts";
import { sectionsOf } from "../../../test/txtar.ts";
import type { PlanEngine } from "../../engine/engine.ts";
import { createGate } from "../../engine/gate.ts";
import { createPlanner } from "../../engine/planner.ts";
import { providersFrom } from "../../engine/providers.ts";
import { RUN } from "../../limits.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { engine, sandbox, skipped } from "../here.ts";
import { type Service, serve } from "../service.ts";
import { type Bait, layBait } from "./bait.ts";

const FOLDER = new URL("programs/", import.meta.url);
const LIMITS = { ...RUN, wallMs: 3000, memoryBytes: 512 * 1024 * 1024 };
const SAYS = "-- gate --\n";

interface Attack {
  name: string;
  /** What the gate says, a line each. */
  gate: string;
  files: Files;
}

let bait: Bait;
let verifier: NodeVerifier;
let service: Service;

const attacks: Attack[] = readdirSync(FOLDER).map((name) => {
  const { sections } = sectionsOf(readFileSync(new URL(name, FOLDER), "utf8"));
  return {
    name: name.replace(".txtar", ""),
    gate: sections.find(({ path }) => path === "gate")?.content ?? "",
    files: Object.fromEntries(
      sections.filter(({ path }) => path !== "gate").map(({ path, content }) => [path, content]),
    ),
  };
});

/** With what it is after in its place. */
const aimed = ({ files }: Attack): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      (text as string).replaceAll("BAIT", bait.file).replaceAll("ADDRESS", bait.addresses.at(-1) ?? ""),
    ]),
  );

const line = ({ code, file, range }: Diagnostic) => `${code} ${file}:${range.start.line}:${range.start.column}\n`;

beforeAll(async () => {
  bait = await layBait();
  verifier = await createNodeVerifier();
  service = await serve((request, options) =>
    createPlanner({
      sandbox: sandbox as Sandbox,
      engine: engine as PlanEngine,
      providers: providersFrom({}),
      limits: LIMITS,
      gate: async () => [],
    })(request, options),
  );
});
afterAll(async () => {
  bait.remove();
  await service.close();
  await verifier.dispose();
});

describe("the gate", () => {
  it.each(attacks)("answers to $name", async (attack) => {
    const found = await createGate(verifier, { sources: ["hashicorp/aws"] })(
      { files: aimed(attack) },
      new AbortController().signal,
    );
    const said = found.map(line).sort().join("");
    if (process.env.UPDATE) {
      const file = new URL(`${attack.name}.txtar`, FOLDER);
      const [program] = readFileSync(file, "utf8").split(SAYS);
      writeFileSync(file, `${program}${said && `${SAYS}${said}`}`);
      return;
    }
    expect(said).toBe(attack.gate);
  });
});

describe.runIf(typeof engine !== "string")(`the sandbox, were there no gate${skipped(engine)}`, () => {
  it.each(attacks)("contains $name", async (attack) => {
    const job: PlanJob = await service.planned({ files: aimed(attack) });
    const all = JSON.stringify(job);
    expect(job.state).toMatch(/^(?:done|failed)$/);
    expect(all).not.toContain(bait.secret);
    expect(all).not.toMatch(/root:x:0|nobody:x:/);
    expect(bait.reached()).toBe(0);
    expect((await service.fetch("/healthz", { signal: AbortSignal.timeout(2000) })).status).toBe(200);
  });
});
