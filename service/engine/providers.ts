/** Where providers come from: folders in the form of a filesystem mirror, unpacked. Real ones take the place of stubs. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Mount } from "../sandbox/sandbox.ts";
import type { PlanEngine } from "./engine.ts";

export interface Providers {
  /** For `TF_CLI_CONFIG_FILE`: these mirrors and nothing else. */
  config: string;
  mounts: Mount[];
  /** All that there are, as `required_providers` names them. */
  sources: string[];
  /** By these, the versions that this machine can run; none where the folder doesn't tell. */
  versions: Record<string, string[]>;
  /** Of a source with its host, or of one that is the same in both registries. */
  isStub(source: string): boolean;
}

const HOSTS = ["registry.terraform.io", "registry.opentofu.org"];

/** Of another host than these, a name says which. The same provider has one name in both. */
const plain = (source: string): string =>
  HOSTS.reduce((name, host) => (name.startsWith(`${host}/`) ? name.slice(host.length + 1) : name), source);

const below = (path: string): string[] =>
  readdirSync(path).filter((name) => !name.startsWith(".") && statSync(join(path, name)).isDirectory());

/** As folders of a mirror are called. */
const PLATFORM = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

const versionsIn = (folder: string, source: string): string[] =>
  below(join(folder, source)).filter((version) => existsSync(join(folder, source, version, PLATFORM)));

/** `HOST/NAMESPACE/TYPE` of each provider in a mirror. Throws when there is none, or one is packed: there is no room to unpack it. */
function sourcesIn(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`--providers ${folder}: there is no such folder.`);
  const sources = below(folder).flatMap((host) =>
    below(join(folder, host)).flatMap((namespace) =>
      below(join(folder, host, namespace)).map((type) => `${host}/${namespace}/${type}`),
    ),
  );
  if (sources.length === 0)
    throw new Error(
      `--providers ${folder}: has no provider in the form HOST/NAMESPACE/TYPE/VERSION/OS_ARCH, unpacked, as \`terraform providers mirror\` and the plugin cache have them.`,
    );
  return sources;
}

const REAL = "providers/real";
const STUBS = "providers/stubs";

export interface Mirrors {
  real?: string | undefined;
  stubs?: string | undefined;
  /** Without a sandbox folders are where they are. */
  bare?: boolean;
  /** Terraform looks for a provider without a host in its own registry, OpenTofu in its own. */
  engine?: PlanEngine["name"];
}

export function providersFrom({ real, stubs, bare = false, engine = "Terraform" }: Mirrors): Providers {
  const registry = engine === "OpenTofu" ? "registry.opentofu.org" : "registry.terraform.io";
  const own = new Set(real === undefined ? [] : sourcesIn(real));
  const others = (stubs === undefined ? [] : sourcesIn(stubs)).filter((source) => !own.has(source));
  const mirrors = [
    ...(real === undefined ? [] : [{ from: real, to: `/${REAL}`, rule: "include", sources: [...own] }]),
    ...(stubs === undefined ? [] : [{ from: stubs, to: `/${STUBS}`, rule: "exclude", sources: [...own] }]),
  ];
  const blocks = mirrors.map(
    ({ from, to, rule, sources }) =>
      `  filesystem_mirror {\n    path = ${quoted(bare ? from : to)}\n    ${rule} = [${sources.map(quoted).join(", ")}]\n  }\n`,
  );
  return {
    // Without any mirror nothing can be installed: an empty folder would be asked for otherwise.
    config: `disable_checkpoint = true\nprovider_installation {\n${blocks.join("")}}\n`,
    sources: [...new Set([...own, ...others].map(plain))],
    versions: versionsOf([
      ...[...own].map((source) => [source, versionsIn(real as string, source)] as const),
      ...others.map((source) => [source, versionsIn(stubs as string, source)] as const),
    ]),
    mounts: bare ? [] : mirrors.map(({ from, to }) => ({ from, to })),
    isStub: (source) => ![source, `${registry}/${source}`].some((name) => own.has(name)),
  };
}

/** Of a provider that both registries have, which one is asked depends on how the program names it: what either has may do. */
function versionsOf(found: (readonly [source: string, versions: string[]])[]): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [source, versions] of found)
    all[plain(source)] = [...new Set([...(all[plain(source)] ?? []), ...versions])];
  return all;
}

const quoted = (text: string) => JSON.stringify(text).replaceAll("${", "$${").replaceAll("%{", "%%{");
