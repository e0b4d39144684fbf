import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Model, size } from "./state.ts";
import "./style.css";

export interface ModelCardProps {
  model: Model;
  /** Whether it is writing: it can't be unloaded then. */
  busy: ReadonlySignal<boolean>;
  /** By the supplier's id: what there is to choose and to fill in. */
  panels: Record<string, ComponentType<{ model: Model }>>;
}

export function ModelCardView({ model, busy, panels }: ModelCardProps) {
  const { supplier, suppliers, offer, load } = model;
  const state = load.value;
  const { id, none } = supplier.value;
  const Panel = panels[id];
  return (
    <section class="section" data-testid="model-card" data-state={state.kind} aria-label="Model">
      <header class="section-head">
        <h2>Model</h2>
        {suppliers.length > 1 && (
          <label class="model-from">
            <span class="muted">from</span>
            <select
              class="field"
              data-testid="model-from"
              value={id}
              disabled={state.kind === "loading" || busy.value}
              onChange={(event) => void model.choose(event.currentTarget.value)}
            >
              {suppliers.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {Panel && <Panel model={model} />}
      {!offer.value && none.value && <p class="muted">{sentence(none.value)}</p>}
      {state.kind === "ready" && (
        <>
          <dl class="facts">
            <Fact name="Engine" value={state.loaded.engine} />
            <Fact name="Ready in" value={`${state.loaded.seconds.toFixed(1)} s`} />
            {model.speed.value && <Fact name="Speed" value={`${model.speed.value.toFixed(1)} tok/s`} />}
          </dl>
          <p class="muted">{state.loaded.explanation}</p>
        </>
      )}
      <Controls model={model} busy={busy.value} />
      {state.kind === "failed" && <Failure message={state.message} />}
      {!suppliers.some(({ id }) => id === "server") && (
        <p class="muted model-more">
          This page can't reach other machines.{" "}
          <a class="link" href="connected.html" data-testid="to-connected">
            Larger models, or a server of yours
          </a>
        </p>
      )}
    </section>
  );
}

/** Into view: the button that was pressed may have been the last thing that was seen. */
function Failure({ message }: { message: string }) {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => ref.current?.scrollIntoView({ block: "nearest" }), [message]);
  return (
    <p ref={ref} class="error" role="alert" data-testid="model-error">
      {message}
    </p>
  );
}

const sentence = (text: string) => text[0]?.toUpperCase() + text.slice(1);

export const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

function Controls({ model, busy }: { model: Model; busy: boolean }) {
  const state = model.load.value;
  const offer = model.offer.value;
  if (state.kind === "ready")
    return (
      <button type="button" class="button" data-testid="model-unload" disabled={busy} onClick={model.unload}>
        {offer?.undo ?? "Unload"}
      </button>
    );
  if (state.kind === "loading") {
    const { loaded, total } = state;
    const share = total > 0 ? loaded / total : undefined;
    return (
      <div class="model-progress">
        <progress aria-label="Progress of the load" {...(share === undefined ? {} : { value: share })} max={1} />
        <span class="muted">{progressText(loaded, total)}</span>
        <button type="button" class="button button-small" onClick={model.cancel}>
          Cancel
        </button>
      </div>
    );
  }
  return offer ? (
    <button type="button" class="button" data-testid="model-load" onClick={model.loadNow}>
      {offer.action}
    </button>
  ) : null;
}

function progressText(loaded: number, total: number): string {
  if (total === 0) return "Asking the server";
  if (loaded >= total) return "Starting the engine";
  return total === 1 ? `${Math.floor(loaded * 100)} %` : `${size(loaded)} of ${size(total)}`;
}
