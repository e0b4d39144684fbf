/** One request planned by the engine in the sandbox: the gate first, then init, plan and show, and what they said as records of ours. */
import type { PlanRequest, PlanResult, PlanStep } from "../../src/core/plan-service.ts";
import type { Diagnostic, Files, Range } from "../../src/core/report.ts";
import { withoutWaiting } from "../../src/core/waiting.ts";
import type { RunLimits } from "../limits.ts";
import type { Ran, Sandbox } from "../sandbox/sandbox.ts";
import type { PlanEngine } from "./engine.ts";
import { withoutStubs } from "./lock-file.ts";
import type { Providers } from "./providers.ts";
import { diagnosticsIn } from "./said.ts";

export interface PlannerParts {
  sandbox: Sandbox;
  engine: PlanEngine;
  providers: Providers;
  limits: RunLimits;
  /** What may not run, by the syntax tree: errors with their ranges; none when it may. */
  gate(request: PlanRequest, signal: AbortSignal): Promise<Diagnostic[]>;
  /** Files beside the program's by which stubs needn't read what only a cloud can. */
  waiting?(request: PlanRequest, signal: AbortSignal): Promise<Files>;
}

export interface PlanOptions {
  signal: AbortSignal;
  onStep(step: PlanStep): void;
}

/** Rejects when it was stopped, or the sandbox can't be started. Whatever else happens is in the result. */
export type Plan = (request: PlanRequest, options: PlanOptions) => Promise<PlanResult>;

const PROGRAM = "program";
const VALUES = "values.tfvars.json";
const CONFIG = "engine.tfrc";

/** Variables come by the environment, not by arguments, which other users of the machine could read. */
const SCRIPT = `
cd "./${PROGRAM}/$ROOT" || exit 9
echo init >&4
"$ENGINE" init -json -input=false -backend=false || exit 10
"$ENGINE" version -json >&3
echo plan >&4
"$ENGINE" plan -json -input=false -refresh=false -lock=false -out="$HOME/plan" || exit 11
echo show >&4
exec "$ENGINE" show -json "$HOME/plan" >&3
`;

export function createPlanner(parts: PlannerParts): Plan {
  const { sandbox, engine, providers, limits, gate, waiting = async () => ({}) } = parts;
  return async (request, { signal, onStep }) => {
    const begun = performance.now();
    onStep("gate");
    const refused = await gate(request, signal);
    signal.throwIfAborted();
    const certificate = {
      engine: { name: engine.name, version: engine.version },
      providers: [],
      sandbox: sandbox.kind,
    };
    const timings = { gate: round(performance.now() - begun) };
    if (refused.some(({ severity }) => severity === "error"))
      return { ok: false, diagnostics: refused, certificate, timings };
    const added = await waiting(request, signal);
    const ran = await sandbox.run(
      {
        script: SCRIPT,
        env: environment(request, engine, sandbox),
        mounts: [...engine.mounts, ...providers.mounts],
        files: filesOf({ ...request, files: { ...request.files, ...added } }, providers),
      },
      { limits, signal, onStep: (name) => onStep(name as PlanStep) },
    );
    signal.throwIfAborted();
    const { selected, ...made } = resultOf(ran);
    const plan = made.plan && withoutWaiting(made.plan);
    const root = request.root ?? "";
    const said = diagnosticsIn(ran.output, root, sandbox.place(root === "" ? PROGRAM : `${PROGRAM}/${root}`));
    const diagnostics = [...refused, ...said, ...endingOf(ran, said, limits, plan)];
    const ok = plan !== undefined && !diagnostics.some(({ severity }) => severity === "error");
    return {
      ok,
      diagnostics,
      certificate: {
        ...certificate,
        providers: Object.entries(selected)
          .map(([source, version]) => ({ source, version, stub: providers.isStub(source) }))
          .sort((a, b) => (a.source < b.source ? -1 : 1)),
      },
      timings: { ...timings, ...Object.fromEntries(ran.steps.map(({ name, ms }) => [name, round(ms)])) },
      ...(ok && { plan }),
    };
  };
}

