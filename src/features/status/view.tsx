import type { ReadonlySignal } from "@preact/signals";
import type { Status } from "../../bridge/supervisor.ts";
import { spoken, verdictOf } from "../../core/verdict.ts";
import type { SaveState } from "../projects/state.ts";
import type { Verification } from "../verification/state.ts";
import { milliseconds, planSummary, providerLabel } from "./summary.ts";
import "./style.css";

export interface StatusProps {
  verification: Verification;
  engine: ReadonlySignal<Status>;
  save: ReadonlySignal<SaveState>;
  /** Shows the plan. */
  onPlan(): void;
  /** One line about the model: "CPU, 18 tok/s". */
  model: ReadonlySignal<string>;
}

const ENGINE: Record<Status, string> = {
  idle: "Verifier not started",
  starting: "Verifier starting",
  ready: "Verifier ready",
  busy: "Verifying",
  respawning: "Verifier restarting",
};

const SAVE: Record<SaveState["kind"], string> = {
  saved: "Saved",
  pending: "Unsaved",
  saving: "Saving",
  failed: "Not saved",
};

export function StatusBar({ verification, engine, save, model, onPlan }: StatusProps) {
  const late = verification.late.value;
  const times = verification.times.value;
  const failure = verification.failure.value;
  const report = late?.report;
  const summary = planSummary(report?.plan);
  const verdict = report && verdictOf(report);
  // A verdict is of the program that it judged: of a newer one nothing is said yet.
  const current = verification.settled.value;
  // Beside errors and without values, the engine plans what can be planned.
  const planText = summary ? `${report?.stages.plan === "pass" ? "Plan" : "Partial plan"}: ${summary}` : "No plan";
  return (
    <footer class="status">
      <span class="status-item" data-testid="status-verifier" data-state={engine.value} title={failure || undefined}>
        <i class={`dot ${failure ? "dot-error" : `dot-${engine.value}`}`} />
        {failure ? `Verifier: ${failure}` : ENGINE[engine.value]}
      </span>
      {verdict && (
        <span
          class={`status-item ${!current ? "muted" : verdict.level === "invalid" ? "error" : verdict.level === "verified" ? "" : "warning"}`}
          data-testid="status-verdict"
          data-level={verdict.level}
          data-current={current}
          title={spoken(verdict)}
        >
          {!current && "Before the last edit: "}
          {verdict.brief}
        </span>
      )}
      {report && (
        <button
          type="button"
          class="status-item status-button"
          data-testid="status-plan"
          title="What applying this program to an empty account would do"
          disabled={!summary}
          onClick={onPlan}
        >
          {planText}
        </button>
      )}
      {report?.providers.map((use) => (
        <span
          key={use.source}
          class={`status-item ${use.exact ? "" : "warning"}`}
          title={
            use.exact
              ? `Judged by the schema of ${use.source} ${use.version}`
              : `No schema of ${use.source} fits the constraint ${use.constraint ?? ""}; judged by ${use.version} instead`
          }
        >
          {providerLabel(use)}
        </span>
      ))}
      <span class="grow" />
      {times.early !== undefined && (
        <span
          class="status-item muted"
          data-testid="status-times"
          title="How long the last judgement took: parse and schema after every change, all stages when the typing pauses"
        >
          parse and schema {milliseconds(times.early)}
          {times.late !== undefined && `, all stages ${milliseconds(times.late)}`}
        </span>
      )}
      <span class="status-item">{model.value}</span>
      <span
        class={`status-item ${save.value.kind === "failed" ? "error" : "muted"}`}
        title={save.value.kind === "failed" ? save.value.message : "Saved in this browser"}
        data-testid="status-save"
        data-state={save.value.kind}
      >
        {SAVE[save.value.kind]}
      </span>
    </footer>
  );
}
