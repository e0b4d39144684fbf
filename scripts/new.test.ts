/** What is begun by `npm run new` is found where it belongs, compiles, and fails by a test that says what to fill in. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lessonsOf } from "../src/features/lessons/content.ts";
import { built } from "../test/cli/run.ts";
import { ROOT } from "./build-cache.ts";
import { scaffold } from "./new.ts";

const PATIENCE = 180_000;
const COPIED = ["src", "test", "scripts", "policies", "lessons", "wasm/internal"];
const LINKED = ["node_modules", "public", "docs", "wasm/bin"];

let copy: string;

/** Runs a command in the copy; vitest in vitest is one of its own. */
function ran(command: string, args: string[], options: { cwd?: string; input?: string } = {}) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|UPDATE$|NODE_ENV$)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: "utf8", env, ...options });
  return { status, output: `${stdout}${stderr}` };
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "terraformer-new-"));
  mkdirSync(join(copy, "wasm"));
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  for (const path of LINKED) symlinkSync(resolve(ROOT, path), join(copy, path));
  for (const file of readdirSync(ROOT).filter((name) =>
    /^(?:tsconfig.*|package|biome)\.json$|^vitest\.config/.test(name),
  ))
    cpSync(join(ROOT, file), join(copy, file));
}, PATIENCE);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe.skipIf(!built)("npm run new", () => {
  it("begins a kind of change that is tried and type-checks", { timeout: PATIENCE }, () => {
    const { made } = scaffold("verb", "hibernate-nightly", copy);
    expect(made).toEqual(["src/change/verbs/hibernate-nightly.ts", "test/repair/changes/hibernate-nightly.txtar"]);
    const list = readFileSync(join(copy, "src/change/verbs/verbs.ts"), "utf8");
    expect(list).toMatch(/VERBS\b[^;]*\baddPairs,\s+hibernateNightlyAsked,?\s*\]/);
    expect(ran("npx", ["--no-install", "tsc", "-b", "--pretty", "false", "tsconfig.core.json"])).toEqual({
      status: 0,
      output: "",
    });
    for (const path of ["src/change/verbs/verbs.ts", "src/change/verbs/hibernate-nightly.ts"]) {
      const style = [
        "--no-install",
        "biome",
        "check",
        "--vcs-enabled=false",
        "--colors=off",
        "--error-on-warnings",
        path,
      ];
      expect(ran("npx", style)).toMatchObject({ status: 0 });
    }
  });

  it("begins a diagnostic whose check is called and compiles", { timeout: PATIENCE }, () => {
    const { made, changed } = scaffold("diagnostic", "zealous-zone", copy);
    const sources = [...made, ...changed].filter((path) => path.startsWith("wasm/"));
    expect(Object.keys(JSON.parse(readFileSync(join(copy, "wasm/internal/verify/codes.json"), "utf8"))).at(-1)).toBe(
      "zealous-zone",
    );
    const overlay = join(copy, "overlay.json");
    writeFileSync(
      overlay,
      JSON.stringify({ Replace: Object.fromEntries(sources.map((path) => [join(ROOT, path), join(copy, path)])) }),
    );
    expect(ran("go", ["build", "-overlay", overlay, "./internal/verify"], { cwd: join(ROOT, "wasm") })).toEqual({
      status: 0,
      output: "",
    });
    expect(ran("gofmt", ["-l", ...sources.filter((path) => path.endsWith(".go"))])).toEqual({ status: 0, output: "" });
  });

  it("begins a rule that OPA takes as it is formatted", () => {
    const { made } = scaffold("rule", "aws/backup-plans", copy);
    const rego = [...made, ...readdirSync(join(copy, "policies/lib")).map((name) => `policies/lib/${name}`)].filter(
      (path) => path.endsWith(".rego"),
    );
    const files = Object.fromEntries(rego.map((path) => [path, readFileSync(join(copy, path), "utf8")]));
    const input = ["format", "check"].map((op) => `${JSON.stringify({ op, files })}\n`).join("");
    const [format, check] = ran(join(ROOT, "wasm/bin/policy"), [], { input }).output.split("\n");
    expect(JSON.parse(format ?? "")).toEqual({ files, diagnostics: [] });
    expect(JSON.parse(check ?? "")).toEqual({ diagnostics: [] });
  });

  it("begins a lesson that is listed last, and whose check says what to fill in", () => {
    const { made } = scaffold("lesson", "state-files", copy);
    expect(made).toContain("lessons/state-files/1/step.md");
    const texts = Object.fromEntries(
      ["lessons/lessons.json", ...made].map((path) => [
        path.slice("lessons/".length),
        readFileSync(join(copy, path), "utf8"),
      ]),
    );
    const names = JSON.parse(texts["lessons.json"] ?? "") as string[];
    expect([names.at(-1), names.length]).toEqual(["state-files", 9]);
    const [lesson] = lessonsOf({ ...texts, "lessons.json": '["state-files"]' });
    expect(lesson?.title).toBe("State files");
    expect(lesson?.steps[0]?.checks).toContain("TODO: what is left to do.");
  });

  it("begins each with a test that fails and says what to fill in", { timeout: PATIENCE }, () => {
    scaffold("mistake", "forgotten-something", copy);
    const names = ["hibernate-nightly", "zealous-zone", "forgotten-something"];
    const tests = ["test/mistakes/mistakes.test.ts", "test/repair/changes.test.ts"];
    const { output } = ran("npx", [
      "--no-install",
      "vitest",
      "run",
      "--no-color",
      "--project",
      "unit",
      ...tests,
      "-t",
      `(${names.join("|")})`,
    ]);
    expect(output).toMatch(/Tests {2}3 failed \| \d+ skipped/);
    for (const name of names) expect(output).toMatch(new RegExp(`FAIL .*${name}\\.txtar`));
    for (const todo of [
      "the program as it has to be afterwards",
      "what has to be said about it",
      "what is said about it",
    ])
      expect(output).toMatch(new RegExp(`[-+] .*TODO: ${todo}`));
  });

  it("says which names can't be, and takes none that is there", () => {
    expect(() => scaffold("word", "x", copy)).toThrow("expected one of verb, diagnostic, mistake, lesson, rule");
    expect(() => scaffold("verb", "Pause", copy)).toThrow('"Pause" can\'t be the name of a verb');
    expect(() => scaffold("rule", "backup-plans", copy)).toThrow("aws/backup-plans");
    expect(() => scaffold("mistake", "../x", copy)).toThrow("can't be");
    expect(() => scaffold("mistake", "cycle", copy)).toThrow("test/mistakes/cycle.txtar is there already");
    expect(() => scaffold("diagnostic", "unknown-block", copy)).toThrow("already");
    expect(() => scaffold("verb", "pairs", copy)).toThrow("src/change/verbs/pairs.ts is there already");
  });
});
