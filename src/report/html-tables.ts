/** The tables of the HTML report. */
import type { PolicyResult, Report } from "../core/report.ts";
import { type Grade, gradeOf, isFailing, SCALE } from "../core/severity.ts";
import type { Known } from "./baseline.ts";
import { answersOf, type Benchmark, COMPLIANCE } from "./compliance.ts";
import type { Finding, Judged } from "./judged.ts";
import { html, Markup } from "./markup.ts";

type Cell = string | number | Markup | undefined;

/** A table that scrolls by itself where the page is narrow. */
function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  const [first = []] = rows;
  return html`<div class="table"><table>
<thead><tr>${heads.map((head, i) => html`<th${kindOf(first[i])}>${head}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (cells) => html`<tr>${cells.map((cell) => html`<td${kindOf(cell)}>${cell === 0 ? "" : cell}</td>`)}</tr>
`,
)}</tbody>
</table></div>`;
}

const kindOf = (cell: Cell): Markup | false =>
  typeof cell === "number" ? html` class="number"` : cell instanceof Markup && html` class="rich"`;

const section = (title: string, ...content: readonly (Markup | false)[]): Markup =>
  html`<section>
<h2>${title}</h2>
${content}
</section>
`;

const chip = (kind: string, text: string | number): Markup => html`<span class="chip ${kind}">${text}</span> `;

const gravestFirst = <T extends { grade: Grade }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => SCALE.indexOf(a.grade) - SCALE.indexOf(b.grade));

/** A row for each block that something is said of: the worst first, then those with the most. */
export function resourcesSection({ report }: Judged, findings: readonly Finding[]): Markup | undefined {
  const rows = new Map<string, { findings: Finding[]; results: PolicyResult[] }>();
  const rowOf = (address: string) => {
    const row = rows.get(address) ?? { findings: [], results: [] };
    rows.set(address, row);
    return row;
  };
  for (const finding of findings) if (finding.address) rowOf(finding.address).findings.push(finding);
  for (const result of report.policies) rowOf(result.address).results.push(result);
  if (rows.size === 0) return undefined;
  const gravity = ({ findings: own }: { findings: Finding[] }) =>
    Math.min(SCALE.length, ...own.map(({ grade }) => SCALE.indexOf(grade)));
  const sorted = [...rows].sort(
    ([, a], [, b]) =>
      gravity(a) - gravity(b) || b.findings.length - a.findings.length || b.results.length - a.results.length,
  );
  return section(
    "By resource",
    table(
      ["Resource", "Findings", "Unknown", "Passed", "Suppressed"],
      sorted.map(([address, { findings: own, results }]) => [
        html`<code>${address}</code>`,
        html`${gravestFirst(own).map((f) => html`<a class="chip ${f.grade}" href="#${f.fingerprint}" title="${f.title}">${f.grade}</a> `)}`,
        results.filter((p) => !p.suppressed && p.result === "unknown").length,
        results.filter(({ result }) => result === "pass").length,
        results.filter((p) => p.suppressed).length,
      ]),
    ),
  );
}

/** What each rule says of how many resources, so that what passed and what nobody knows is told, too. Those that fail come first. */
export function rulesSection({ report, rules }: Judged): Markup | undefined {
  const all = new Map<string, PolicyResult[]>();
  for (const result of report.policies) {
    const own = all.get(result.rule) ?? [];
    all.set(result.rule, own);
    own.push(result);
  }
  if (all.size === 0) return undefined;
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const told = [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, own]) => {
      const count = (wanted: (p: PolicyResult) => boolean) => own.filter(wanted).length;
      const failed = count(isFailing);
      const grade = failed > 0 ? gradeOf(own[0]?.severity ?? "") : "info";
      const row = [
        html`${own[0]?.title} <code>${id}</code>`,
        own[0]?.severity,
        failed,
        count((p) => p.result === "unknown" && !p.suppressed),
        count(({ result }) => result === "pass"),
        count((p) => p.suppressed !== undefined),
        (known.get(id)?.equivalents.checkov ?? []).join(" "),
      ];
      return { grade, row };
    });
  const rows = gravestFirst(told).map(({ row }) => row);
  return section(
    "By rule",
    html`<p>Unknown is what depends on values that only the cloud will know.</p>`,
    table(["Rule", "Severity", "Failed", "Unknown", "Passed", "Suppressed", "checkov"], rows),
  );
}

export function suppressedSection(findings: readonly Finding[]): Markup | undefined {
  const rows = findings.flatMap(({ suppressed: s, title, rule, address, file, range }) =>
    s
      ? [
          [
            html`${title} <code>${rule}</code>`,
            html`<code>${address ?? file}</code>${file !== "" && html` ${file}:${range.start.line}`}`,
            s.reason,
            s.by,
            s.owner,
            s.expires,
          ],
        ]
      : [],
  );
  if (rows.length === 0) return undefined;
  return section("Suppressed", table(["Finding", "Where", "Reason", "By", "Owner", "Until"], rows));
}

/** What a baseline knows and no longer occurs. */
export function knownSection(gone: readonly Known[]): Markup | undefined {
  if (gone.length === 0) return undefined;
  const rows = gone.map(({ title, rule, address, file }) => [html`${title} <code>${rule}</code>`, address ?? file]);
  return section(
    "No longer there",
    html`<p>The baseline still has these. Write it again to take them out.</p>`,
    table(["Finding", "Where"], rows),
  );
}

export function complianceSection(benchmark: Benchmark, report: Report): Markup {
  const answers = answersOf(benchmark, report);
  const rows = answers.map(({ id, title, compliance, results, rules }) => [
    id,
    html`${title} ${rules.map((rule) => html`<code>${rule}</code> `)}`,
    chip(compliance, COMPLIANCE[compliance]),
    html`${results.filter(isFailing).map(({ address }) => html`<code>${address}</code> `)}`,
    results.filter(({ result }) => result === "pass").length,
  ]);
  return section(
    `${benchmark.title} ${benchmark.version}`,
    html`<p>Of the benchmark's recommendations, the ${answers.length} that a program tells of and a rule here judges. All others are for people to check.</p>`,
    table(["", "Recommendation", "Outcome", "Fails for", "Passed"], rows),
  );
}
