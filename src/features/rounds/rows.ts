/** The rounds of a run as rows to show. Pure. */
import { errorsOf } from "../../core/report.ts";
import type { Level } from "../../repair/ladder.ts";
import type { RoundRecord } from "../../repair/record.ts";

export interface Row {
  title: string;
  level: Level;
  /** Errors of the version that this one was made from; undefined for the first. */
  errorsBefore: number | undefined;
  errors: number;
  tokensPerSecond: number | undefined;
  record: RoundRecord;
}

const TITLES = { generate: "Draft", repair: "Repair", salvage: "Last resort" } as const;

export function rowsOf(records: readonly RoundRecord[]): Row[] {
  return records.map((record, i) => {
    const before = records[i - 1];
    return {
      title: record.step === "repair" ? `${TITLES.repair} ${record.round}` : TITLES[record.step],
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
  deployable: "plans",
};
