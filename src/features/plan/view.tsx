import { type Signal, useComputed } from "@preact/signals";
import { namesOf } from "../../core/verdict.ts";
import { Dialog } from "../shell/dialog.tsx";
import type { Verification } from "../verification/state.ts";
import { type Action, type Change, changesOf } from "./changes.ts";
import "./style.css";

const SIGNS: Record<Action, { sign: string; tone: string }> = {
  create: { sign: "+", tone: "pass" },
  update: { sign: "~", tone: "warning" },
  replace: { sign: "±", tone: "warning" },
  delete: { sign: "−", tone: "error" },
  read: { sign: "<", tone: "info" },
};

export function PlanDialog({ verification, open }: { verification: Verification; open: Signal<boolean> }) {
  const report = useComputed(() => verification.late.value?.report).value;
  const changes = open.value ? (changesOf(report?.plan) ?? []) : [];
  return (
    <Dialog open={open} title="Plan" testid="plan">
      <p class="muted">
        What applying this program to an empty account would do, as far as it can be known without asking the cloud.
        {report?.ok === false && " Blocks with errors are left out."}
        {report?.unset && ` Without a value, and so unknown here: ${namesOf(report.unset)}.`}
      </p>
      <ul class="plan">
        {changes.map((change) => (
          <li key={change.address}>
            <details>
              <summary>
                <span class={`mono ${SIGNS[change.action].tone}`}>{SIGNS[change.action].sign}</span>
                <span class="mono">{change.address}</span>
                <span class="muted">{change.action}</span>
              </summary>
              <Values change={change} />
            </details>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Values({ change: { known, unknown } }: { change: Change }) {
  return (
    <dl class="plan-values mono">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{JSON.stringify(value)}</dd>
        </div>
      ))}
      {unknown.map((name) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="muted">known after apply</dd>
        </div>
      ))}
    </dl>
  );
}
