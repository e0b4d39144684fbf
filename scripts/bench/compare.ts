/**
 * The same work by others: `terraform validate`, checkov and conftest on the same programs in the same run. Before anything is timed, both
 * have to give the same answer. Cold: from the start of the process to its answer; warm: another answer of a process that runs.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files, PolicyResult, Report, Stage } from "../../src/core/report.ts";
import { written } from "../../src/verifier/client.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";
import { quantile, timed } from "./measure.ts";
import { type Asked, ask } from "./once.ts";
import { type Peers, run } from "./peers.ts";
import { builtInProgram, checkedProgram, DENIALS } from "./programs.ts";

interface Line {
  who: string;
  cold?: number;
  warm?: number;
}

/** As users call it: what needs no Node starts none. */
const CLI = "./terraformer";

/** Least of `times` runs: what others do on the machine only ever adds. */
const least = async (times: number, work: () => unknown): Promise<number> =>
  Math.min(...(await timed(times, async () => work())));

async function warm(verifier: NodeVerifier, times: number, asked: Asked) {
  await timed(3, () => ask(verifier, asked));
  return quantile(await timed(times, () => ask(verifier, asked)), 0.5);
}

function same<T>(what: string, ours: T, theirs: T): void {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a !== b) throw new Error(`${what}: the answers differ, so there is nothing to time: ours ${a}, theirs ${b}`);
}

/** A folder with a program, deleted afterwards. */
async function inFolder<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), String(text));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Ours: the command line as `args` call it, and both builds asked the same. */
async function ours(times: number, args: string[], asked: Asked): Promise<Line[]> {
  const lines: Line[] = [];
  for (const engine of ["native", "wasm"] as const) {
    const once = () =>
      run("node", ["--import", "tsx", "scripts/bench/once.ts"], {}, JSON.stringify({ engine, ...asked }));
    const verifier = await createNodeVerifier({ engine, quietMs: 60_000 });
    lines.push({
      who: engine === "native" ? "TerraFormer, command line" : "TerraFormer, WebAssembly in Node",
      cold:
        engine === "native"
          ? await least(times, () => run(CLI, ["verify", ...args]))
          : await least(Math.min(times, 3), once),
      warm: await warm(verifier, times, asked),
    });
    await verifier.dispose();
  }
  return lines;
}

/** Valid and invalid programs of the built-in provider alone, for others' providers can't be had without a network. */
async function validate(terraform: string, times: number): Promise<Line[]> {
  const stages: Stage[] = ["parse", "schema"];
  const good = { "main.tf": builtInProgram(100) };
  const bad = { "main.tf": `${builtInProgram(100)}output "wrong" {\n  value = terraform_data.absent.output\n}\n` };
  const verifier = await createNodeVerifier({ engine: "native" });
  for (const files of [good, bad])
    await inFolder(files, async (folder) => {
      run(terraform, ["init", "-backend=false"], {}, "", folder); // not timed
      const theirs = JSON.parse(run(terraform, ["validate", "-json"], {}, "", folder)) as { valid: boolean };
      same("terraform validate", (await verifier.verify({ files, stages })).ok, theirs.valid);
    });
  await verifier.dispose();
  return inFolder(good, async (folder) => {
    run(terraform, ["init", "-backend=false"], {}, "", folder);
    const engine = written({ op: "verify", files: good, stages } as object);
    const binary = () => run("wasm/bin/engine", [], {}, `${engine}\n`);
    return [
      {
        who: "terraform validate",
        cold: await least(times, () => run(terraform, ["validate", "-json"], {}, "", folder)),
      },
      { who: "TerraFormer, the native engine itself", cold: await least(times, binary) },
      ...(await ours(times, [folder, "--stage", "parse,schema", "--format", "json"], {
        verify: { files: good, stages },
      })),
    ];
  });
}

/** Which resources fail which of our rules, sorted. */
const failing = (policies: PolicyResult[]): string[] =>
  policies.flatMap(({ rule, address, result }) => (result === "fail" ? [`${rule} ${address}`] : [])).sort();

/** checkov in a process that runs: prints the median of some runs after the first, in milliseconds. */
const RUNNER = `
import logging, statistics, sys, time
logging.disable(logging.CRITICAL)
from checkov.runner_filter import RunnerFilter
from checkov.terraform.runner import Runner
def once():
    begun = time.perf_counter()
    Runner().run(root_folder=sys.argv[1], runner_filter=RunnerFilter(framework=["terraform"], checks=sys.argv[2].split(",")))
    return (time.perf_counter() - begun) * 1000
once()
print(statistics.median(once() for _ in range(int(sys.argv[3]))))
`;

interface CheckovResult {
  results: { failed_checks: { check_id: string; resource: string }[] };
}

