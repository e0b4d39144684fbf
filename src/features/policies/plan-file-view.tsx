import { useSignal } from "@preact/signals";
import type { Report } from "../../core/report.ts";
import { type Finding, fromDiagnostic, fromPolicy, inOrder } from "../findings/findings.ts";
import { FORMS, type Form } from "../workspace/forms.ts";
import { pickFiles } from "../workspace/transfer.ts";
import type { PlanFile } from "./plan-file.ts";
import { ResultRow } from "./result-row.tsx";

export interface PlanFileViewProps {
  planFile: PlanFile;
  /** Saves what was found, in a form that others read. */
  save(name: string, report: Report, form: Form): void;
}

const SHOWN = ["fail", "unknown", "pass", "suppressed"] as const;
const LABELS = { fail: "fail", unknown: "unknown", pass: "pass", suppressed: "accepted" };

export function PlanFileView(props: PlanFileViewProps) {
  const { planFile } = props;
  const pick = () =>
    pickFiles(".json,application/json", ([file]) => {
      if (file) void planFile.take(file);
    });
  const report = planFile.report.value;
  if (!report)
    return (
      <div class="own-empty">
        <p>
          A plan from elsewhere is judged by the rules that ship and by this project's policies, without its program.
          Drop it on the page, or choose it. Make one by{" "}
          <code>terraform plan -out p && terraform show -json p &gt; plan.json</code>.
        </p>
        <div class="own-buttons">
          <button type="button" class="button button-primary" disabled={planFile.judging.value} onClick={pick}>
            {planFile.judging.value ? "Judging…" : "Choose a plan…"}
          </button>
        </div>
      </div>
    );
  return <Judged {...props} report={report} pick={pick} />;
}

/** A row is named by what it is about; what is said of that comes below. */
const withSummary = (finding: Finding): Finding =>
  finding.address ? { ...finding, detail: `${finding.summary}. ${finding.detail}` } : finding;

function Judged({ planFile, report, pick, save }: PlanFileViewProps & { report: Report; pick(): void }) {
  const shown = useSignal<ReadonlySet<string>>(new Set(["fail", "unknown"]));
  const form = useSignal<Form>("html");
  const findings = inOrder([...report.diagnostics.map(fromDiagnostic), ...report.policies.map(fromPolicy)]);
  const visible = findings.filter(({ result }) => shown.value.has(result));
  const counts = Object.fromEntries(SHOWN.map((one) => [one, findings.filter(({ result }) => result === one).length]));
  const toggle = (one: string) => {
    const next = new Set(shown.value);
    if (!next.delete(one)) next.add(one);
    shown.value = next;
  };
  return (
    <div class="plan-file">
      <h2 class="mono">{planFile.name.value}</h2>
      <div class="own-buttons">
        <fieldset class="chips" aria-label="Show">
          {SHOWN.map((one) => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={shown.value.has(one)}
              onClick={() => toggle(one)}
            >
              {counts[one]} {LABELS[one]}
            </button>
          ))}
        </fieldset>
        <span class="grow" />
        <select
          class="field"
          aria-label="Form of the report"
          value={form.value}
          onChange={(event) => {
            form.value = event.currentTarget.value as Form;
          }}
        >
          {FORMS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <button type="button" class="button" onClick={() => save(planFile.name.value, report, form.value)}>
          Save the report
        </button>
        <button type="button" class="button" onClick={pick}>
          Another plan…
        </button>
        <button type="button" class="button" onClick={planFile.close}>
          Close
        </button>
      </div>
      {visible.length === 0 ? (
        <p class="muted">
          {findings.length === 0 ? "No rule is about what this plan has." : "Nothing of what is shown."}
        </p>
      ) : (
        <ul class="results" aria-label="Results of the plan">
          {visible.map((finding) => (
            <ResultRow key={finding.key} finding={withSummary(finding)}>
              {finding.grade && <span class="grade">{finding.grade}</span>}
            </ResultRow>
          ))}
        </ul>
      )}
    </div>
  );
}
