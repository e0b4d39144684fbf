/** What the page may weigh on the way to a browser, file by file; prints what it weighs. Needs dist/site. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { beforeFirstVerify, entryFiles, travelling } from "../../scripts/bench/page.ts";
import { filesBelow } from "../../scripts/compress.ts";

const SITE = "dist/site";
const MB = 1e6;

const files = filesBelow(SITE).filter((path) => !/\.(br|gz|txt)$/.test(path));

/** Each file falls under the first pattern it matches. */
const BUDGET: [what: string, pattern: RegExp, bytesOfEach: number][] = [
  ["the engine", /^wasm\/engine\.wasm$/, 7 * MB],
  ["OPA, on first use", /^wasm\/policy\.wasm$/, 4 * MB],
  ["a provider's schema, on first use", /^schemas\/.+\.jsonl$/, 0.3 * MB],
  ["the editor", /^assets\/mount-.+\.js$/, 1 * MB],
  ["llama.cpp, on first use", /^assets\/wllama-.+\.wasm$/, 1 * MB],
  ["onnxruntime, on first use", /^assets\/ort-.+\.wasm$/, 6.5 * MB],
  ["the encoder, when generating is made ready", /^placer\//, 18 * MB],
  ["web-llm, on first use, from connected.html", /^assets\/webllm-package-.+\.js$/, 2.5 * MB],
  ["the loop with its tables, when generating is asked for", /^assets\/loop-.+\.js$/, 0.2 * MB],
  ["any other script or style", /^assets\/.+\.(js|mjs|css)$/, 0.12 * MB],
];
const printed: string[] = [];

describe("budget", () => {
  afterAll(() => console.log(printed.join("\n")));

  for (const [what, pattern, most] of BUDGET) {
    const earlier = BUDGET.slice(
      0,
      BUDGET.findIndex((row) => row[0] === what),
    ).map((row) => row[1]);
    const mine = files.filter((path) => pattern.test(path) && !earlier.some((other) => other.test(path)));
    it(`${what}: at most ${(most / MB).toFixed(2)} MB`, async () => {
      expect(mine.length).toBeGreaterThan(0);
      const sizes = travelling(mine);
      for (const [path, size] of Object.entries(sizes))
        if (size > most / 10) printed.push(`${(size / MB).toFixed(3)} MB of ${(most / MB).toFixed(2)}  ${path}`);
      expect(Object.entries(sizes).filter(([, size]) => size > most)).toEqual([]);
    });
  }

  for (const [entry, most] of [
    ["index.html", 0.1],
    ["connected.html", 0.11],
  ] as const)
    it(`${entry} itself, before any engine: at most ${most} MB`, async () => {
      // connected.html's script imports the page's own when it has set what it adds.
      const paths = new Set([...entryFiles(entry), ...entryFiles()]);
      if (entry === "index.html") expect([...paths].filter((path) => path.includes("connected"))).toEqual([]);
      const sizes = Object.values(travelling([...paths]));
      const total = sizes.reduce((a, b) => a + b, 0);
      printed.push(`${(total / MB).toFixed(3)} MB of ${most.toFixed(2)}  ${entry} before any engine`);
      expect(total).toBeLessThan(most * MB);
    });

  it("everything before the first verify of an aws program: at most 7.4 MB", async () => {
    const sizes = Object.values(travelling(beforeFirstVerify("aws-6")));
    const total = sizes.reduce((a, b) => a + b, 0);
    printed.push(`${(total / MB).toFixed(3)} MB of 7.40  everything before the first verify`);
    expect(total).toBeLessThan(7.4 * MB);
  });

  it("weights: at most 110 MB, in shards of at most 24 MiB", () => {
    const sizes = files.filter((path) => path.startsWith("models/")).map((path) => statSync(join(SITE, path)).size);
    const total = sizes.reduce((a, b) => a + b, 0);
    printed.push(`${(total / MB).toFixed(1)} MB of 110  weights`);
    expect(total).toBeLessThan(110 * MB);
    expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(24 * 2 ** 20);
  });
});