/** checkov's equivalents of our rules, on a program of which half fails. */
async function checkov({ checkov: program = "", python = "" }: Peers, times: number): Promise<Line[]> {
  const { files, checks } = checkedProgram();
  const verifier = await createNodeVerifier({ engine: "native" });
  const report = await verifier.verify({ files });
  await verifier.dispose();
  const asked = Object.values(checks).flat();
  return inFolder(files, async (folder) => {
    const args = [
      "-d",
      folder,
      "--framework",
      "terraform",
      "--check",
      asked.join(","),
      "-o",
      "json",
      "--quiet",
      "--compact",
    ];
    const cold = () => run(program, [...args, "--skip-download"]);
    const rule = (id: string) => Object.keys(checks).find((name) => checks[name]?.includes(id));
    const { results } = JSON.parse(cold()) as CheckovResult;
    same(
      "checkov",
      failing(report.policies.filter((p) => checks[p.rule])),
      results.failed_checks.map(({ check_id, resource }) => `${rule(check_id)} ${resource}`).sort(),
    );
    const library = run(python, ["-c", RUNNER, folder, asked.join(","), String(times)]);
    return [
      {
        who: "checkov (warm: its runner as a library)",
        cold: await least(Math.min(times, 3), cold),
        warm: Number(library),
      },
      // Warm, both judge by these checks alone; cold, ours by all rules that ship.
      ...(await ours(times, [folder, "--format", "json"], { verify: { files, rules: Object.keys(checks) } })),
    ];
  });
}

/** The same Rego on the same plan. */
async function conftest(program: string, times: number): Promise<Line[]> {
  const verifier = await createNodeVerifier({ engine: "native" });
  const { plan } = await verifier.verify({ files: checkedProgram().files, withPlan: true });
  const policies = { "deny.rego": DENIALS };
  const request = { plan, policies, bundledPolicies: false };
  const messages = (report: Report) => report.diagnostics.map(({ summary }) => summary).sort();
  const judged = messages(await verifier.verifyPlan(request));
  await verifier.dispose();
  return inFolder({ "plan.json": JSON.stringify(plan), ...policies }, async (folder) => {
    const [file, rego] = [join(folder, "plan.json"), join(folder, "deny.rego")];
    const cold = () => run(program, ["test", file, "--policy", rego, "--output", "json"]);
    const [theirs] = JSON.parse(cold()) as { failures: { msg: string }[] }[];
    same("conftest", judged, theirs?.failures.map(({ msg }) => msg).sort());
    if (judged.length === 0) throw new Error("conftest: nothing is denied, so nothing is compared");
    const asked = { op: "evaluate", report: { plan }, bundled: "", user: policies };
    return [
      { who: "conftest", cold: await least(times, cold) },
      {
        who: "TerraFormer, the native policy program itself",
        cold: await least(times, () => run("wasm/bin/policy", [], {}, `${JSON.stringify(asked)}\n`)),
      },
      ...(await ours(times, [file, "--policy", rego, "--no-bundled-policies", "--format", "json"], {
        verifyPlan: request,
      })),
    ];
  });
}

const ms = (value?: number): string => (value === undefined ? "–" : `${value.toFixed(value < 100 ? 1 : 0)} ms`);

/** The comparisons that can be made, as a table; ratios are to the peer's own time, cold to cold and warm to warm where it has one. */
export async function compared(peers: Peers, times: number): Promise<string> {
  const groups: [string, (() => Promise<Line[]>) | undefined][] = [
    [
      "validate, 100 lines of the built-in provider",
      peers.terraform ? () => validate(peers.terraform as string, times) : undefined,
    ],
    ["policies: checkov's and ours, from the program", peers.checkov ? () => checkov(peers, times) : undefined],
    [
      "policies: the same Rego on the same plan",
      peers.conftest ? () => conftest(peers.conftest as string, times) : undefined,
    ],
  ];
  const rows = ["| the same work | by | cold | warm | the peer takes, cold / warm |", "|---|---|---|---|---|"];
  for (const [work, lines] of groups) {
    if (!lines) continue;
    const [peer, ...rest] = await lines();
    for (const { who, cold, warm } of [peer, ...rest].filter((line) => line !== undefined)) {
      const times = (theirs?: number, own?: number) => (theirs && own ? `${(theirs / own).toFixed(1)} ×` : "–");
      // A peer without a warm form has to be started each time.
      const ratio = who === peer?.who ? "" : `${times(peer?.cold, cold)} / ${times(peer?.warm ?? peer?.cold, warm)}`;
      rows.push(`| ${work} | ${who} | ${ms(cold)} | ${ms(warm)} | ${ratio} |`);
    }
  }
  return rows.join("\n");
}
