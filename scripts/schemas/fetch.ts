/** Brings the pinned npm packages into the cache folder. They are inputs of this script, never dependencies. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * The provider that a cdktf or cdktn package was generated from.
 * @returns e.g. `{name: "registry.terraform.io/hashicorp/aws", version: "6.66.0"}`
 */
export function providerOf(folder: string): { name: string; version: string } {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return manifest.cdktf.provider;
}

/** Downloads and unpacks a package unless that was done before; returns its folder. */
export function fetchPackage(specifier: string, cache: string): string {
  const folder = join(cache, specifier.replace("@", "").replaceAll("/", "-"));
  if (existsSync(folder)) return folder;
  const unpacking = `${folder}.part`;
  rmSync(unpacking, { recursive: true, force: true });
  mkdirSync(unpacking, { recursive: true });
  const printed = execFileSync("npm", ["pack", "--silent", "--pack-destination", unpacking, specifier], {
    encoding: "utf8",
  });
  // The last line is the file's name; npm may print warnings of its configuration before it.
  const tarball = join(unpacking, printed.trim().split("\n").at(-1) ?? "");
  execFileSync("tar", ["-xzf", tarball, "-C", unpacking, "--strip-components=1"]);
  rmSync(tarball);
  renameSync(unpacking, folder);
  return folder;
}
