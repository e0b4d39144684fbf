import { useEffect } from "preact/hooks";
import { WEBLLM_MODELS } from "../../../model/webllm-catalogue.ts";
import type { Model } from "../state.ts";
import { Fact } from "../view.tsx";
import { Field, settled } from "./field.tsx";
import type { Catalogue, FolderSupplier, Stored } from "./webllm.ts";

interface CatalogueProps {
  catalogue: Catalogue;
  stored: Stored;
  model: Model;
}

export function CataloguePanel({ catalogue, stored, model }: CatalogueProps) {
  const card = catalogue.card.value;
  return (
    <div class="remote" data-testid="catalogue-panel">
      <select
        class="field field-wide"
        aria-label="Model"
        data-testid="catalogue-model"
        value={card.id}
        disabled={settled(model)}
        onChange={(event) => {
          catalogue.chosen.value = event.currentTarget.value;
        }}
      >
        {WEBLLM_MODELS.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <p class="muted">{card.description}</p>
      <dl class="facts">
        <Fact name="Download" value={catalogue.offer.value.terms.replace(/, run.*/, "")} />
        <Fact name="Memory" value={`about ${(card.builds.f16.memoryMB / 1000).toFixed(1)} GB of the GPU`} />
        <Fact name="Licence" value={card.licence} />
      </dl>
      <p class="muted">
        Those servers learn that you fetch it, and your address. What you write stays on this machine.
      </p>
      <StoredModels {...{ stored, model }} />
    </div>
  );
}

interface FolderProps {
  folder: FolderSupplier;
  stored: Stored;
  model: Model;
}

export function FolderPanel({ folder, stored, model }: FolderProps) {
  const locked = settled(model);
  const count = folder.picked.value.length;
  return (
    <div class="remote" data-testid="folder-panel">
      <p class="muted">A model that MLC LLM has converted: its files, and the library (.wasm) that was built for it.</p>
      <div class="remote-pick">
        <label class={`button ${locked ? "button-off" : ""}`}>
          Choose a folder
          <input
            class="sr-only"
            type="file"
            data-testid="folder-files"
            disabled={locked}
            onChange={(event) => {
              folder.picked.value = [...(event.currentTarget.files ?? [])];
            }}
            {...{ webkitdirectory: true }}
          />
        </label>
        {count > 0 && (
          <>
            <span class="muted">{count === 1 ? "1 file" : `${count} files`}</span>
            {!locked && (
              <button
                type="button"
                class="button button-small"
                onClick={() => {
                  folder.picked.value = [];
                }}
              >
                Clear
              </button>
            )}
          </>
        )}
      </div>
      {count === 0 && (
        <>
          <Field label="Files">
            <Address value={folder.files} locked={locked} hint="http://box/models/qwen/" testid="folder-url" />
          </Field>
          <Field label="Library">
            <Address
              value={folder.library}
              locked={locked}
              hint="http://box/models/qwen.wasm"
              testid="folder-library"
            />
          </Field>
        </>
      )}
      <StoredModels {...{ stored, model }} />
    </div>
  );
}

/** Models take gigabytes, so there is a way to be rid of them that leaves projects alone. */
function StoredModels({ stored, model }: { stored: Stored; model: Model }) {
  const state = model.load.value.kind;
  useEffect(() => void stored.refresh(), [stored, state]);
  if (!stored.some.value || settled(model)) return null;
  return (
    <p class="remote-stored muted">
      Files of models are kept in this browser.
      <button type="button" class="button button-small" data-testid="remove-stored" onClick={stored.remove}>
        Remove them
      </button>
    </p>
  );
}

interface AddressProps {
  value: { value: string };
  locked: boolean;
  hint: string;
  testid: string;
}

const Address = ({ value, locked, hint, testid }: AddressProps) => (
  <input
    class="field"
    data-testid={testid}
    type="text"
    inputMode="url"
    spellcheck={false}
    autocomplete="off"
    placeholder={hint}
    value={value.value}
    disabled={locked}
    onInput={(event) => {
      value.value = event.currentTarget.value;
    }}
  />
);
