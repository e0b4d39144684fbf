/** `verify --fix`: makes the repairs that the verifier is sure of, until there are none. */
import { applyEdits, fitting, isOwn, repairOf, titlesOf } from "../core/edits.ts";
import { own as ownOf } from "../core/own.ts";
import type { Diagnostic, Files, Report } from "../core/report.ts";

/** A repair may uncover the next; two that undo each other must not go on for ever. */
const ROUNDS = 5;

export interface Fixed {
  files: Files;
  report: Report;
  /** One line each, in the order in which they were made, such as `main.tf:2:3: cidr_blok: Change to cidr_block`. */
  made: string[];
}

/**
 * Verifies and repairs in turns. Only text is changed, in `files` and in what `verify` has `reached` in the same folder: what lies above it may
 * belong to others.
 */
export async function fixed(
  files: Files,
  verify: (files: Files) => Promise<Report>,
  reached: () => Files = () => ({}),
): Promise<Fixed> {
  let current = files;
  let report = await verify(current);
  const made: string[] = [];
  for (let round = 0; round < ROUNDS && !report.ok; round++) {
    const texts: Files = { ...reached(), ...current };
    const mine = report.diagnostics.filter((d) =>
      repairOf(d).every(({ file }) => isOwn(file) && typeof ownOf(texts, file) === "string"),
    );
    const edits = new Set(fitting(mine.map(repairOf)).flat());
    if (edits.size === 0) break;
    const next = { ...current };
    for (const file of new Set([...edits].map((edit) => edit.file)))
      next[file] = applyEdits(
        texts[file] as string,
        [...edits].filter((edit) => edit.file === file),
      );
    made.push(...mine.filter(({ edits: own = [] }) => own.some((edit) => edits.has(edit))).map(lineOf));
    current = next;
    report = await verify(current);
  }
  return { files: current, report, made };
}

const lineOf = (d: Diagnostic): string => {
  const { start } = d.range;
  return `${d.file}:${start.line}:${start.column}: ${d.summary}: ${titlesOf(d.edits ?? [])}`;
};