function environment({ root = "", vars = {}, varFiles = [] }: PlanRequest, engine: PlanEngine, sandbox: Sandbox) {
  const place = (path: string) => sandbox.place(`${PROGRAM}/${path}`);
  const texts = Object.entries(vars).filter(([, value]) => typeof value === "string");
  const options = [
    ...varFiles.map((path) => `-var-file=${place(path)}`),
    `-var-file=${sandbox.place(VALUES)}`,
    ...texts.map(([name, value]) => `-var=${name}=${value}`),
  ];
  return {
    ENGINE: engine.command,
    ROOT: root,
    TF_CLI_ARGS_plan: options.map(shellQuoted).join(" "),
    TF_CLI_CONFIG_FILE: sandbox.place(CONFIG),
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
  };
}

function filesOf({ files, root = "", vars = {} }: PlanRequest, providers: Providers): Files {
  const values = Object.fromEntries(Object.entries(vars).filter(([, value]) => typeof value !== "string"));
  const program = withoutStubs(files, root, providers.isStub);
  return {
    ...Object.fromEntries(Object.entries(program).map(([path, content]) => [`${PROGRAM}/${path}`, content])),
    [VALUES]: JSON.stringify(values),
    [CONFIG]: providers.config,
  };
}

/** What stands on fd 3: the answer of `version -json`, which says what `init` has chosen, and below it the plan. */
function resultOf({ result, code, ended }: Ran): { selected: Record<string, string>; plan?: unknown } {
  const end = result.indexOf("\n}\n");
  const at = end < 0 ? 0 : end + 2;
  const head = parsed(result.slice(0, at)) as { provider_selections?: Record<string, string> } | undefined;
  const plan = code === 0 && !ended ? parsed(result.slice(at)) : undefined;
  return { selected: head?.provider_selections ?? {}, ...(plan !== undefined && { plan }) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const MEMORY = /out of memory|cannot allocate memory|failed to create new OS thread/i;

/** What is to be said when it ended otherwise than by its own will. */
function endingOf(
  { code, ended, complaint }: Ran,
  said: readonly Diagnostic[],
  limits: RunLimits,
  plan: unknown,
): Diagnostic[] {
  if (ended === "time")
    return [limit("plan-time-limit", "The plan took too long", `It was ended after ${limits.wallMs / 1000} s.`)];
  if (ended === "memory" || (code !== 0 && MEMORY.test(complaint)))
    return [limit("plan-memory-limit", "The plan took too much memory", `It may have ${mib(limits.memoryBytes)}.`)];
  if (ended === "disk" || (code !== 0 && /no space left/i.test(complaint)))
    return [
      limit(
        "plan-disk-limit",
        "The plan takes too much room",
        `Its files may have ${mib(limits.diskBytes)}, with all that the engine writes beside them.`,
      ),
    ];
  if (ended === "output")
    return [limit("plan-output-limit", "The plan is too large", `It may have ${mib(limits.outputBytes)} as JSON.`)];
  if (plan !== undefined || said.some(({ severity }) => severity === "error")) return [];
  return [
    limit(
      "plan-stopped",
      "The engine stopped",
      `It ended with ${code ?? "a signal"}, without a plan and without a word about the program.`,
    ),
  ];
}

const mib = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;
const NOWHERE: Range = { start: { line: 1, column: 1, byte: 0 }, end: { line: 1, column: 1, byte: 0 } };
const limit = (code: string, summary: string, detail: string): Diagnostic => ({
  stage: "plan",
  code,
  severity: "error",
  summary,
  detail,
  file: "",
  range: NOWHERE,
});

const round = (ms: number) => Math.round(ms);
/** For the engine's own reading of `TF_CLI_ARGS`, which is a shell's. */
const shellQuoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
