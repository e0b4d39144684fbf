import type { ReadonlySignal } from "@preact/signals";
import type { Status } from "../../bridge/supervisor.ts";
import { spoken, type Verdict, verdictOf } from "../../core/verdict.ts";
import type { SaveState } from "../projects/state.ts";
import type { ProposalState } from "../proposal/state.ts";
import type { Verification } from "../verification/state.ts";
import { milliseconds, planSummary, providerLabel } from "./summary.ts";
import "./style.css";

export interface StatusProps {
  verification: Verification;
  /** What waits for a yes: as long as it does, the verdict is of it. */
  proposal: Pick<ProposalState, "current" | "report" | "verdict">;
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

export function StatusBar({ verification, proposal, engine, save, model, onPlan }: StatusProps) {
  return (
    <footer class="status">
      <EngineItem {...{ verification, engine }} />
      <Judged {...{ verification, proposal, onPlan }} />
      <span class="grow" />
      <Times verification={verification} />
      <span class="status-item">{model}</span>
      <Saved save={save} />
    </footer>
  );
}

// Each part is drawn by itself: some of them change with every key.

function EngineItem({ verification, engine }: Pick<StatusProps, "verification" | "engine">) {
  const failure = verification.failure.value;
  return (
    <span class="status-item" data-testid="status-verifier" data-state={engine.value} title={failure || undefined}>
      <i class={`dot ${failure ? "dot-error" : `dot-${engine.value}`}`} />
      {failure ? `Verifier: ${failure}` : ENGINE[engine.value]}
    </span>
  );
}

/** What the last verdict of all stages said, and by which schemas. */
function Judged({ verification, proposal, onPlan }: Pick<StatusProps, "verification" | "proposal" | "onPlan">) {
  const isProposal = proposal.current.value !== undefined;
  const report = isProposal ? proposal.report.value : verification.late.value?.report;
  if (!report) return isProposal ? <span class="status-item muted">Proposal: not judged yet</span> : null;
  const verdict = (isProposal && proposal.verdict.value) || verdictOf(report);
  const summary = verdict.level === "nothing" ? undefined : planSummary(report.plan);
  // Beside errors and without values, the engine plans what can be planned.
  const planText = summary ? `${report.stages.plan === "pass" ? "Plan" : "Partial plan"}: ${summary}` : "No plan";
  return (
    <>
      <VerdictItem {...{ verdict, isProposal }} settled={verification.settled} />
      <button
        type="button"
        class="status-item status-button"
        data-testid="status-plan"
        title={`What applying this ${isProposal ? "proposal" : "program"} to an empty account would do`}
        disabled={!summary}
        onClick={onPlan}
      >
        {planText}
      </button>
      {report.providers.map((use) => (
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
    </>
  );
}

interface VerdictItemProps {
  verdict: Verdict;
  isProposal: boolean;
  settled: ReadonlySignal<boolean>;
}

/** A verdict is of the program that it judged: of a newer one nothing is said yet. */
function VerdictItem({ verdict, isProposal, settled }: VerdictItemProps) {
  const { level, brief } = verdict;
  const current = isProposal || settled.value;
  return (
    <span
      class={`status-item ${!current ? "muted" : level === "invalid" ? "error" : level === "verified" ? "" : "warning"}`}
      data-testid="status-verdict"
      data-level={level}
      data-current={current}
      title={spoken(verdict)}
    >
      {isProposal ? "Proposal: " : !current && "Before the last edit: "}
      {brief}
    </span>
  );
}

function Times({ verification }: Pick<StatusProps, "verification">) {
  const { early, late } = verification.times.value;
  if (early === undefined) return null;
  return (
    <span
      class="status-item muted"
      data-testid="status-times"
      title="How long the last judgement took: parse and schema while one types, all stages when the typing pauses"
    >
      parse and schema {milliseconds(early)}
      {late !== undefined && `, all stages ${milliseconds(late)}`}
    </span>
  );
}

function Saved({ save }: Pick<StatusProps, "save">) {
  const { kind } = save.value;
  return (
    <span
      class={`status-item status-kept ${kind === "failed" ? "error" : "muted"}`}
      title={save.value.kind === "failed" ? save.value.message : "Saved in this browser"}
      data-testid="status-save"
      data-state={kind}
    >
      {SAVE[kind]}
    </span>
  );
}
