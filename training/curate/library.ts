/** All families as they lie in a folder, with what they share. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { ROOT } from "../../scripts/build-cache.ts";
import { type Pools, type Read, readFamily, readPools } from "./family.ts";

export const FAMILIES = join(ROOT, "training/families");

export class Library {
  readonly #folder: string;
  readonly #pools: Pools;
  /** What every intent may use. */
  readonly helpers: string;
  /** Families and types that are for testing only. */
  readonly heldOut: string;
  /** Names of all families, sorted. */
  readonly names: readonly string[];

  constructor(folder: string = FAMILIES) {
    this.#folder = resolve(folder);
    this.#pools = readPools(this.#shared("pools.txt"));
    this.helpers = this.#shared("intent.rego");
    this.heldOut = this.#shared("heldout.txt");
    const files = readdirSync(this.#folder, { recursive: true, encoding: "utf8" });
    this.names = files
      .filter((path) => path.endsWith(".txtar"))
      .map((path) => path.replace(/\.txtar$/, ""))
      .sort();
  }

  /** What all families share: the folder's own, else that of training/families. */
  #shared(file: string): string {
    const own = join(this.#folder, file);
    return readFileSync(existsSync(own) ? own : join(FAMILIES, file), "utf8");
  }

  /** Names of the families of paths (files, or folders with files); all without any. Throws where a path has none. */
  named(paths: readonly string[]): readonly string[] {
    if (paths.length === 0) return this.names;
    return paths.flatMap((path) => {
      const place = [resolve(path), join(this.#folder, path)].find((one) => existsSync(one)) ?? resolve(path);
      const name = relative(this.#folder, place).replace(/\.txtar$/, "");
      const found = this.names.filter((one) => one === name || name === "" || one.startsWith(`${name}/`));
      if (found.length === 0) throw new Error(`${path} has no family: name files or folders below ${this.#folder}`);
      return found;
    });
  }

  read(name: string): Read {
    return readFamily(name, readFileSync(join(this.#folder, `${name}.txtar`), "utf8"), this.#pools);
  }
}
