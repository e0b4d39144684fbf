import type { PlanState } from "../../core/plan-service.ts";
import type { Planned } from "../../core/report.ts";
import { plannedOf } from "../../core/verdict.ts";
import { REACH } from "../../model/destination.ts";
import { Field } from "../model/remote/field.tsx";
import type { PlanStage } from "./state.ts";
import "./style.css";

/** Where the plan service is, what it would be sent, and what it has said. */
export function PlanServiceCard({ stage }: { stage: PlanStage }) {
  const to = stage.destination.value;
  const on = stage.on.value;
  return (
    <section class="section" data-testid="plan-service" aria-label="Plan service">
      <header class="section-head">
        <h2>Plan service</h2>
        <label class="plan-service-on">
          <input
            type="checkbox"
            data-testid="plan-service-on"
            checked={on}
            onChange={(event) => stage.turn(event.currentTarget.checked)}
          />
          <span>Plan with OpenTofu or Terraform</span>
        </label>
      </header>
      {!on ? (
        <p class="muted">
          A service on your network that plans what has been verified here: <code>npm run plan-service</code>.
        </p>
      ) : (
        <div class="remote">
          <Field label="Address">
            <input
              class="field"
              data-testid="plan-service-url"
              type="text"
              inputMode="url"
              spellcheck={false}
              autocomplete="off"
              value={stage.url.value}
              onChange={(event) => {
                stage.url.value = event.currentTarget.value;
                stage.settle();
              }}
            />
          </Field>
          <Field label="Token">
            <input
              class="field"
              data-testid="plan-service-token"
              type="password"
              autocomplete="off"
              placeholder="if the service wants one"
              value={stage.token.value}
              onChange={(event) => {
                stage.token.value = event.currentTarget.value;
                stage.settle();
              }}
            />
          </Field>
          {stage.token.value && (
            <label class="remote-keep">
              <input
                type="checkbox"
                checked={stage.keep.value}
                onChange={(event) => {
                  stage.keep.value = event.currentTarget.checked;
                  stage.settle();
                }}
              />
              <span>Keep the token in this browser</span>
            </label>
          )}
          {to instanceof Error ? (
            <p class="error" role="alert">
              {to.message}
            </p>
          ) : stage.consented.value ? (
            <Said stage={stage} />
          ) : (
            <Consent
              stage={stage}
              to={`${to.origin}, ${REACH[to.reach]}${to.encrypted || to.reach === "machine" ? "" : ", unencrypted"}`}
            />
          )}
        </div>
      )}
    </section>
  );
}

/** Asked once for a project and an address. */
function Consent({ stage, to }: { stage: PlanStage; to: string }) {
  const sends = stage.sends.value;
  const bytes = sends.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <div data-testid="plan-service-consent">
      <p>
        {sends.length === 1
          ? "This file of the project goes"
          : `These ${sends.length} files of the project (${bytes} bytes) go`}{" "}
        to <b class="mono">{to}</b>, now and whenever what you write, or have written or changed by a request, has been
        verified:
      </p>
      <ul class="plan-service-files mono">
        {sends.map(({ path, bytes }) => (
          <li key={path}>
            {path} <span class="muted">{bytes} bytes</span>
          </li>
        ))}
      </ul>
      <button type="button" class="button" data-testid="plan-service-agree" onClick={stage.agree}>
        Send this project
      </button>
    </div>
  );
}

function Said({ stage }: { stage: PlanStage }) {
  const said = stage.said.value;
  const job = stage.job.value;
  return (
    <>
      <p
        data-testid="plan-service-said"
        data-state={job?.state ?? (said ? ("not" in said ? "not" : said.ok ? "planned" : "errors") : "")}
        role="status"
      >
        {job
          ? waiting(job.state, job.ahead, job.step)
          : said
            ? told(said)
            : "It is asked once what is written has been verified."}
      </p>
      {said && "not" in said && /doesn't answer/.test(said.not) && (
        <p class="muted">
          It has to let this page in: <code>npm run plan-service -- --allow-origin {location.origin}</code>
        </p>
      )}
      <p class="plan-service-actions">
        {said && (
          <button type="button" class="button" data-testid="plan-service-again" onClick={stage.retry}>
            Plan again
          </button>
        )}
        <button type="button" class="button" data-testid="plan-service-withdraw" onClick={stage.withdraw}>
          Don't send this project
        </button>
      </p>
    </>
  );
}

function waiting(state: PlanState, ahead: number | undefined, step: string | undefined): string {
  if (state === "queued") return ahead ? `It waits: ${ahead} before it.` : "It waits.";
  return step === "init" ? "Its providers are being set up." : "It is being planned.";
}

function told(said: Planned): string {
  if ("not" in said) return `Not planned: ${said.not} What the page found stands.`;
  const { engine } = said.certificate;
  return said.ok
    ? plannedOf({ planned: said }).join(" ")
    : `${engine.name} ${engine.version} at ${said.by} has found errors; they are among the findings.`;
}
