/** A report as JUnit XML, which every CI shows: a test case for each stage, and one for each policy on each resource. */
import type { Diagnostic, PolicyResult, Report } from "../core/report.ts";
import { STAGES } from "../core/report.ts";
import { spoken, verdictOf } from "../core/verdict.ts";
import type { FailOn } from "./fail-on.ts";
import { fails } from "./fail-on.ts";
import { policyText } from "./sarif.ts";
import { whyOf } from "./text.ts";

interface Case {
  className: string;
  name: string;
  failure?: { message: string; text: string };
  skipped?: string;
}

/** What `--fail-on` counts is a failure; unknown and suppressed policy results are skipped cases. */
export function junit(report: Report, failOn: FailOn): string {
  const suites = [
    suite(
      "stages",
      STAGES.map((stage) => stageCase(report, stage, failOn)),
      spoken(verdictOf(report)),
    ),
    suite(
      "policies",
      report.policies.map((p) => policyCase(p, failOn)),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="TerraFormer">\n${suites.join("")}</testsuites>\n`;
}

function stageCase({ stages, diagnostics }: Report, stage: (typeof STAGES)[number], failOn: FailOn): Case {
  const own = diagnostics.filter((d) => d.stage === stage && !d.suppressed);
  const base = { className: "stage", name: stage };
  const bad = own.filter((d) => d.severity === "error" || fails({ ok: true, diagnostics: [d], policies: [] }, failOn));
  const [first] = bad;
  if (first) return { ...base, failure: { message: first.summary, text: bad.map(line).join("\n") } };
  if (stages[stage] !== "skipped") return base;
  const [why] = own.filter(({ severity }) => severity === "info");
  return { ...base, skipped: why ? line(why) : "nothing judged" };
}

function policyCase(p: PolicyResult, failOn: FailOn): Case {
  const base = { className: p.rule, name: p.address };
  if (p.suppressed) return { ...base, skipped: `suppressed: ${whyOf(p.suppressed)}` };
  if (p.result === "unknown") return { ...base, skipped: "unknown until it is applied" };
  if (p.result === "pass") return base;
  const place = p.file === "" ? "" : `${p.file}:${p.range.start.line}: `;
  if (fails({ ok: true, diagnostics: [], policies: [p] }, failOn))
    return { ...base, failure: { message: p.title, text: `${place}${policyText(p)}` } };
  return { ...base, skipped: `${p.severity}, below --fail-on: ${p.title}` };
}

const line = ({ file, range, summary, detail }: Diagnostic) =>
  `${file === "" ? "" : `${file}:${range.start.line}:${range.start.column}: `}${summary}: ${detail}`;

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

function testCase({ className, name, failure, skipped }: Case): string {
  const open = `    <testcase classname="${xml(className)}" name="${xml(name)}"`;
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
