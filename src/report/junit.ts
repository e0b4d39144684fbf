/** A report as JUnit XML, which every CI shows: a test case for each stage, one for each policy on each resource, and one for what is suppressed. */
import type { Diagnostic, PolicyResult, Stage } from "../core/report.ts";
import { STAGES } from "../core/report.ts";
import { counts } from "../core/severity.ts";
import { spoken, verdictOf } from "../core/verdict.ts";
import { type Judged, pathOf, whyOf } from "./judged.ts";

interface Case {
  className: string;
  name: string;
  file?: string;
  failure?: { message: string; text: string };
  skipped?: string;
}

/** What `--fail-on` counts is a failure; unknown and suppressed results are skipped cases. */
export function junit(judged: Judged): string {
  const { report } = judged;
  const suppressed = report.diagnostics.filter((d) => d.suppressed);
  const suites = [
    suite(
      "stages",
      STAGES.map((stage) => stageCase(judged, stage)),
      spoken(verdictOf(report)),
    ),
    suite(
      "policies",
      report.policies.map((p) => policyCase(p, judged)),
    ),
    ...(suppressed.length > 0
      ? [
          suite(
            "suppressed",
            suppressed.map((d) => suppressedCase(d, judged)),
          ),
        ]
      : []),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="TerraFormer">\n${suites.join("")}</testsuites>\n`;
}

function stageCase(judged: Judged, stage: Stage): Case {
  const { stages, diagnostics } = judged.report;
  const own = diagnostics.filter((d) => d.stage === stage && !d.suppressed);
  const base = { className: "stage", name: stage };
  const bad = own.filter(({ severity }) => counts(severity, judged.failOn));
  const [first] = bad;
  const text = bad.map((d) => line(d, judged)).join("\n");
  if (first) return { ...base, failure: { message: first.summary, text } };
  if (stages[stage] !== "skipped") return base;
  const [why] = own.filter(({ severity }) => severity === "info");
  return { ...base, skipped: why ? line(why, judged) : "nothing judged" };
}

function policyCase(p: PolicyResult, judged: Judged): Case {
  const base = { className: p.rule, name: p.address, ...(p.file !== "" && { file: pathOf(judged, p.file) }) };
  if (p.result === "unknown") return { ...base, skipped: "unknown until it is applied" };
  if (p.result === "pass") return base;
  if (p.suppressed) return { ...base, skipped: `suppressed: ${whyOf(p.suppressed)}` };
  const place = base.file === undefined ? "" : `${base.file}:${p.range.start.line}: `;
  const said = p.message && p.message !== p.title ? `${p.title}: ${p.message}` : p.title;
  if (counts(p.severity, judged.failOn))
    return { ...base, failure: { message: p.title, text: `${place}${p.address}: ${said}` } };
  return { ...base, skipped: `${p.severity}, below --fail-on: ${p.title}` };
}

const suppressedCase = (d: Diagnostic, judged: Judged): Case => ({
  className: d.code,
  name: line(d, judged),
  skipped: d.suppressed ? `suppressed: ${whyOf(d.suppressed)}` : "",
});

const line = ({ file, range, summary, detail }: Diagnostic, judged: Judged) =>
  `${file === "" ? "" : `${pathOf(judged, file)}:${range.start.line}:${range.start.column}: `}${summary}: ${detail}`;

function suite(name: string, cases: readonly Case[], verdict?: string): string {
  const failures = cases.filter((c) => c.failure).length;
  const skipped = cases.filter((c) => c.skipped !== undefined).length;
  const head = `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" skipped="${skipped}">\n`;
  const said =
    verdict === undefined
      ? ""
      : `    <properties>\n      <property name="verdict" value="${xml(verdict)}"/>\n    </properties>\n`;
  return `${head}${said}${cases.map(testCase).join("")}  </testsuite>\n`;
}

function testCase({ className, name, file, failure, skipped }: Case): string {
  const where = file === undefined ? "" : ` file="${xml(file)}"`;
  const open = `    <testcase classname="${xml(className)}" name="${xml(name)}"${where}`;
  if (failure)
    return `${open}>\n      <failure message="${xml(failure.message)}">${xml(failure.text)}</failure>\n    </testcase>\n`;
  if (skipped !== undefined) return `${open}>\n      <skipped message="${xml(skipped)}"/>\n    </testcase>\n`;
  return `${open}/>\n`;
}

/** XML 1.0 has no way to write most control characters. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
