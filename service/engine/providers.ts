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
  /** Of a source with its host, or of one that is the same in both registries. */
  isStub(source: string): boolean;
}

const HOSTS = ["registry.terraform.io", "registry.opentofu.org"];

/** Of another host than these, a name says which. The same provider has one name in both. */
const plain = (source: string): string =>
  HOSTS.reduce((name, host) => (name.startsWith(`${host}/`) ? name.slice(host.length + 1) : name), source);

/** `HOST/NAMESPACE/TYPE` of each provider in a mirror. Throws when there is none, or one is packed: there is no room to unpack it. */
function sourcesIn(folder: string): string[] {
  const below = (path: string) =>
    readdirSync(path).filter((name) => !name.startsWith(".") && statSync(join(path, name)).isDirectory());
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
    sources: [...new Set([...own, ...(stubs === undefined ? [] : sourcesIn(stubs))].map(plain))],
    mounts: bare ? [] : mirrors.map(({ from, to }) => ({ from, to })),
    isStub: (source) => ![source, `${registry}/${source}`].some((name) => own.has(name)),
  };
}

const quoted = (text: string) => JSON.stringify(text).replaceAll("${", "$${").replaceAll("%{", "%%{");
