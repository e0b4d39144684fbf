/** What must hold of the repository itself. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";

const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" })
  .split("\0")
  .filter((path) => path && statSync(path, { throwIfNoEntry: false })?.isFile());
const attributes = (attribute: string, paths: string[]) =>
  execFileSync("git", ["check-attr", "-z", "--stdin", attribute], { input: paths.join("\0"), encoding: "utf8" })
    .split("\0")
    .filter((_, i) => i % 3 === 2);
const isText = (path: string) => !readFileSync(path).subarray(0, 8000).includes(0);

// Built from parts, so that this file doesn't name them.
const HOSTS = [
  ["registry", "npmjs", "org"],
  ["registry", "yarnpkg", "com"],
  ["proxy", "golang", "org"],
  ["sum", "golang", "org"],
  ["files", "pythonhosted", "org"],
  ["pypi", "org/simple"],
].map((parts) => parts.join("."));

describe("the repository", () => {
  it("names no package registry's host, the lock file least of all", () => {
    const named = tracked.filter(isText).filter((path) => {
      const text = readFileSync(path, "utf8");
      return HOSTS.some((host) => text.includes(host));
    });
    expect(named).toEqual([]);
  });

  it("has a lock file that pins every package by hash and by no address", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
    type Entry = { integrity?: string; resolved?: string; dev?: boolean; optional?: boolean };
    const entries = Object.entries<Entry>(packages).filter(([path]) => path !== "");
    expect(entries.length).toBeGreaterThan(50);
    const unpinned = entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
    // The linter's binaries for platforms that not every registry mirror holds: named so that npm ci takes the lock file, and never part of the product.
    const others = unpinned.filter(([path, { dev, optional }]) => !(dev && optional && path.includes("@biomejs/cli-")));
    expect(others.map(([path]) => path)).toEqual([]);
    expect(entries.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
  });

  it("holds no file over 24 MiB", () => {
    expect(tracked.filter((path) => statSync(path).size > 24 * 2 ** 20)).toEqual([]);
  });

  it("marks what is generated", () => {
    const generated = tracked.filter((path) =>
      /^public\/(models|schemas)\/.+\.(bin|gguf|jsonl|json)$|^package-lock\.json$/.test(path),
    );
    const marks = attributes("linguist-generated", generated);
    expect(generated.filter((_, i) => marks[i] !== "set")).toEqual([]);
  });

  it("tracks nothing that a build makes", () => {
    expect(
      tracked.filter((path) => /(^|\/)(node_modules|dist|\.cache|\.opentofu|\.opa|\.hcl)\/|\.wasm$/.test(path)),
    ).toEqual([]);
  });

  it("gives notice of every dependency that reaches a user", () => {
    const notice = readFileSync("NOTICE", "utf8");
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    const modules = [...readFileSync("wasm/go.mod", "utf8").matchAll(/^\t([\w./~-]+) v[^ ]+$/gm)].map(
      ([, path]) => path ?? "",
    );
    expect(modules.length).toBeGreaterThan(3);
    const missing = [...Object.keys(dependencies), ...modules].filter((name) => !notice.includes(name));
    expect(missing).toEqual([]);
  });
});

describe("the command that CI runs", () => {
  it("is npm test", () => {
    expect(statSync(".ci/run").mode & 0o111).not.toBe(0);
    expect(readFileSync(".ci/run", "utf8")).toMatch(/\nCI=true exec npm test\n$/);
  });
});
