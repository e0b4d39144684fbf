import { useEffect } from "preact/hooks";
import { namesOf } from "../../core/verdict.ts";
import type { Program, SourcePlace } from "../program/state.ts";
import { type Change, shown, type Value } from "./changes.ts";
import type { Difference, ValueChange } from "./compare.ts";
import { SIGNS, Sign } from "./signs.tsx";
import type { Plan } from "./state.ts";
import "./style.css";

export interface PlanProps {
  plan: Plan;
  program: Program;
  goTo(place: SourcePlace): void;
}

/** Every resource with what is planned of it, and what is proposed beside what is there. */
export function PlanView({ plan, program, goTo }: PlanProps) {
  useEffect(() => program.watch(), []);
  const report = plan.report.value;
  if (!plan.all.value)
    return (
      <p class="view-note muted" role="status">
        {report ? "This program can’t be planned: the findings say why." : "The program is being planned…"}
      </p>
    );
  const source = (address: string) => {
    const place = program.placeOf(address);
    return place && { text: `${place.file}:${place.range.start.line}`, open: () => goTo(place) };
  };
  return (
    <div class="plan-view">
      <Tools plan={plan} />
      <p class="view-note muted">
        What applying this program to an empty account would do, as far as it can be known without asking the cloud.
        {report?.ok === false && " What has an error is left out of it."}
        {report?.unset && ` Without a value, and so unknown here: ${namesOf(report.unset)}.`}
      </p>
      {plan.differences.value && <Proposed differences={plan.differences.value} />}
      {plan.modules.value.map(({ name, changes }) => (
        <section key={name} class="plan-module" aria-label={name ? `In ${name}` : "In the root module"}>
          {name && <h3 class="mono">{name}</h3>}
          <ul class="plan">
            {changes.map((change) => (
              <Resource key={change.address} change={change} source={source(change.address)} />
            ))}
          </ul>
        </section>
      ))}
      {plan.modules.value.length === 0 && (
        <p class="view-note muted" role="status">
          {plan.all.value.length > 0 ? "No resource fits the search." : "The plan changes nothing."}
        </p>
      )}
      {plan.outputs.value.length > 0 && (
        <section class="plan-module" aria-label="Outputs">
          <h3>Outputs</h3>
          <dl class="plan-values mono">
            {plan.outputs.value.map(({ name, values }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {values.map((value) => (
                    <Said key={value.path} value={value} named={values.length > 1 || value.path !== ""} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

function Tools({ plan }: { plan: Plan }) {
  return (
    <div class="view-tools" role="toolbar" aria-label="Plan">
      <input
        class="field"
        type="search"
        aria-label="Find in the plan"
        placeholder="Find address, argument, value"
        value={plan.query.value}
        onInput={(event) => {
          plan.query.value = event.currentTarget.value;
        }}
      />
      <fieldset class="chips" aria-label="Only those that are">
        {plan.counts.value.map(({ action, count }) => (
          <button
            key={action}
            type="button"
            class="chip graph-chip"
            aria-pressed={plan.only.value === action}
            onClick={() => {
              plan.only.value = plan.only.value === action ? undefined : action;
            }}
          >
            <Sign action={action} />
            {count} {SIGNS[action].verb}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

interface ResourceProps {
  change: Change;
  source: { text: string; open(): void } | undefined;
}

function Resource({ change: { address, module, action, values }, source }: ResourceProps) {
  return (
    <li class="plan-resource" data-testid="plan-resource">
      <details>
        <summary>
          <Sign action={action} />
          <span class="mono plan-address">{module ? address.slice(module.length + 1) : address}</span>
          <span class="muted">to be {SIGNS[action].verb}</span>
        </summary>
        <dl class="plan-values mono">
          {values.map((value) => (
            <div key={value.path}>
              <dt>{value.path}</dt>
              <dd>
                <Said value={value} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
      {source && (
        <button type="button" class="link-button mono plan-source" onClick={source.open}>
          {source.text}
        </button>
      )}
    </li>
  );
}

/** A value, or why it isn't one. */
function Said({ value, named = false }: { value: Value; named?: boolean }) {
  const text = named && value.path ? `${value.path} = ${shown(value)}` : shown(value);
  return value.kind === "known" ? <span class="plan-known">{text}</span> : <i class="muted plan-known">{text}</i>;
}

const KINDS = {
  added: { sign: "+", tone: "pass", text: "comes" },
  removed: { sign: "−", tone: "error", text: "goes" },
  changed: { sign: "~", tone: "warning", text: "changes" },
} as const;

/** What would be planned otherwise if the proposal were accepted. */
function Proposed({ differences }: { differences: readonly Difference[] }) {
  return (
    <section class="plan-module plan-proposed" aria-label="What the proposal changes">
      <h3>What the proposal changes</h3>
      {differences.length === 0 && <p class="muted">Nothing in the plan.</p>}
      <ul class="plan">
        {differences.map(({ address, kind, values }) => (
          <li key={address}>
            <span class={`sign mono ${KINDS[kind].tone}`} aria-hidden="true">
              {KINDS[kind].sign}
            </span>
            <span class="mono plan-address">{address}</span>
            <span class="muted">{KINDS[kind].text}</span>
            <Changed values={values} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const Changed = ({ values }: { values: readonly ValueChange[] }) =>
  values.length > 0 ? (
    <ul class="plan-changed mono">
      {values.map(({ path, before, after }) => (
        <li key={path}>
          {path}: <del>{before ? shown(before) : "unset"}</del> → <ins>{after ? shown(after) : "unset"}</ins>
        </li>
      ))}
    </ul>
  ) : null;
