import type { ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ladderOf } from "../../model/capability.ts";
import type { PlacedCard } from "../model/service.ts";
import { size } from "../model/state.ts";
import { Fact } from "../model/view.tsx";
import { Icon } from "../shell/icon.tsx";
import type { Models, Row } from "./state.ts";
import "./style.css";

export interface ModelsViewProps {
  models: Models;
  /** Loads a model into the page, or removes one that the user opened. */
  load(card: PlacedCard): void;
  remove(card: PlacedCard): void;
  openFile(): void;
  /** The model that is loaded, and whether it may not be touched now. */
  loaded: ReadonlySignal<string | undefined>;
  busy: ReadonlySignal<boolean>;
}

export function ModelsView(props: ModelsViewProps) {
  const { models, openFile, busy } = props;
  useEffect(() => void models.show(), [models]);
  return (
    <div class="models" data-testid="models">
      <p class="models-lead">
        The page works without a model: it verifies, and writes from scenarios and usual values. A model chooses what
        they leave open. {models.advice.value && <strong data-testid="models-advice">{adviceText(models)}</strong>}
      </p>
      <div class="models-panels">
        <Machine models={models} />
        <Room models={models} />
      </div>
      <header class="models-head">
        <h2>Models</h2>
        <button type="button" class="button button-small" disabled={busy.value} onClick={openFile}>
          Open a model file…
        </button>
      </header>
      <ul class="models-list">
        {models.rows.value.map((row) => (
          <ModelRow key={row.card.id} row={row} {...props} />
        ))}
      </ul>
    </div>
  );
}

function adviceText({ advice, rows }: Models): string {
  const { id, why = "" } = advice.value ?? {};
  const name = rows.value.find(({ card }) => card.id === id)?.card.name;
  return name ? `Recommended: ${name}. ${why}` : why;
}

function Machine({ models }: { models: Models }) {
  const machine = models.machine.value;
  if (!machine) return <section class="models-panel muted">Looking at this machine…</section>;
  const { gpu, memoryGb, isolated, cores } = machine;
  const buffers = gpu.largestBuffer > 0 ? `, buffers up to ${size(gpu.largestBuffer)}` : "";
  return (
    <section class="models-panel" aria-label="This machine" data-testid="models-machine">
      <h2>This machine</h2>
      <dl class="facts">
        <Fact name="GPU" value={gpu.unusable || `WebGPU${gpu.f16 ? ", 16-bit shaders" : ""}${buffers}`} />
        <Fact name="Memory" value={memoryGb === undefined ? "not told by this browser" : `${memoryGb} GB or more`} />
        <Fact name="Threads" value={isolated ? `${cores}` : "1 (the page came without COOP and COEP headers)"} />
      </dl>
      <h3>A model would run on</h3>
      <ol class="models-ladder">
        {ladderOf(machine).map(({ name, works, why }) => (
          <li key={name} class={works ? "" : "muted"}>
            <Icon name={works ? "pass" : "error"} class={works ? "pass" : "muted"} />
            <span>
              {name} <span class="muted">{works ? why : `no: ${why}`}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Room({ models }: { models: Models }) {
  const { usage, lasting } = models.storage.value ?? {};
  const free = models.free.value;
  return (
    <section class="models-panel" aria-label="Room in this browser" data-testid="models-room">
      <h2>Room in this browser</h2>
      <dl class="facts">
        <Fact
          name="Free"
          value={free === undefined ? "not told by this browser" : `${size(free)}, as the browser says`}
        />
        <Fact
          name="Used"
          value={usage === undefined ? "not told by this browser" : `${size(usage)}, the page itself included`}
        />
        <Fact
          name="Kept"
          value={lasting ? "until you remove it" : "until the browser needs the space for something else"}
        />
      </dl>
      {!lasting && (
        <button type="button" class="button button-small" onClick={models.persist}>
          Ask the browser to keep it
        </button>
      )}
    </section>
  );
}

function ModelRow({ row, models, load, remove, loaded, busy }: ModelsViewProps & { row: Row }) {
  const { card, kept, recommended } = row;
  const progress = models.progress.value;
  const running = progress?.id === card.id;
  const failure = models.failures.value.get(card.id);
  const isLoaded = loaded.value === card.id;
  const whole = kept >= card.bytes;
  const held = busy.value || running;
  return (
    <li class="models-row" data-testid="models-row" aria-label={card.name}>
      <div class="models-name">
        <h3>{card.name}</h3>
        {recommended && <span class="tag">recommended</span>}
        {isLoaded && <span class="tag">loaded</span>}
      </div>
      <p class="muted">{card.description}</p>
      <dl class="models-facts">
        <Fact name="Size" value={size(card.bytes)} />
        <Fact name="Memory" value={`about ${size(card.memoryBytes)}`} />
        <Fact name="Licence" value={card.licence} />
        <Fact name="Here" value={whereText(row)} />
      </dl>
      {running && progress && (
        <div class="model-progress">
          <progress aria-label={`Download of ${card.name}`} value={progress.done / progress.total} max={1} />
          <span class="muted">
            {size(progress.done)} of {size(progress.total)}
          </span>
          <button type="button" class="button button-small" onClick={models.pause}>
            Pause
          </button>
        </div>
      )}
      {failure && (
        <p class="error" role="alert">
          {failure}
        </p>
      )}
      <p class="models-actions">
        {card.place === "site" && !whole && !running && (
          <button
            type="button"
            class="button button-small"
            disabled={progress !== undefined}
            onClick={() => void models.download(card)}
          >
            {kept > 0 ? `Go on (${size(card.bytes - kept)} missing)` : `Download (${size(card.bytes)})`}
          </button>
        )}
        {card.place !== "elsewhere" && whole && !isLoaded && (
          <button type="button" class="button button-small" disabled={held} onClick={() => load(card)}>
            Load
          </button>
        )}
        {whole && (
          <button
            type="button"
            class="button button-small"
            disabled={running}
            onClick={() => void models.saveAsFile(card)}
          >
            Save as a file
          </button>
        )}
        {kept > 0 && (
          <button
            type="button"
            class="button button-small"
            disabled={held || isLoaded}
            onClick={() => (card.place === "browser" ? remove(card) : void models.forget(card))}
          >
            Remove from this browser
          </button>
        )}
        {card.place === "elsewhere" && (
          <span class="muted">
            Open its GGUF file, or have it added to the site: <code>npm run models -- get {card.id}</code>
          </span>
        )}
      </p>
    </li>
  );
}

function whereText({ card, kept }: Row): string {
  if (card.place === "elsewhere") return "not on this site";
  if (kept >= card.bytes) return card.place === "browser" ? "a file of yours, kept" : "kept: loads without a network";
  return kept > 0 ? `${size(kept)} of it kept` : "on this site, not kept yet";
}
