/** Fingerprints of all findings of all mistakes, in other versions of the same program. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fingerprints } from "../../src/core/fingerprint.ts";
import type { Files } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE } from "../cases/case.ts";
import { built } from "../cli/run.ts";
import { sectionsOf } from "../txtar.ts";

type Texts = Record<string, string>;
const FOLDER = import.meta.dirname;
const PROGRAMS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txtar"))
  .map((name) => {
    const { sections } = sectionsOf(readFileSync(join(FOLDER, name), "utf8"));
    const own = sections.filter(({ path }) => path !== "says.txt" && !path.startsWith("fixed/"));
    return { name, files: Object.fromEntries(own.map(({ path, content }) => [path, content])) as Texts };
  });

const configurationOf = (files: Texts, change: (text: string) => string): Texts =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, path.endsWith(".tf") ? change(text) : text]));

describe.skipIf(!built)("a finding keeps its fingerprint", async () => {
  if (!built) return;
  const verifier = await createNodeVerifier({ quietMs: PATIENCE });
  afterAll(() => verifier.dispose());
  const found = async (files: Files) => {
    const report = await verifier.verify({ files, stages: ["parse", "schema", "plan"] });
    return [...fingerprints(report, files)].map(([finding, print]) => ({ print, finding }));
  };

  /** Findings of a program that have another fingerprint, or none, once it is changed. */
  async function lost(change: (files: Texts) => Texts | Promise<Texts>): Promise<string[]> {
    const all: string[] = [];
    for (const { name, files } of PROGRAMS) {
      const after = new Set((await found(await change(files))).map(({ print }) => print));
      for (const { print, finding } of await found(files))
        if (!after.has(print)) all.push(`${name}: ${"code" in finding ? finding.code : finding.rule}`);
    }
    return all;
  }

  test("when ten lines are added above it", async () => {
    expect(await lost((files) => configurationOf(files, (text) => "# a comment\n".repeat(10) + text))).toEqual([]);
  });

  test("when its file is formatted", async () => {
    expect(await lost(async (files) => (await verifier.format(files)).files)).toEqual([]);
  });

  test("when another finding appears above and beside it", async () => {
    const more = 'resource "aws_vpc" "appeared" {\n  cidr_blok = "10.0.0.0/16"\n  colour    = 1\n}\n';
    const gone = await lost((files) => configurationOf({ ...files, "another.tf": "" }, (text) => more + text));
    // It is said only of a program that fits its schemas otherwise.
    expect(gone).toEqual(["enabled-unknown.txtar: invalid-enabled-argument"]);
  });

  test("and no other has it", async () => {
    for (const { files } of PROGRAMS) {
      const all = await found(files);
      expect(new Set(all.map(({ print }) => print)).size).toBe(all.length);
    }
  });
});
