/** All families as they lie in training/families. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { ROOT } from "../../scripts/build-cache.ts";
import { type Pools, type Read, readFamily, readPools } from "./family.ts";

export const FAMILIES = join(ROOT, "training/families");

export const helpers = (): string => readFileSync(join(FAMILIES, "intent.rego"), "utf8");
export const pools = (): Pools => readPools(readFileSync(join(FAMILIES, "pools.txt"), "utf8"));

/** Names of families: all, or those of the paths (files, or folders with files), sorted. Throws where a path has none. */
export function familyNames(paths: readonly string[] = []): string[] {
  const files = readdirSync(FAMILIES, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".txtar"));
  const all = files.map((path) => path.replace(/\.txtar$/, ""));
  if (paths.length === 0) return all.sort();
  return paths
    .flatMap((path) => {
      const place = [resolve(path), join(FAMILIES, path)].find(existsSync) ?? resolve(path);
      const name = relative(FAMILIES, place).replace(/\.txtar$/, "");
      const found = all.filter((one) => one === name || name === "" || one.startsWith(`${name}/`));
      if (found.length === 0) throw new Error(`${path} has no family: name files or folders below training/families`);
      return found;
    })
    .sort();
}

export const load = (name: string, from: Pools): Read =>
  readFamily(name, readFileSync(join(FAMILIES, `${name}.txtar`), "utf8"), from);
