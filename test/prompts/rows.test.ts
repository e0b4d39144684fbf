/** The requests that weights are fitted on: each program is sound, and asks nothing of whoever runs it that a default could say. */
import { afterAll, describe, expect, test } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE } from "../cases/case.ts";
import { built } from "../cli/run.ts";
import { parseRow, readRows } from "./rows.ts";

const rows = readRows();

/** Sound programs that the verifier warns of all the same: what it says, by row. */
const WARNED: Record<string, string[]> = {
  "038": ["file-not-read"], // a key in the home folder
  "060": ["unknown-block"], // the provider adds the DKIM tokens
  "138": ["unknown-block"], // the provider adds the kubelet's identity
  "140": ["file-not-read"],
  "203": ["file-not-read"],
};

test("are many, numbered without a gap, each another request", () => {
  expect(rows.length).toBeGreaterThanOrEqual(120);
  expect(rows.map(({ id }) => id)).toEqual(rows.map((_, i) => String(i + 1).padStart(3, "0")));
  expect(new Set(rows.map(({ prompt }) => prompt)).size).toBe(rows.length);
});

test.each(rows)("$id is in form", ({ program, also }) => {
  expect(program).not.toMatch(/^terraform \{/m);
  expect(program).not.toMatch(/\b(?:example|changeme|placeholder|foobar|replace[-_ ]me|todo)\b/i);
  for (const type of also) expect(type).toMatch(/^(data\.)?[a-z]+_[a-z0-9_]+$/);
  const there = [...program.matchAll(/^(data|resource) "(\w+)"/gm)].map(([, kind, type]) =>
    kind === "data" ? `data.${type}` : type,
  );
  expect(also.filter((type, i) => there.includes(type) || also.indexOf(type) !== i)).toEqual([]);
});

test("what isn't in form is told", () => {
  const whole = "-- prompt --\np\n-- main.tf --\nm\n-- also --\na\nb\n";
  expect(parseRow("x", whole)).toEqual({ id: "x", prompt: "p", program: "m\n", also: ["a", "b"] });
  expect(() => parseRow("x", whole.replace("main.tf", "maintf"))).toThrow("not prompt, maintf, also");
  expect(() => parseRow("x", whole.replace("\nm\n", "\n"))).toThrow("nothing in main.tf");
  expect(() => parseRow("x", `${whole}-- also --\na\n`)).toThrow("in this order");
});

describe.skipIf(!built)("the verifier", async () => {
  if (!built) return;
  const verifier = await createNodeVerifier({ quietMs: PATIENCE });
  afterAll(() => verifier.dispose());
  // Programs have what a request is about: no versions of Terraform and providers, which lint asks for.
  const judge = (text: string) =>
    verifier.verify({ files: { "main.tf": text }, stages: ["parse", "schema", "plan"], bundledPolicies: false });

  test.each(rows)("plans $id, in canonical form and with nothing to fill in", async ({ id, program }) => {
    const { stages, diagnostics, unset } = await judge(program);
    expect(stages).toMatchObject({ parse: "pass", schema: "pass", plan: "pass" });
    expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual(WARNED[id] ?? []);
    expect(unset ?? []).toEqual([]);
    expect(await verifier.format({ "main.tf": program })).toEqual({ files: { "main.tf": program }, diagnostics: [] });
  });

  test("knows every type that is also fine", async () => {
    const types = [...new Set(rows.flatMap(({ also }) => also))];
    const blocks = types.map((type) => {
      const [name, kind] = type.split(".").reverse();
      return `${kind ?? "resource"} "${name}" "it" {}\n`;
    });
    const { diagnostics } = await judge(blocks.join(""));
    const unknown = diagnostics.filter(({ code }) => /^unsupported-(?:resource-type|data-source)$/.test(code));
    expect(unknown.map(({ detail }) => detail)).toEqual([]);
  });
});
