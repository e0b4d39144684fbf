/** Every lesson, as the real verifier judges it: what it begins with isn't done yet, what it gives as the solution is. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leftOf } from "../src/features/lessons/check.ts";
import { lessonsOf } from "../src/features/lessons/content.ts";
import { createNodeVerifier, type NodeVerifier } from "../src/verifier/node.ts";
import { built } from "./cli/run.ts";

const FOLDER = join(import.meta.dirname, "../lessons");
const texts = Object.fromEntries(
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(FOLDER.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
);
const lessons = lessonsOf(texts);
const steps = lessons.flatMap(({ id, steps: all }) => all.map((step, i) => ({ name: `${id}/${i + 1}`, step })));

it("lists every folder of lessons", () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(lessons.map(({ id }) => id).sort());
});

describe.skipIf(!built)("each step", () => {
  let verifier: NodeVerifier;
  beforeAll(async () => {
    verifier = await createNodeVerifier();
  });
  afterAll(() => verifier?.dispose());

  it.each(steps)("$name: its start isn't done, its solution is, and is clean", async ({ step }) => {
    expect((await leftOf(step, step.start, verifier)).length).toBeGreaterThan(0);
    expect(await leftOf(step, step.solution, verifier)).toEqual([]);
    const tf = Object.fromEntries(Object.entries(step.solution).filter(([path]) => /\.(tf|tfvars)$/.test(path)));
    expect((await verifier.format(tf)).files).toEqual(tf);
  });

  it.each(steps.filter(({ step }) => step.checks))("$name: an empty program isn't done", async ({ step }) => {
    expect((await leftOf(step, { "main.tf": "" }, verifier)).length).toBeGreaterThan(0);
  });

  it("has Rego that opa fmt leaves as it is", async () => {
    const rego = Object.fromEntries(Object.entries(texts).filter(([path]) => path.endsWith(".rego")));
    const { files, diagnostics } = await verifier.formatPolicies(rego);
    expect(diagnostics).toEqual([]);
    expect(files).toEqual(rego);
  });
});
