/** TF-Mutn and TF-Repair, made of the fixtures. */
import { afterAll, expect, test } from "vitest";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { Certifier, isDrop } from "./certify.ts";
import { editsBetween } from "./edits.ts";
import { Library } from "./library.ts";
import type { Row } from "./row.ts";
import { readSchemas } from "./schemas.ts";
import { MAKERS } from "./stage.ts";

const library = new Library(new URL("fixtures/", import.meta.url).pathname);
const families = library.names.map((name) => library.read(name).family);
const source = {
  bases: families.filter(({ on }) => !on),
  extensions: families.filter(({ on }) => on),
  helpers: library.helpers,
  seed: "test",
  isHeld: () => false,
};
const verifier = await createNodeVerifier();
const schemas = await readSchemas();
afterAll(() => verifier.dispose());

async function rowsOf(task: "mutn" | "repair", numbers: number): Promise<Row[]> {
  const maker = MAKERS[task]({ source, verifier, schemas, certifier: new Certifier(verifier, schemas, () => false) });
  const rows: Row[] = [];
  for (let nth = 0; nth < numbers; nth++)
    for (const draft of await maker.drafts(nth, () => true)) {
      const result = await maker.certify(draft);
      if (!isDrop(result)) rows.push(result);
    }
  return rows;
}

test("a change's edits make the program after it of the one before", async () => {
  const rows = await rowsOf("mutn", 12);
  expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThan(6);
  for (const { before = "", edits = [], program, files = {}, prompt } of rows) {
    const made = await verifier.edit({ "main.tf": before }, edits);
    expect(
      made.diagnostics.map(({ summary }) => summary),
      prompt,
    ).toEqual([]);
    expect(
      editsBetween((await verifier.format(made.files as Record<string, string>)).files, {
        "main.tf": program,
        ...files,
      }),
      prompt,
    ).toEqual([]);
    expect(prompt).not.toMatch(/{\w*}|undefined/);
  }
});

test("what is broken is refused, and its edits mend it", async () => {
  const rows = await rowsOf("repair", 6);
  expect(rows.length).toBeGreaterThan(12);
  for (const { before = "", edits = [], program, faults = [], kind } of rows) {
    expect(before).not.toBe(program);
    expect(faults.length, kind).toBeGreaterThan(0);
    if (faults.some(({ stage }) => stage === "parse")) continue; // edits need a program that parses
    const { files } = await verifier.edit({ "main.tf": before }, edits);
    expect(files["main.tf"], kind).toBe(program);
  }
});

const A = 'resource "aws_vpc" "a" {}\n';
test.each([
  [
    "a new block comes behind the one before it",
    A,
    `${A}\nresource "aws_vpc" "b" {}\n`,
    [{ action: "add", text: 'resource "aws_vpc" "b" {}', after: "aws_vpc.a" }],
  ],
  [
    "a block of another name renames",
    A,
    A.replace('"a"', '"b"'),
    [{ action: "replace", address: "aws_vpc.a", text: 'resource "aws_vpc" "b" {}' }],
  ],
  [
    "locals are named one by one",
    "locals {\n  a = 1\n  b = 2\n}\n",
    "locals {\n  a = 1\n  b = 3\n}\n",
    [{ action: "replace", address: "local.b", text: "b = 3" }],
  ],
  ["what is gone is removed", A, "", [{ action: "remove", address: "aws_vpc.a" }]],
])("%s", (_, before, after, edits) => {
  expect(editsBetween({ "main.tf": before }, { "main.tf": after })).toEqual(edits);
});
