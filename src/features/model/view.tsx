import type { ReadonlySignal } from "@preact/signals";
import { ENGINE_LABELS, type Model, megabytes } from "./state.ts";
import "./style.css";

export interface ModelCardProps {
  model: Model;
  /** Whether it is writing: it can't be unloaded then. */
  busy: ReadonlySignal<boolean>;
}

export function ModelCardView({ model, busy }: ModelCardProps) {
  const { cards, card, load } = model;
  const shown = card.value;
  const state = load.value;
  return (
    <section class="section" data-testid="model-card" data-state={state.kind} aria-label="Model">
      <header class="section-head">
        <h2>Model</h2>
        {(cards.value?.length ?? 0) > 1 && state.kind !== "loading" && (
          <select
            class="field"
            aria-label="Model"
            value={shown?.id}
            disabled={state.kind === "ready"}
            onChange={(event) => {
              model.chosen.value = event.currentTarget.value;
            }}
          >
            {cards.value?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </header>
      {!shown && (
        <p class="muted">
          {cards.value
            ? "No model comes with this site. Editor, verifier and policies work without one."
            : "Looking for models…"}
        </p>
      )}
      {shown && (
        <>
          <p class="model-name">{shown.name}</p>
          <p class="muted">{shown.description}</p>
          <dl class="facts">
            <Fact name="Download" value={`${megabytes(shown.bytes)}, from this site`} />
            <Fact name="Memory" value={`about ${megabytes(shown.memoryBytes)}`} />
            <Fact name="Licence" value={shown.licence} />
            {state.kind === "ready" && <Fact name="Engine" value={ENGINE_LABELS[state.info.engine]} />}
            {state.kind === "ready" && <Fact name="Loaded in" value={`${state.info.loadSeconds.toFixed(1)} s`} />}
            {model.speed.value && <Fact name="Speed" value={`${model.speed.value.toFixed(1)} tok/s`} />}
          </dl>
          {state.kind === "ready" && <p class="muted">{state.info.explanation}</p>}
          <Controls model={model} bytes={shown.bytes} busy={busy.value} />
        </>
      )}
      {state.kind === "failed" && (
        <p class="error" role="alert">
          {state.message}
        </p>
      )}
    </section>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

function Controls({ model, bytes, busy }: { model: Model; bytes: number; busy: boolean }) {
  const state = model.load.value;
  if (state.kind === "ready")
    return (
      <button type="button" class="button" data-testid="model-unload" disabled={busy} onClick={model.unload}>
        Unload
      </button>
    );
  if (state.kind === "loading") {
    const share = state.loaded / Math.max(state.total, 1);
    return (
      <div class="model-progress">
        <progress aria-label="Download of the model" value={share} max={1} />
        <span class="muted">
          {share < 1 ? `${megabytes(state.loaded)} of ${megabytes(state.total)}` : "Starting the engine"}
        </span>
        <button type="button" class="button button-small" onClick={model.cancel}>
          Cancel
        </button>
      </div>
    );
  }
  return (
    <button type="button" class="button" data-testid="model-load" onClick={model.loadNow}>
      Load model ({megabytes(bytes)}, from this site)
    </button>
  );
}
