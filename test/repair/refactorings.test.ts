/**
 * Refactorings of programs as people have them, asked for in words: the files afterwards, byte for byte, without any model, and both plans
 * compared. UPDATE=1 rewrites what is expected; read the difference.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { CompletionModel } from "../../src/core/completion.ts";
import { newFindings } from "../../src/core/mend.ts";
import { runLoop } from "../../src/loop/loop.ts";
import { filesIn, sectionsOf } from "../txtar.ts";
import { standInParts } from "./stand-in.ts";

const FOLDER = join(import.meta.dirname, "refactorings");
const PROVED = "Both plans were compared: nothing differs but addresses.";

const model: CompletionModel = {
  takesConstraint: true,
  complete: () => Promise.reject(new Error("a refactoring asks no model")),
};

describe("refactorings in words", async () => {
  const parts = { ...(await standInParts()), model };
  const { verifier } = parts;
  afterAll(() => verifier.dispose());

  test.each(readdirSync(FOLDER).sort())("%s", async (name) => {
    const text = readFileSync(join(FOLDER, name), "utf8");
    const { about, sections } = sectionsOf(text);
    const before = filesIn(sections, "before/");
    const { files, notes, questions, understood } = await runLoop(parts, {
      prompt: about.trim(),
      seed: 0,
      files: before,
    });
    const changed = Object.fromEntries(Object.entries(files).filter(([path, content]) => before[path] !== content));
    if (process.env.UPDATE) {
      const after = Object.entries(changed).sort(([a], [b]) => (a < b ? -1 : 1));
      const [given] = text.split("-- after/");
      writeFileSync(join(FOLDER, name), given + after.map(([path, own]) => `-- after/${path} --\n${own}`).join(""));
    } else expect(changed).toEqual(filesIn(sections, "after/"));
    expect(understood?.filter(({ done }) => !done)).toEqual([]);
    expect(questions).toEqual([]);
    expect(notes).toContain(PROVED);
    const [was, is] = [await verifier.verify({ files: before }), await verifier.verify({ files })];
    expect(newFindings(was, is)).toEqual([]);
    expect(is.stages.plan).toBe(was.stages.plan);
  });
});
