/**
 * Lays out stand-ins for all providers whose schemas ship, as a filesystem mirror for `tofu` and `terraform`.
 *   npm run stub-providers [-- --out DIR]        default: .cache/tofu/providers
 * Each folder HOST/NAMESPACE/TYPE/VERSION/OS_ARCH has the one program (wasm/cmd/stub-provider, hard-linked) and the schema that it serves.
 */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { SchemaEntry } from "../src/core/catalogue.ts";
import { hashOf, isDone, markDone, ROOT } from "./build-cache.ts";
import { buildNative } from "./wasm.ts";

const SCHEMAS = join(ROOT, "public", "schemas");
export const MIRROR = join(ROOT, ".cache", "tofu", "providers");
/** Both registries have the same providers; a program of either asks for them. */
const HOSTS = ["registry.terraform.io", "registry.opentofu.org"];

/** As Go calls this platform. */
export const platform = (): string =>
  `${process.platform === "win32" ? "windows" : process.platform}_${({ x64: "amd64", ia32: "386" } as Record<string, string>)[process.arch] ?? process.arch}`;

/** Makes the mirror anew when a schema or the program has changed. Throws when Go is missing or the folder can't be written. */
export async function stubProviders(out = MIRROR, log: (line: string) => void = console.log): Promise<string> {
  const program = await buildNative("stub-provider", log);
  const index = join(SCHEMAS, "index.json");
  const entries = JSON.parse(readFileSync(index, "utf8")) as SchemaEntry[];
  const schemas = entries.map(({ file }) => join(SCHEMAS, file));
  const key = hashOf([program, index, ...schemas], out, platform());
  if (isDone("stub-providers", key, [out])) return out;
  mkdirSync(dirname(out), { recursive: true });
  const fresh = mkdtempSync(`${out}.`); // others may be reading the old one
  chmodSync(fresh, 0o755);
  for (const { source, version, file } of entries) {
    const [, namespace, type] = source.split("/") as [string, string, string];
    for (const host of HOSTS) {
      const folder = join(fresh, host, namespace, type, version, platform());
      mkdirSync(folder, { recursive: true });
      link(
        program,
        join(folder, `terraform-provider-${type}_v${version}${process.platform === "win32" ? ".exe" : ""}`),
      );
      copyFileSync(join(SCHEMAS, file), join(folder, basename(file)));
    }
  }
  rmSync(out, { recursive: true, force: true });
  renameSync(fresh, out);
  markDone("stub-providers", key);
  log(`${out}: stand-ins for ${entries.length} versions of ${new Set(entries.map((e) => e.source)).size} providers`);
  return out;
}

/** A hard link; a copy where the folder is on another file system. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to);
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    const { values } = parseArgs({ options: { out: { type: "string" } } });
    await stubProviders(values.out === undefined ? undefined : resolve(values.out));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
