/** Gathers the licences of what reaches a user: npm packages that are dependencies, Go modules that are linked into the binaries. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./build-cache.ts";

export interface Part {
  name: string;
  version: string;
  /** SPDX where it is known. */
  licence: string;
  /** The texts of its licence and notice files. */
  texts: string[];
}

const LICENCE_FILE = /^(licen[cs]e|notice|copying|patents)([.-].*)?$/i;

const textsIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), "utf8").trim());

/** Every package that an install without development dependencies would bring. */
export function npmParts(): Part[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const wanted = Object.entries<{ version: string; dev?: boolean; license?: string }>(packages).filter(
    ([path, { dev }]) => path !== "" && !dev && existsSync(join(ROOT, path)),
  );
  return wanted.map(([path, { version, license }]) => ({
    name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    version,
    licence: license ?? "see its text",
    texts: textsIn(join(ROOT, path)),
  }));
}

/** What kind of licence a text is, by the words it can't do without. */
export function licenceOf(text: string): string {
  if (/Mozilla Public License,? [Vv]ersion 2\.0/.test(text)) return "MPL-2.0";
  if (/Apache License\s+Version 2\.0/.test(text)) return "Apache-2.0";
  if (/Redistribution and use in source and binary forms/.test(text))
    return /[Nn]either the name/.test(text) ? "BSD-3-Clause" : "BSD-2-Clause";
  if (/Permission is hereby granted, free of charge/.test(text)) return "MIT";
  return "see its text";
}

/** Go's standard library and the modules that `go version -m` finds in the native programs. */
export function goParts(): Part[] {
  const wasm = join(ROOT, "wasm");
  const go = (...args: string[]) => execFileSync("go", args, { cwd: wasm, encoding: "utf8" }).trim();
  const programs = ["engine", "policy", "stub-provider"]
    .map((name) => join("bin", name))
    .filter((file) => existsSync(join(wasm, file)));
  const linked = new Set([...go("version", "-m", ...programs).matchAll(/^\tdep\t(\S+)/gm)].map(([, path]) => path));
  const modules = go("list", "-m", "-f", "{{.Path}}\t{{.Version}}\t{{.Dir}}", "all")
    .split("\n")
    .map((line) => line.split("\t") as [string, string, string]);
  const parts = modules
    .filter(([path, , folder]) => linked.has(path) && folder)
    .map(([name, version, folder]) => {
      const texts = textsIn(folder);
      return { name, version, licence: licenceOf(texts.join("\n")), texts };
    });
  const root = go("env", "GOROOT");
  const [goVersion = ""] = go("env", "GOVERSION").split("\n");
  return [{ name: "Go", version: goVersion, licence: "BSD-3-Clause", texts: textsIn(root) }, ...parts];
}

/** One text with everything, as it ships in the package. */
export function thirdPartyLicences(): string {
  const rule = "=".repeat(100);
  return [...npmParts(), ...goParts()]
    .map(
      ({ name, version, licence, texts }) =>
        `${rule}\n${name} ${version} (${licence})\n${rule}\n${texts.join("\n\n")}\n`,
    )
    .join("\n");
}

const MARK = "Below: written by `npm run notice`.\n";

/** The table at the end of NOTICE: every part with its licence, without versions, so that it changes only when parts come or go. */
function noticeTable(): string {
  const rows = (parts: Part[]) =>
    [...new Set(parts.map(({ name, licence }) => `${name}: ${licence}`))].sort().join("\n");
  return `\nNode packages\n-------------\n${rows(npmParts())}\n\nGo and its modules\n------------------\n${rows(goParts())}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(ROOT, "NOTICE");
  const [own] = readFileSync(file, "utf8").split(MARK);
  writeFileSync(file, `${own}${MARK}${noticeTable()}`);
}
