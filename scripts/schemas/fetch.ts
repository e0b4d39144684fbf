/** Brings the pinned packages into the cache folder. They are inputs of this script, never dependencies. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * The provider that a cdktf or cdktn package was generated from.
 * @returns e.g. `{name: "registry.terraform.io/hashicorp/aws", version: "6.66.0"}`
 */
export function providerOf(folder: string): { name: string; version: string } {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return (manifest.cdktf ?? manifest.cdktn).provider;
}

/** Downloads and unpacks a package unless that was done before; returns its folder. */
export function fetchPackage(specifier: string, cache: string): string {
  const folder = join(cache, specifier.replace(/^pypi:|@/, "").replaceAll("/", "-"));
  if (existsSync(folder)) return folder;
  const unpacking = `${folder}.part`;
  rmSync(unpacking, { recursive: true, force: true });
  mkdirSync(unpacking, { recursive: true });
  const python = /^pypi:(.+)$/.exec(specifier)?.[1];
  const tarball = python ? fromWheel(python, unpacking) : fromNpm(specifier, unpacking);
  execFileSync("tar", ["-xzf", tarball, "-C", unpacking, "--strip-components=1"]);
  rmSync(tarball);
  renameSync(unpacking, folder);
  return folder;
}

function fromNpm(specifier: string, folder: string): string {
  const printed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, specifier], {
    encoding: "utf8",
  });
  // The last line is the file's name; npm may print warnings of its configuration before it.
  return join(folder, printed.trim().split("\n").at(-1) ?? "");
}

/** The wheels of jsii packages hold the npm package itself; those of cdktn are on PyPI where npm doesn't have them. */
function fromWheel(specifier: string, folder: string): string {
  const python = (...args: string[]) => execFileSync("python3", args, { cwd: folder, encoding: "utf8" });
  const options = ["--quiet", "--no-deps", "--disable-pip-version-check", "--only-binary", ":all:"];
  python("-m", "pip", "download", ...options, specifier.replace("@", "=="));
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl")) ?? "";
  python("-m", "zipfile", "-e", wheel, "wheel");
  const inside = readdirSync(join(folder, "wheel"), { recursive: true, encoding: "utf8" });
  const tarball = join(folder, "package.tgz");
  renameSync(join(folder, "wheel", inside.find((name) => name.endsWith(".jsii.tgz")) ?? ""), tarball);
  for (const name of [wheel, "wheel"]) rmSync(join(folder, name), { recursive: true });
  return tarball;
}
