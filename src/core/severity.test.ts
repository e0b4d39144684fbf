import { expect, test } from "vitest";
import { policy, REPORT } from "../../test/report.ts";
import type { Report } from "./report.ts";
import { fails, SCALE } from "./severity.ts";

test("--fail-on is one scale", () => {
  const clean: Pick<Report, "diagnostics" | "policies"> = { diagnostics: [], policies: [] };
  const seen = (report: Partial<Report>) => SCALE.filter((step) => fails({ ...clean, ...report }, step));
  const suppressed = { reason: "x", by: "waiver" } as const;
  const [error, warning] = REPORT.diagnostics.slice(0, 2);
  expect(seen({})).toEqual([]);
  expect(seen({ policies: [policy("fail")] })).toEqual(["high", "medium", "low", "warning", "info"]);
  expect(seen({ diagnostics: warning ? [warning] : [] })).toEqual(["warning", "info"]);
  expect(seen({ diagnostics: error ? [error] : [] })).toEqual(SCALE);
  expect(seen({ diagnostics: error ? [{ ...error, suppressed }] : [] })).toEqual([]);
  expect(seen({ policies: [policy("fail", { severity: "weird" })] })).toEqual(["low", "warning", "info"]);
  expect(seen({ policies: [policy("unknown"), policy("fail", { suppressed })] })).toEqual([]);
});
