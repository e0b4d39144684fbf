/** Flags that several commands take, read and checked in one place. */
import { gunzipSync } from "node:zlib";
import type { Files, Stage } from "../core/report.ts";
import { STAGES } from "../core/report.ts";
import { createNodeVerifier, type NodeVerifier } from "../verifier/node.ts";
import { decode } from "./disk.ts";
import { userPath } from "./paths.ts";
import { readNamed, type Workspace } from "./read.ts";
import { UsageError } from "./usage-error.ts";

/** For commander: gathers a flag that may be given several times. */
export const several = (value: string, before: string[]): string[] => [...before, value];

/** Flags of every command that verifies. */
export interface VerifierFlags {
  var: string[];
  varFile: string[];
  providerSchema: string[];
}

/** `k=v` pairs. The engine reads a value as its variable's type says. */
export function parseVars(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UsageError(`--var ${pair}: must be NAME=VALUE.`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Adds the files of `--var-file` to the workspace, under their own place when the program may reach it. */
export function addVarFiles(
  { files, disk }: Workspace,
  paths: readonly string[],
): { files: Files; varFiles: string[] } {
  const all = { ...files };
  const varFiles = paths.map((path, i) => {
    const content = decode(readNamed(path));
    const name = disk?.nameOf(userPath(path)) ?? `var-file-${i + 1}-${path.split(/[\\/]/).at(-1)}`;
    all[name] = content;
    return name;
  });
  return { files: all, varFiles };
}

/** Adds the file of `--config` to the files, under its own place when the program may reach it. */
export function addConfig({ files, disk }: Workspace, path?: string): { files: Files; config?: string } {
  if (path === undefined) return { files };
  const content = decode(readNamed(path));
  const config = disk?.nameOf(userPath(path)) ?? `config-${path.split(/[\\/]/).at(-1)}`;
  return { files: { ...files, [config]: content }, config };
}

/** What a stage needs before it. */
const NEEDS: Record<Stage, Stage[]> = {
  parse: [],
  schema: ["parse"],
  plan: ["parse", "schema"],
  lint: ["parse"],
  policy: ["parse", "schema", "plan"],
};

/** `--stage parse,schema`: those stages with the ones they need. */
export function parseStages(list: string): Stage[] {
  const asked = list.split(",").map((name) => {
    const stage = STAGES.find((known) => known === name.trim());
    if (!stage) throw new UsageError(`--stage ${list}: "${name.trim()}" is no stage. Stages: ${STAGES.join(", ")}.`);
    return stage;
  });
  const all = new Set(asked.flatMap((stage) => [...NEEDS[stage], stage]));
  return STAGES.filter((stage) => all.has(stage));
}

/** `NAME=FILE`: the output of `terraform providers schema -json`, plain or gzip. */
export function readProviderSchemas(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1)
        throw new UsageError(`--provider-schema ${pair}: must be NAME=FILE, such as acme/widgets=schema.json.`);
      const bytes = readNamed(pair.slice(at + 1));
      const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      return [pair.slice(0, at), text.toString("utf8")];
    }),
  );
}

/** Runs `work` with a verifier that is closed afterwards, whatever happens. */
export async function withVerifier<T>(
  flags: Pick<VerifierFlags, "providerSchema">,
  work: (verifier: NodeVerifier) => Promise<T>,
): Promise<T> {
  const providerSchemas = readProviderSchemas(flags.providerSchema);
  const verifier = await createNodeVerifier(flags.providerSchema.length > 0 ? { providerSchemas } : {}).catch(
    (error) => {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    },
  );
  try {
    return await work(verifier);
  } finally {
    await verifier.dispose();
  }
}

export function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((known) => known === value);
  if (found === undefined) throw new UsageError(`${flag} ${value}: must be one of ${allowed.join(", ")}.`);
  return found;
}

export function wholeNumber(
  flag: string,
  value: string,
  { least = 0, most }: { least?: number; most: number },
): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isInteger(number) || number < least || number > most)
    throw new UsageError(`${flag} ${value}: must be a whole number from ${least} to ${most}.`);
  return number;
}
