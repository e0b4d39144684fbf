/** `--baseline` and `--write-baseline`: what is known already. */
import type { Files, Report } from "../core/report.ts";
import { errorsOf } from "../core/report.ts";
import { type Known, knownIn, readBaseline, withBaseline, writeBaseline } from "../report/baseline.ts";
import { writeTo } from "./formats.ts";
import { warn } from "./output.ts";
import { readNamed } from "./read.ts";
import { plural } from "./text.ts";
import { UsageError } from "./usage-error.ts";

export interface BaselineFlags {
  baseline?: string;
  writeBaseline?: string;
}

/** Reads the baseline that is named, before anything is judged. */
export function readKnown({ baseline, writeBaseline: made }: BaselineFlags): Known[] | undefined {
  if (baseline === undefined) return undefined;
  if (made !== undefined)
    throw new UsageError("--write-baseline writes all that is found now: it is given without --baseline.");
  try {
    return readBaseline(readNamed(baseline).toString("utf8"));
  } catch (error) {
    const why = error instanceof UsageError ? error.message : `${baseline}: ${(error as Error).message}.`;
    throw new UsageError(`--baseline ${why} --write-baseline FILE makes one.`);
  }
}

/** The report with what is known suppressed: by the baseline, or by the one that is written of it now. */
export function knownAside(
  report: Report,
  files: Files,
  { writeBaseline: made }: BaselineFlags,
  known: readonly Known[] | undefined,
): { report: Report; gone?: readonly Known[] } {
  if (made === undefined) return known === undefined ? { report } : withBaseline(report, files, known);
  const found = knownIn(report, files);
  writeTo(made, writeBaseline(found), `--write-baseline ${made}`);
  const after = withBaseline(report, files, found);
  const errors = errorsOf(after.report).length;
  warn(
    `It knows ${plural(found.length, "finding")}.${errors > 0 ? ` ${plural(errors, "error")} of the program can't be in it: ${errors === 1 ? "it fails" : "they fail"} whoever knows ${errors === 1 ? "it" : "them"}.` : ""}`,
  );
  return after;
}
