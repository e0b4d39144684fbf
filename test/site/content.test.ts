/** What has to be in the built page, and what must not. Needs dist/site. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { reachable } from "../../scripts/bench/page.ts";
import { manifestOf } from "../../scripts/site.ts";
import connected from "../../src/core/connected-headers.json" with { type: "json" };
import headers from "../../src/core/headers.json" with { type: "json" };

const SITE = "dist/site";
const read = (path: string): string => readFileSync(join(SITE, path), "utf8");

const ENTRIES = ["index.html", "connected.html"];

it.each(ENTRIES)("%s has the pre-flight before every other script, and no inline script", (entry) => {
  const scripts = [...read(entry).matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
  expect(scripts[0]?.[1]).toContain('src="./preflight.js" data-service="service.js"');
  expect(scripts.filter(([, , code]) => code?.trim())).toEqual([]);
});

it.each(ENTRIES)("%s names only its own files, relatively, so that any sub-path will do", (entry) => {
  const named = [...read(entry).matchAll(/\s(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? "");
  expect(named.filter((url) => !url.startsWith("./") && !url.startsWith("data:"))).toEqual([]);
});

it("carries the headers that the server and the service worker send", () => {
  expect(JSON.parse(read("headers.json"))).toEqual(headers);
  expect(read("service.js")).toContain(headers["Content-Security-Policy"]);
});

it("gives connected.html a policy that differs in whom it may ask, and in nothing else", () => {
  const [name] = ["Content-Security-Policy"] as const;
  expect(Object.keys(connected)).toEqual([name]);
  expect(connected[name].replace("connect-src 'self' https: http:;", "connect-src 'self';")).toBe(headers[name]);
  expect(JSON.parse(read("connected-headers.json"))).toEqual(connected);
  expect(read("service.js")).toContain(connected[name]);
  const meta = (entry: string) => /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(read(entry))?.[1];
  expect(meta("index.html")).toMatch(/connect-src &#39;self&#39;;/);
  expect(meta("connected.html")).toMatch(/connect-src &#39;self&#39; https: http:;/);
});

it("has nothing in index.html that speaks to another machine", () => {
  // Words that no minifier changes. What workers load isn't found this way; that web-llm's worker is named is.
  const words: [string, RegExp][] = [
    ["openai", /dangerouslyAllowBrowser/],
    ["web-llm", /mlc-chat-config\.json/],
    ["its worker", /webllm-[\w-]+\.js/],
    ["its catalogue", /huggingface\.co/],
    ["the panel", /Keep the key in this browser/],
  ];
  const found = (entry: string) => {
    const code = reachable(entry).map(read);
    return words.filter(([, word]) => code.some((text) => word.test(text))).map(([what]) => what);
  };
  expect(found("index.html")).toEqual([]);
  expect(found("connected.html")).toEqual(["openai", "its worker", "its catalogue", "the panel"]);
  expect(reachable("index.html").some((path) => read(path).includes("connected.html"))).toBe(true);
});

it("has a service worker that knows every file of the page by its hash", () => {
  const script = read("service.js");
  const manifest = Object.entries(manifestOf(SITE));
  expect(manifest.length).toBeGreaterThan(20);
  expect(manifest.filter(([path, hash]) => !(script.includes(path) && script.includes(hash)))).toEqual([]);
});

it("has everything that the verifier needs", () => {
  const manifest = manifestOf(SITE);
  const needed = ["wasm/engine.wasm", "wasm/policy.wasm", "wasm/wasm_exec.js", "schemas/index.json", "policies.txt"];
  expect(needed.filter((path) => !(path in manifest))).toEqual([]);
});
