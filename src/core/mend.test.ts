import { expect, test } from "vitest";
import { newFindings } from "./mend.ts";
import type { Report } from "./report.ts";

test("findings are counted by their code, since names in their words may be other", () => {
  const report = (...codes: string[]) => ({ diagnostics: codes.map((code) => ({ code })) }) as unknown as Report;
  expect(newFindings(report("a", "b"), report("b", "a", "a"))).toEqual([{ code: "a" }]);
});
