/** A report as one page for people: to read, to print, to keep. It needs no script and loads nothing. */
import { repairOf, titlesOf } from "../core/edits.ts";
import { linesOf } from "../core/lines.ts";
import { type Files, STAGES } from "../core/report.ts";
import type { Rule } from "../core/rules.ts";
import { type Grade, SCALE } from "../core/severity.ts";
import { verdictOf } from "../core/verdict.ts";
import { excerptOf } from "./excerpt.ts";
import { STYLE } from "./html-style.ts";
import { complianceSection, knownSection, resourcesSection, rulesSection, suppressedSection } from "./html-tables.ts";
import { type Finding, findingsOf, type Judged } from "./judged.ts";
import { html, type Markup } from "./markup.ts";

export function page(judged: Judged): string {
  const { report, name, day } = judged;
  const all = findingsOf(judged);
  const findings = all.filter(({ suppressed }) => !suppressed);
  const sections = [
    findingsSection(judged, findings),
    resourcesSection(judged, findings),
    ...(judged.benchmarks ?? []).map((benchmark) => complianceSection(benchmark, report)),
    rulesSection(judged),
    suppressedSection(all),
    knownSection(judged.gone ?? []),
  ].filter((section) => section !== undefined);
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${name}: what TerraFormer found</title>
${STYLE}
</head>
<body>
<header>
<p class="by">TerraFormer${day !== undefined && html` · ${day}`}</p>
<h1>${name}</h1>
${verdict(judged)}
${summary(judged, findings, all.length - findings.length)}
</header>
<main>
${sections}
</main>
</body>
</html>
`.text;
}

function verdict({ report }: Judged): Markup {
  const { level, title, holds, not } = verdictOf(report);
  const providers = report.providers.map(
    ({ source, version, constraint, locked, exact }) =>
      html`<li>${source.replace(/^registry\.\w+\.\w+\//, "")} ${version}${!exact && html`, which isn't ${locked ?? constraint ?? "the version asked for"}`}</li>`,
  );
  return html`<div class="verdict ${level}">
<p class="title">${title}</p>
<ul>${[...(level === "invalid" ? [] : [holds]), ...not].map((sentence) => html`<li>${sentence}</li>`)}</ul>
</div>
<p class="stages">${STAGES.map((stage) => html`<span class="stage ${report.stages[stage]}">${stage} ${report.stages[stage]}</span> `)}</p>
${providers.length > 0 && html`<ul class="providers">${providers}</ul>`}`;
}

function summary({ report }: Judged, findings: readonly Finding[], suppressed: number): Markup {
  const judged = report.policies.filter((p) => !p.suppressed);
  const results = (wanted: string) => judged.filter(({ result }) => result === wanted).length;
  const count = (label: string, n: number, kind: string) =>
    n > 0 && html`<li class="${kind}"><b>${n}</b> ${label}</li>`;
  const grades = SCALE.map((grade) => count(labelOf(grade), findings.filter((f) => f.grade === grade).length, grade));
  return html`<ul class="counts">
${grades}
${count("unknown until applied", results("unknown"), "unknown")}
${count("passed", results("pass"), "pass")}
${count("suppressed", suppressed, "suppressed")}
</ul>`;
}

const labelOf = (grade: Grade): string => (grade === "info" ? "note" : grade);

function findingsSection(judged: Judged, findings: readonly Finding[]): Markup {
  const rules = new Map(judged.rules.map((rule) => [rule.id, rule]));
  const groups = SCALE.map((grade) => ({ grade, own: findings.filter((f) => f.grade === grade) }));
  return html`<section>
<h2>Findings</h2>
${findings.length === 0 && html`<p>None.</p>`}
${groups
  .filter(({ own }) => own.length > 0)
  .map(
    ({ grade, own }) => html`<h3 class="${grade}">${labelOf(grade)} <small>${own.length}</small></h3>
${own.map((finding) => article(finding, rules.get(finding.rule), judged.files))}`,
  )}
</section>`;
}

function article(finding: Finding, rule: Rule | undefined, files: Files): Markup {
  const { title, detail, address, file, range, edits } = finding;
  const place = file === "" ? address : `${file}:${range.start.line}${address ? ` in ${address}` : ""}`;
  const excerpt = excerptOf(linesOf(files, file), range);
  const links = [...(rule?.references ?? []), ...(finding.docs ? [finding.docs] : [])];
  return html`<article class="${finding.grade}" id="${finding.fingerprint}">
<h4>${title} <code>${finding.rule}</code></h4>
${place !== undefined && html`<p class="place">${place}</p>`}
${
  excerpt.length > 0 &&
  html`<pre>${excerpt.map(
    ({ number, before, marked, after }) =>
      html`<span class="line"><i>${number}</i>${before}${marked !== "" && html`<mark>${marked}</mark>`}${after}
</span>`,
  )}</pre>`
}
${detail !== "" && html`<p>${detail}</p>`}
${edits.length > 0 && html`<p><b>${repairOf(finding).length > 0 ? "Fix" : "Help"}:</b> ${titlesOf(edits)}</p>`}
${rule?.rationale && html`<p class="why">${rule.rationale}</p>`}
${rule?.remediation && html`<p><b>What to do:</b> ${rule.remediation}</p>`}
${links.length > 0 && html`<p class="links">${links.map(link)}</p>`}
</article>
`;
}

/** Only what begins with https:// is a link. */
const link = (url: string): Markup =>
  url.startsWith("https://") ? html`<a href="${url}" rel="noreferrer">${url}</a> ` : html`${url} `;
