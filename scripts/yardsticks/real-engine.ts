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

export interface Validator {
  /** What `init` and `validate` say. */
  validate(main: string): Promise<Said[]>;
  close(): Promise<void>;
}

export interface RealEngine {
  /** A folder in which programs of one file are validated one after the other. */
  validator(): Promise<Validator>;
  /** Its plan as JSON, undefined when there is none, and what was said. */
  plan(files: Record<string, string>): Promise<{ plan?: unknown; said: Said[] }>;
}

/** `tofu` is the one that `npm run build:tofu` has built, `terraform` that of the PATH. Undefined when it isn't there. */
export async function realEngine(name: "tofu" | "terraform"): Promise<RealEngine | undefined> {
  const program = name === "tofu" ? TOFU : await found(name);
  if (program === undefined || !existsSync(program)) return undefined;
  const mirror = await stubProviders(undefined, () => {});
  const opened = async (): Promise<Opened> => {
    const home = await mkdtemp(join(tmpdir(), "engine-"));
    const config = join(home, "config.tfrc");
    await writeFile(
      config,
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
    );
    const folder = join(home, "program");
    const env = {
      HOME: home,
      TMPDIR: home,
      TF_CLI_CONFIG_FILE: config,
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
    };
    return {
      async write(files) {
        for (const [path, text] of Object.entries(files)) {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await writeFile(join(folder, path), text);
        }
      },
      run(...args) {
        const done = promisify(execFile)(program, args, { cwd: folder, env, maxBuffer: 1 << 28, timeout: 300_000 });
        return done.then(
          ({ stdout }) => ({ ok: true, stdout }),
          (error: { stdout?: string }) => ({ ok: false, stdout: error.stdout ?? "" }),
        );
      },
      close: () => rm(home, { recursive: true }),
    };
  };
  const init = ["init", "-input=false", ...(name === "tofu" ? ["-json"] : [])];
  return {
    async validator() {
      const { write, run, close } = await opened();
      const said = async () =>
        (JSON.parse((await run("validate", "-json")).stdout || "{}") as { diagnostics?: Said[] }).diagnostics ?? [];
      return {
        async validate(main) {
          await write({ "main.tf": main });
          const first = await said();
          // What one program needs the next ones mostly need, too.
          if (!first.some(({ summary }) => UNPREPARED.test(summary))) return first;
          const prepared = await run(...init, "-backend=false", "-upgrade");
          const again = await said();
          return prepared.ok || again.length > 0 ? again : saidIn(prepared.stdout);
        },
        close,
      };
    },
    async plan(files) {
      const { write, run, close } = await opened();
      try {
        await write(files);
        const prepared = await run(...init);
        if (!prepared.ok) return { said: saidIn(prepared.stdout) };
        const planned = await run("plan", "-json", "-input=false", "-refresh=false", "-lock=false", "-out=../plan");
        const said = saidIn(planned.stdout);
        const shown = planned.ok ? await run("show", "-json", "../plan") : planned;
        return shown.ok ? { said, plan: JSON.parse(shown.stdout) as unknown } : { said };
      } finally {
        await close();
      }
    },
  };
}

const UNPREPARED =
  /^(Missing required provider|Inconsistent dependency lock file|Module not installed|Required plugins are not installed|Could not load plugin|.*registry\.\S+\/\S+: there is no package for)/;

interface Opened {
  write(files: Record<string, string>): Promise<void>;
  run(...args: string[]): Promise<{ ok: boolean; stdout: string }>;
  close(): Promise<void>;
}

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
  return said;
}
