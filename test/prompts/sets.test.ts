/** Our sets of prompts: their references do what is asked, and their policies refuse what does less. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { errorsOf } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE } from "../cases/case.ts";
import { built } from "../cli/run.ts";
import { isChange, mutated, type Prompt, parsePrompt, readPrompts, SETS } from "./set.ts";

const SIZES: Record<string, { prompts: number; changes: number }> = {
  asked: { prompts: 60, changes: 0 },
  hundred: { prompts: 100, changes: 30 },
  changes: { prompts: 66, changes: 66 },
  engineers: { prompts: 60, changes: 0 },
  several: { prompts: 60, changes: 0 },
  "sealed-changes": { prompts: 60, changes: 60 },
  "sealed-terse": { prompts: 60, changes: 0 },
  "sealed-terse-2": { prompts: 60, changes: 0 },
  "sealed-tickets": { prompts: 60, changes: 0 },
  "sealed-tickets-2": { prompts: 60, changes: 0 },
};
const sets = SETS.map((set) => ({ set, prompts: readPrompts(set) }));
const prompts = sets.flatMap(({ set, prompts }) => prompts.map((prompt) => ({ set, ...prompt })));
type Resources = { resource_changes?: { mode: string; type: string }[] };

test.each(sets)("$set is whole, its changes last", ({ set, prompts }) => {
  const changes = prompts.filter(isChange);
  expect({ prompts: prompts.length, changes: changes.length }).toEqual(SIZES[set]);
  // Each writer counts from one, behind a letter where there are several.
  for (const letter of new Set(prompts.map(({ id }) => id.replace(/\d.*/s, "")))) {
    const numbers = prompts.filter(({ id }) => id.replace(/\d.*/s, "") === letter).map(({ id }) => id.slice(0, 3));
    expect(numbers).toEqual(numbers.map((_, i) => letter + String(i + 1).padStart(3 - letter.length, "0")));
  }
  expect(changes).toEqual(prompts.slice(prompts.length - changes.length));
});

test("no prompt is there twice, nor among the fifty", () => {
  const lines = readFileSync(join(import.meta.dirname, "fifty.jsonl"), "utf8")
    .trim()
    .split("\n");
  const fifty = lines.map((line) => JSON.parse(line) as { id: string; prompt: string });
  expect(fifty.map(Object.keys)).toEqual(Array(50).fill(["id", "prompt"]));
  expect(new Set(fifty.map(({ id }) => id)).size).toBe(50);
  expect(new Set([...prompts, ...fifty].map(({ prompt }) => prompt)).size).toBe(prompts.length + 50);
});

test.each(prompts)("$set/$id is in form", ({ id, types, policy, files, mutants }) => {
  expect(id).toMatch(/^(\d{3}|[a-z]\d{2})(-[a-z0-9]+)+$/);
  for (const type of types) expect(type).toMatch(/^(data\.)?[a-z]+_[a-z0-9_]+$/);
  expect(policy).toMatch(/^package main\s+import rego\.v1\n[\s\S]*^deny contains /m);
  expect([2, 3]).toContain(mutants.length);
  for (const mutant of mutants) expect(Object.keys(mutant)).toEqual(["what", "file", "find", "replace"]);
  for (const text of Object.values(files)) expect(text.split("\n").length).toBeLessThanOrEqual(151);
});

/** Types of the resources of a program. */
const resourcesIn = (files: Record<string, string>) =>
  Object.values(files).flatMap((text) => [...text.matchAll(/^resource "(\w+)"/gm)].map(([, type = ""]) => type));

test.each(prompts.filter(({ besides }) => besides !== undefined))(
  "$set/$id takes the types of its own reference",
  ({ types, besides = [], reference }) => {
    expect([...types, ...besides]).toEqual(expect.arrayContaining(resourcesIn(reference)));
    expect(besides.filter((type) => types.includes(type))).toEqual([]);
  },
);

test("what isn't in form is told", () => {
  const whole =
    "-- prompt --\np\n-- types --\nt\n-- policy.rego --\nr\n-- reference/main.tf --\nm\n-- mutants --\n{}\n";
  expect(parsePrompt("x", whole).reference).toEqual({ "main.tf": "m\n" });
  expect(() => parsePrompt("x", whole.replace("types", "type"))).toThrow("x: no types");
  expect(() => parsePrompt("x", `${whole}-- main.tf --\n`)).toThrow("what is main.tf?");
  expect(() => parsePrompt("x", `${whole}-- types --\nt\n`)).toThrow("twice");
});

test("are printed for evaluate, all or some", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/prompts.ts", ...args], { encoding: "utf8" });
  const printed = (...args: string[]) => {
    const { stdout, status } = run(...args);
    expect(status).toBe(0);
    return stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
  };
  expect(printed("--only", "changes")).toHaveLength(30);
  const [{ id, prompt, types, policy, files }] = readPrompts().filter(isChange) as [Prompt];
  expect(printed("001", id).map(Object.keys)).toEqual([
    ["id", "prompt", "types", "policy"],
    ["id", "prompt", "types", "files", "asked", "policy"],
  ]);
  expect(printed(id)).toEqual([{ id, prompt, types, policy, files, asked: expect.any(Array) }]);
  expect(run("--set", "thousand").stderr).toContain(
    "no set is called thousand: there are asked, changes, engineers, hundred",
  );
});

describe.skipIf(!built)("the policy of", async () => {
  if (!built) return;
  // Types of very deep schemas (a firewall's rules) take their time where others work too.
  vi.setConfig({ testTimeout: PATIENCE });
  const verifier = await createNodeVerifier({ quietMs: PATIENCE });
  afterAll(() => verifier.dispose());

  test.each(prompts)("$set/$id takes the reference and nothing less", async (prompt) => {
    const judge = async (files: Record<string, string>) => {
      const policies = { "policy.rego": prompt.policy };
      const report = await verifier.verify({ files, policies, bundledPolicies: false, withPlan: true });
      const found = errorsOf(report).map(({ code, summary }) => `${code}: ${summary}`);
      const { resource_changes = [] } = (report.plan ?? {}) as Resources;
      return {
        denied: found.some((text) => text.startsWith("policy-deny")),
        other: found.filter((text) => !text.startsWith("policy-deny")),
        found,
        types: resource_changes.map(({ mode, type }) => (mode === "data" ? `data.${type}` : type)),
      };
    };
    const reference = await judge(prompt.reference);
    expect(reference.found).toEqual([]);
    expect(reference.types).toEqual(expect.arrayContaining(prompt.types));
    for (const [path, text] of Object.entries(prompt.also)) {
      const { found, types } = await judge({ "main.tf": text });
      expect({ path, found, missing: prompt.types.filter((type) => !types.includes(type)) }).toEqual({
        path,
        found: [],
        missing: [],
      });
    }

    const less: [string, Record<string, string>][] = [
      ["nothing", { "main.tf": "" }],
      ...prompt.mutants.map((mutant): [string, Record<string, string>] => [mutant.what, mutated(prompt, mutant)]),
    ];
    if (isChange(prompt)) less.push(["what was there", prompt.files]);
    const judged = await Promise.all(less.map(async ([what, files]) => ({ what, ...(await judge(files)) })));
    expect(judged.filter(({ denied, other }) => !denied || other.length > 0)).toEqual([]);
  });
});
