/** The rounds of a run as rows to show. Pure. */
import { errorsOf } from "../../core/report.ts";
import { compareScores, type Level } from "../../loop/ladder.ts";
import type { RoundRecord } from "../../loop/record.ts";

export interface Row {
  title: string;
  level: Level;
  /** Errors of the version that this one was made from; undefined for the first. */
  errorsBefore: number | undefined;
  errors: number;
  tokensPerSecond: number | undefined;
  record: RoundRecord;
}

export const STEP_TEXT = { generate: "Draft", repair: "Repair", salvage: "Last resort" } as const;

/** What a record's program was made from: the last resort from the version just before, a repair from the best that the model wrote. */
function baseOf(records: readonly RoundRecord[], i: number): RoundRecord | undefined {
  if (records[i]?.step === "salvage") return records[i - 1];
  const written = records.slice(0, i).filter(({ step }) => step !== "salvage");
  return written.reduce<RoundRecord | undefined>(
    (best, record) => (best && compareScores(record.score, best.score) <= 0 ? best : record),
    undefined,
  );
}

export function rowsOf(records: readonly RoundRecord[]): Row[] {
  return records.map((record, i) => {
    const before = baseOf(records, i);
    return {
      title: record.step === "repair" ? `${STEP_TEXT.repair} ${record.round}` : STEP_TEXT[record.step],
      level: record.score.level,
      errorsBefore: before && errorsOf(before.report).length,
      errors: errorsOf(record.report).length,
      tokensPerSecond: record.tokens > 0 && record.seconds > 0 ? record.tokens / record.seconds : undefined,
      record,
    };
  });
}

export const LEVEL_TEXT: Record<Level, string> = {
  nothing: "no resource",
  "not-compilable": "doesn’t compile",
  compilable: "compiles",
  "needs-values": "plans, given values",
  deployable: "plans",
};
