/** A real `tofu` or `terraform` that has stand-ins for all providers, and reaches nothing. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { stubProviders } from "../stub-providers.ts";
import { TOFU } from "../tofu.ts";

export interface Said {
  severity: "error" | "warning";
  summary: string;
  detail: string;
  address?: string;
  range?: { filename: string; start: { line: number } };
}

export interface RealEngine {
  /** What `init` and `validate` say of a program. */
  validate(files: Record<string, string>): Promise<Said[]>;
  /** Its plan as JSON, undefined when there is none, and what was said. */
  plan(files: Record<string, string>): Promise<{ plan?: unknown; said: Said[] }>;
}

/** `tofu` is the one that `npm run build:tofu` has built, `terraform` that of the PATH. Undefined when it isn't there. */
export async function realEngine(name: "tofu" | "terraform"): Promise<RealEngine | undefined> {
  const program = name === "tofu" ? TOFU : await found(name);
  if (program === undefined || !existsSync(program)) return undefined;
  const mirror = await stubProviders(undefined, () => {});
  const inFolder = async <T>(files: Record<string, string>, work: (run: Run) => Promise<T>): Promise<T> => {
    const home = await mkdtemp(join(tmpdir(), "engine-"));
    const config = join(home, "config.tfrc");
    await writeFile(
      config,
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
    );
    const folder = join(home, "program");
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const env = {
      HOME: home,
      TMPDIR: home,
      TF_CLI_CONFIG_FILE: config,
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
    };
    const run: Run = async (...args) => {
      const done = promisify(execFile)(program, args, { cwd: folder, env, maxBuffer: 1 << 28, timeout: 300_000 });
      return done.then(
        ({ stdout }) => ({ ok: true, stdout }),
        (error: { stdout?: string }) => ({ ok: false, stdout: error.stdout ?? "" }),
      );
    };
    try {
      return await work(run);
    } finally {
      await rm(home, { recursive: true });
    }
  };
  return {
    validate: (files) =>
      inFolder(files, async (run) => {
        const init = await run("init", "-input=false", "-backend=false", ...(name === "tofu" ? ["-json"] : []));
        const { stdout } = await run("validate", "-json");
        const { diagnostics = [] } = JSON.parse(stdout || "{}") as { diagnostics?: Said[] };
        return init.ok || diagnostics.length > 0 ? diagnostics : saidIn(init.stdout);
      }),
    plan: (files) =>
      inFolder(files, async (run) => {
        const init = await run("init", "-input=false", ...(name === "tofu" ? ["-json"] : []));
        if (!init.ok) return { said: saidIn(init.stdout) };
        const planned = await run("plan", "-json", "-input=false", "-refresh=false", "-lock=false", "-out=../plan");
        const said = saidIn(planned.stdout);
        if (!planned.ok) return { said };
        return { said, plan: JSON.parse((await run("show", "-json", "../plan")).stdout) as unknown };
      }),
  };
}

type Run = (...args: string[]) => Promise<{ ok: boolean; stdout: string }>;

async function found(name: string): Promise<string | undefined> {
  const done = promisify(execFile)("sh", ["-c", `command -v ${name}`]);
  return done.then(({ stdout }) => stdout.trim()).catch(() => undefined);
}

/** The diagnostics among messages, one a line; a line that is none is the end of what Terraform's `init` says. */
function saidIn(output: string): Said[] {
  const said: Said[] = [];
  for (const line of output.split("\n").filter(Boolean))
    try {
      const { diagnostic } = JSON.parse(line) as { diagnostic?: Said };
      if (diagnostic) said.push(diagnostic);
    } catch {
      if (/^Error: /.test(line)) said.push({ severity: "error", summary: line.slice(7), detail: "" });
    }
  return said.length > 0 || output === "" ? said : [];
}
