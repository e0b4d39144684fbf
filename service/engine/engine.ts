/** The program that plans: OpenTofu or Terraform, found on this machine and asked in the sandbox who it is. */
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunLimits } from "../limits.ts";
import { librariesOf } from "../sandbox/libraries.ts";
import type { Mount, Sandbox } from "../sandbox/sandbox.ts";

export interface PlanEngine {
  name: "OpenTofu" | "Terraform";
  version: string;
  /** Where a run finds it, and what it needs beside it. */
  command: string;
  mounts: Mount[];
}

/** Made by `npm run build:tofu`. */
const BUILT = fileURLToPath(new URL("../../.cache/tofu/tofu", import.meta.url));
const INSIDE = "/engine/run";

/** The one that is named, or was built here, or stands in PATH: OpenTofu before Terraform. */
function engineFile(named?: string): string {
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`--engine ${named}: there is no such file.`);
    return realpathSync(named);
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const found = [BUILT, ...["tofu", "terraform"].flatMap((name) => folders.map((folder) => join(folder, name)))];
  const file = found.find((path) => existsSync(path));
  if (file) return realpathSync(file);
  throw new Error(
    "There is neither tofu nor terraform in PATH: install one, name it with --engine, or build OpenTofu with `npm run build:tofu`.",
  );
}

/** Throws what is wrong when there is none or it doesn't start. */
export async function findEngine(sandbox: Sandbox, limits: RunLimits, named?: string): Promise<PlanEngine> {
  const file = engineFile(named);
  const bare = sandbox.kind === "none";
  const command = bare ? file : INSIDE;
  const mounts = bare ? [] : [{ from: file, to: INSIDE }, ...librariesOf(file)];
  const env = { ENGINE: command, CHECKPOINT_DISABLE: "1" };
  const asked = { script: '"$ENGINE" version -json >&3 && "$ENGINE" version', env, mounts, files: {} };
  const { code, result, output, complaint } = await sandbox.run(asked, { limits });
  const version = versionIn(result);
  if (code !== 0 || version === undefined)
    throw new Error(`${file} doesn't say which version it is: ${complaint.trim() || `it ended with ${code}`}`);
  return { name: /^OpenTofu/.test(output) ? "OpenTofu" : "Terraform", version, command, mounts };
}

function versionIn(json: string): string | undefined {
  try {
    const { terraform_version } = JSON.parse(json) as { terraform_version?: unknown };
    return typeof terraform_version === "string" ? terraform_version : undefined;
  } catch {
    return undefined;
  }
}
