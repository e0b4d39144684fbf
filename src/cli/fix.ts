/** `verify --fix`: makes the repairs that the verifier is sure of, and says which. `--fix-policies`: what has resources pass the policies that ship. */
import { repairOf, titlesOf } from "../core/edits.ts";
import { type Mended, type Mending, mended, REPAIRS } from "../core/mend.ts";
import type { Diagnostic, Files, Report } from "../core/report.ts";

export interface Fixed {
  files: Files;
  report: Report;
  /** One line each, in the order in which they were made, such as `main.tf:2:3: cidr_blok: Change to cidr_block`. */
  made: string[];
  /** The same, of those that were taken back. */
  refused: string[];
}

/** `reached` are files of the folder that `verify` has come to beside those it was given. */
export async function fixed(
  files: Files,
  verify: (files: Files) => Promise<Report>,
  reached?: () => Files,
  kinds: readonly Mending[] = [REPAIRS],
): Promise<Fixed> {
  const results: Mended[] = [];
  for (const kind of kinds) results.push(await mended(results.at(-1)?.files ?? files, verify, reached, kind));
  const { files: last, report } = results.at(-1) as Mended;
  const lines = (of: "made" | "refused") => results.flatMap((result) => result[of].map(lineOf));
  return { files: last, report, made: lines("made"), refused: lines("refused") };
}

/** How many of a report's diagnostics `fixed` would mend. */
export async function mendable(
  report: Report,
  files: Files,
  verify: (files: Files) => Promise<Report>,
  reached?: () => Files,
): Promise<number> {
  if (report.diagnostics.every((d) => repairOf(d).length === 0)) return 0;
  const again = (changed: Files) => (changed === files ? Promise.resolve(report) : verify(changed));
  const { made } = await mended(files, again, reached);
  return made.filter((d) => report.diagnostics.includes(d)).length;
}

const lineOf = (d: Diagnostic): string => {
  const { start } = d.range;
  return `${d.file}:${start.line}:${start.column}: ${d.summary}: ${titlesOf(d.edits ?? [])}`;
};
