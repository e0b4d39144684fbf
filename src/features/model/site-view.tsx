import type { ReadonlySignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { ORIGIN, type Site } from "./site.ts";
import { type Model, size } from "./state.ts";
import { Fact } from "./view.tsx";

export interface SitePanelProps {
  site: Site;
  model: Model;
  /** Whether it is writing. */
  busy: ReadonlySignal<boolean>;
  takeModel(files: File[]): void;
  /** Shows all models, and what this machine is enough for. */
  onAll(): void;
}

/** What there is to know of a model of this site, which others there are, and the way to one's own. */
export function SitePanel({ site, model, busy, takeModel, onAll }: SitePanelProps) {
  const shown = site.card.value;
  const state = model.load.value.kind;
  const working = state === "loading" || busy.value;
  const held = working || state === "ready" || site.opening.value !== undefined;
  return (
    <>
      {shown && (site.cards.value?.length ?? 0) > 1 && (
        <select
          class="field field-wide"
          aria-label="Model"
          data-testid="model-choice"
          value={shown.id}
          disabled={held}
          onChange={(event) => {
            site.chosen.value = event.currentTarget.value;
          }}
        >
          {site.cards.value?.map(({ id, name, place, bytes }) => (
            <option key={id} value={id}>
              {`${name} (${size(bytes)}, ${ORIGIN[place]})`}
            </option>
          ))}
        </select>
      )}
      {shown && (
        <>
          <p class="model-name">{shown.name}</p>
          <p class="muted">{shown.description}</p>
          <dl class="facts">
            <Fact
              name={shown.place === "browser" ? "Size" : "Download"}
              value={`${size(shown.bytes)}, ${ORIGIN[shown.place]}`}
            />
            <Fact name="Memory" value={`about ${size(shown.memoryBytes)}`} />
            <Fact name="Licence" value={shown.licence} />
          </dl>
        </>
      )}
      <OwnFile {...{ site, held, working, takeModel, onAll }} />
    </>
  );
}

/** Opening a GGUF file, and being rid of it again. It is dropped anywhere on the page, too. */
function OwnFile({
  site,
  held,
  working,
  takeModel,
  onAll,
}: Omit<SitePanelProps, "model" | "busy"> & Record<"held" | "working", boolean>) {
  const picker = useRef<HTMLInputElement>(null);
  const opening = site.opening.value;
  if (opening) {
    const { name, done, total } = opening;
    return (
      <div class="model-progress" data-testid="model-opening">
        <progress aria-label={`Taking ${name}`} value={total > 0 ? done / total : 0} max={1} />
        <span class="muted">{done === 0 ? `Reading ${name}` : `${size(done)} of ${size(total)}`}</span>
      </div>
    );
  }
  return (
    <>
      <p class="model-own">
        <button
          type="button"
          class="button button-small"
          data-testid="model-open"
          disabled={working}
          title="A GGUF file of a llama or qwen2 model, from your disk, a stick, or dropped here; or a LoRA adapter for the chosen model (GGUF, or safetensors together with adapter_config.json)"
          onClick={() => picker.current?.click()}
        >
          Open a model file…
        </button>
        <button type="button" class="button button-small" title="All models, and what runs here" onClick={onAll}>
          Manage models
        </button>
        {site.card.value?.place === "browser" && (
          <button
            type="button"
            class="button button-small"
            data-testid="model-remove"
            disabled={held}
            onClick={() => void site.remove()}
          >
            Remove from this browser
          </button>
        )}
      </p>
      <input
        ref={picker}
        type="file"
        accept=".gguf,.safetensors,.json"
        multiple
        hidden
        data-testid="model-file"
        onChange={({ currentTarget: input }) => {
          if (input.files?.length) takeModel([...input.files]);
          input.value = "";
        }}
      />
      {site.refused.value && (
        <p class="error" role="alert" data-testid="model-refused">
          {site.refused.value}
        </p>
      )}
    </>
  );
}
