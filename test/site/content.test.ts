/** What has to be in the built page, and what must not. Needs dist/site. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { manifestOf } from "../../scripts/site.ts";
import headers from "../../src/core/headers.json" with { type: "json" };

const SITE = "dist/site";
const read = (path: string): string => readFileSync(join(SITE, path), "utf8");

it("has the pre-flight before every other script, and no inline script", () => {
  const scripts = [...read("index.html").matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
  expect(scripts[0]?.[1]).toContain('src="./preflight.js" data-service="service.js"');
  expect(scripts.filter(([, , code]) => code?.trim())).toEqual([]);
});

it("names only its own files, relatively, so that any sub-path will do", () => {
  const named = [...read("index.html").matchAll(/\s(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? "");
  expect(named.filter((url) => !url.startsWith("./") && !url.startsWith("data:"))).toEqual([]);
});

it("carries the headers that the server and the service worker send", () => {
  expect(JSON.parse(read("headers.json"))).toEqual(headers);
  expect(read("service.js")).toContain(headers["Content-Security-Policy"]);
});

it("has a service worker that knows every file of the page by its hash", () => {
  const script = read("service.js");
  const manifest = Object.entries(manifestOf(SITE));
  expect(manifest.length).toBeGreaterThan(20);
  expect(manifest.filter(([path, hash]) => !(script.includes(path) && script.includes(hash)))).toEqual([]);
});

it("has everything that the verifier needs", () => {
  const manifest = manifestOf(SITE);
  const needed = ["wasm/engine.wasm", "wasm/policy.wasm", "wasm/wasm_exec.js", "schemas/index.json", "policies.json"];
  expect(needed.filter((path) => !(path in manifest))).toEqual([]);
});
