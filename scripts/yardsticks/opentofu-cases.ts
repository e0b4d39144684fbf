/** OpenTofu's own configurations, with the verdict that its tests expect, and the diagnostics where they name them. */
import { errorsOf, type Files, type Report } from "../../src/core/report.ts";
import { compare, type Judged, rowsOf, type Yardstick } from "./shared.ts";

interface Row {
  id: string;
  label: string;
  level: string;
  expected: { severity: string; summary?: string; text?: string; line?: number }[];
  providers: string[];
  tests_syntax: boolean;
  files: Files;
}

/** Levels at which nothing but the configuration itself is judged. */
const LOADING = new Set(["parse-file", "load-module", "build-config"]);

/** Why a row is no fair question, if it isn't. */
function exception({ label, level, providers, tests_syntax }: Row): string | undefined {
  if (tests_syntax) return "files of `tofu test`, which TerraFormer doesn't judge";
  if (/^(unlabelled|unknown|mixed)/.test(label)) return `no verdict (${label})`;
  // Whatever they are called, the providers of those tests are mocks with arguments of the test's own.
  if (!LOADING.has(level) && providers.length > 0) return "judged by a mock provider of the test";
  return undefined;
}

const saysNothingOf = (report: Report, summary: string): boolean =>
  report.diagnostics.every((d) => d.summary !== summary);

export const opentofuCases: Yardstick = async function* ({ limit, verifier }) {
  const ours = await verifier();
  for (const row of rowsOf<Row>("opentofu-cases").slice(0, limit)) {
    const why = exception(row);
    if (why) {
      yield { id: row.id, verdict: "exception", note: why };
      continue;
    }
    const good = /^(valid|ok|warning)/.test(row.label);
    const stages = LOADING.has(row.level) && good ? (["parse"] as const) : (["parse", "schema", "plan"] as const);
    const report = await ours.verify({ files: row.files, stages: [...stages] });
    const verdict = compare(good, report.ok);
    const whole = good ? await ours.verify({ files: row.files, stages: ["parse", "schema"] }) : report;
    const unsaid = row.expected.flatMap(({ summary }) => (summary && saysNothingOf(whole, summary) ? [summary] : []));
    const note = [errorsOf(report)[0]?.summary, unsaid.length > 0 && `not said: ${unsaid.join(", ")}`]
      .filter(Boolean)
      .join("; ");
    const judged: Judged = { id: row.id, verdict: verdict === "agree" && unsaid.length > 0 ? "differ" : verdict, note };
    yield judged;
  }
};
