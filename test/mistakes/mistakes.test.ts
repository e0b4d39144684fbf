/**
 * Typical mistakes, one file of them each: what the command line says about them, to be read aloud, and what `--fix` makes of them.
 *
 *   What is wrong, in prose.
 *   -- main.tf --
 *   the program
 *   -- says.txt --
 *   the text output
 *   -- fixed/main.tf --
 *   the file after --fix, where it changes
 *
 * Rewritten by `UPDATE=1 npx vitest run test/mistakes`, as is docs/diagnostics.md. Read the difference before you commit it.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fixed } from "../../src/cli/fix.ts";
import { diagnosticText, styleFor } from "../../src/cli/text.ts";
import { type Diagnostic, type Files, WRITING_STAGES } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { PATIENCE, readCases } from "../cases/case.ts";
import { built } from "../cli/run.ts";
import { sectionsOf } from "../txtar.ts";
import { type Codes, documentation, type Example } from "./documentation.ts";

const FOLDER = import.meta.dirname;
const CODES = JSON.parse(readFileSync(join(FOLDER, "../../wasm/internal/verify/codes.json"), "utf8")) as Codes;
const PLAIN = styleFor({});

/** Codes that no program as text brings about, and why. */
const WITHOUT_CASE: Record<string, string> = {
  "internal-error": "nothing is known to bring it about",
  "invalid-path": "a file's name in a request; see the Go tests",
  "missing-variable-file": "a flag, not a program; see the tests of the command line",
  "file-limit": "needs more than a megabyte of text; see the Go tests",
  "workspace-limit": "needs 5,000 files; see the Go tests",
  "config-not-read": "a flag, not a program; see the Go tests",
  "config-invalid-day": "a day in a request; see the Go tests",
  "unchecked-type": "a dump that leaves types out; see the Go tests",
};
/** Codes of edits (requests, not programs), of what isn't handed to a plan service, and of what policies have to say of suppressions; see the Go tests and policy-waived among the cases. */
const ELSEWHERE = /^(?:edit|gate|refactor|suppression)-/;

describe.skipIf(!built)("mistakes", async () => {
  if (!built) return;
  const verifier = await createNodeVerifier({ quietMs: PATIENCE });
  afterAll(() => verifier.dispose());
  const examples: Example[] = [];
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".txtar"));

  test.each(names)("%s", async (name) => {
    const text = readFileSync(join(FOLDER, name), "utf8");
    const { about, sections } = sectionsOf(text);
    const files: Files = {};
    for (const { path, content } of sections)
      if (path !== "says.txt" && !path.startsWith("fixed/")) files[path] = content;
    const verify = (some: Files) => verifier.verify({ files: some, bundledPolicies: false, stages: WRITING_STAGES });

    const { diagnostics } = await verify(files);
    for (const d of diagnostics) expectPlace(d, files);
    examples.push({ about: about.trim(), files, diagnostics });

    const after = await fixed(files, verify);
    const out = { "says.txt": diagnostics.map((d) => `${diagnosticText(d, files, PLAIN)}\n`).join("\n") };
    const changed = Object.entries(after.files).filter(([path, content]) => content !== files[path]);
    const expected = [
      ...Object.entries(files),
      ...Object.entries(out),
      ...changed.map(([path, content]) => [`fixed/${path}`, content]),
    ]
      .map(([path, content]) => `-- ${path} --\n${content}`)
      .join("");
    if (process.env.UPDATE) writeFileSync(join(FOLDER, name), about + expected);
    else expect(text).toBe(about + expected);
  });

  test("every code is documented, with an example, and has a case", () => {
    const seen = new Set(examples.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
    // Rules of lint and secrets have a slash in their names: they are listed with all rules.
    for (const { expected } of readCases())
      for (const [, code] of expected.matchAll(/^(?:error|warning|info) (?!policy)\w+\/([^\s/]+) /gm))
        seen.add(code as string);
    // Findings of rules have their rule's id, such as secret/password; rules are listed elsewhere.
    expect([...seen].filter((code) => !(code in CODES) && !code.includes("/"))).toEqual([]);
    const without = Object.keys(CODES).filter((code) => !seen.has(code) && !ELSEWHERE.test(code));
    expect(without.filter((code) => !(code in WITHOUT_CASE))).toEqual([]);

    const path = join(FOLDER, "../../docs/diagnostics.md");
    const text = documentation(CODES, examples);
    if (process.env.UPDATE) writeFileSync(path, text);
    else expect(readFileSync(path, "utf8")).toBe(text);
  });
});

/** A diagnostic of a file says where it is, within that file. */
function expectPlace({ file, range, summary, detail }: Diagnostic, files: Files): void {
  expect(summary).not.toBe("");
  expect(detail, summary).not.toBe("");
  expect(Object.keys(files), detail).toContain(file);
  expect(range.start.byte).toBeLessThanOrEqual(range.end.byte);
  expect(range.end.byte).toBeLessThanOrEqual(Buffer.byteLength(files[file] as string));
}
