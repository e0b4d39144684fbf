/**
 * What our verifier says of policy folders in the style of public ones, and that conftest itself says the same, with the same files and flags.
 * `UPDATE=1` rewrites what is said: read the difference. conftest is built from its Go module when it isn't there yet, once.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findPeers } from "../../scripts/bench/peers.ts";
import { readData, readPolicies } from "../../src/cli/read.ts";
import type { Report, VerifyRequest } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE } from "../cases/case.ts";
import { foldersOf, printed, sorted, update, written } from "./folder.ts";

interface Options {
  /** Flags of conftest. */
  conftest: string[];
  /** The same for us. */
  request: Partial<VerifyRequest>;
  /** The policies are asked about the plan, which conftest is given as a file. */
  plan: boolean;
}

const verifiers = {
  native: await createNodeVerifier({ engine: "native", quietMs: PATIENCE }),
  wasm: await createNodeVerifier({ engine: "wasm", quietMs: PATIENCE }),
};
const { conftest } = findPeers(true, ["conftest"]);
afterAll(() => Promise.all(Object.values(verifiers).map((verifier) => verifier.dispose())));

const OUTCOMES: Record<string, string> = { "policy-deny": "deny", "policy-warn": "warn", "policy-exempt": "exempt" };

/** Outcome, rule and message of each finding; of an exemption what it is from. */
function saidBy({ diagnostics }: Report): string {
  return sorted(
    diagnostics.flatMap(({ code, summary, detail }) => {
      const [rule = ""] = /data\.[\w.]+\w/.exec(detail) ?? [];
      const outcome = OUTCOMES[code];
      if (outcome === "exempt") return [`exempt "${rule.replace(/.*\.(?:deny|violation|warn)_?/, "")}"`];
      return outcome ? [`${outcome} ${rule}: ${summary}`] : code.startsWith("policy-") ? [`${code}: ${detail}`] : [];
    }),
  );
}

interface Checked {
  failures?: { msg: string; metadata: { query: string } }[];
  warnings?: { msg: string; metadata: { query: string } }[];
  exceptions?: { msg: string }[];
}

const saidByConftest = (results: Checked[]): string =>
  sorted(
    results.flatMap(({ failures = [], warnings = [], exceptions = [] }) => [
      ...failures.map(({ msg, metadata }) => `deny ${metadata.query}: ${msg}`),
      ...warnings.map(({ msg, metadata }) => `warn ${metadata.query}: ${msg}`),
      ...exceptions.map(({ msg }) => `exempt ${msg.replace(/.* == /, "")}`),
    ]),
  );

describe.each(foldersOf<Options>("verdicts"))("$name", (one) => {
  const folder = written(one.files);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { conftest: flags = [], request = {}, plan = false } = one.options;
  const programs = one.files.filter(({ path }) => path.endsWith(".tf"));
  const asked = (): VerifyRequest => ({
    files: Object.fromEntries(programs.map(({ path, content }) => [path, content])),
    // As the page gives them: with what stands beside them and no word on what is data. --data is for folders elsewhere.
    policies: readPolicies([join(folder, "policy")]),
    ...(flags.includes("-d") && { data: readData([join(folder, "data")]) }),
    bundledPolicies: false,
    withPlan: plan,
    ...request,
  });

  it.each(Object.entries(verifiers))("%s says what is expected", async (_, verifier) => {
    const says = saidBy(await verifier.verify(asked()));
    if (process.env.UPDATE) update(one, says);
    else expect(says).toBe(one.expected);
  });

  it.skipIf(!conftest)("conftest says the same", async () => {
    const report = plan ? await verifiers.native.verify(asked()) : undefined;
    if (report) writeFileSync(join(folder, "plan.json"), JSON.stringify(report.plan));
    const files = plan ? ["plan.json"] : programs.map(({ path }) => path);
    const output = printed(conftest ?? "", ["test", "-o", "json", "-p", "policy", ...flags, ...files], folder);
    expect(saidByConftest(JSON.parse(output))).toBe(one.expected);
  });

  if (!plan) return;
  it("says the same of the plan alone", async () => {
    const { plan: document } = await verifiers.native.verify(asked());
    const { files: _, withPlan: __, ...policies } = asked();
    expect(saidBy(await verifiers.native.verifyPlan({ plan: document, ...policies }))).toBe(one.expected);
  });
});
