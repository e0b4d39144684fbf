import type { ComponentChildren } from "preact";
import { REACH } from "../../../model/destination.ts";
import { WEBLLM_MODELS } from "../../../model/webllm-catalogue.ts";
import type { Model } from "../state.ts";
import { Fact } from "../view.tsx";
import type { ServerSupplier } from "./server.ts";
import type { Catalogue, FolderSupplier } from "./webllm.ts";
import "./style.css";

const settled = (model: Model) => ["ready", "loading"].includes(model.load.value.kind);

export function ServerPanel({ server, model }: { server: ServerSupplier; model: Model }) {
  const state = model.load.value.kind;
  const locked = settled(model);
  return (
    <div class="remote" data-testid="server-panel">
      <Field label="Address">
        <input
          class="field"
          data-testid="server-url"
          type="text"
          inputMode="url"
          spellcheck={false}
          autocomplete="off"
          placeholder="http://localhost:11434"
          value={server.url.value}
          disabled={locked}
          onInput={(event) => {
            server.url.value = event.currentTarget.value;
            server.models.value = [];
          }}
        />
      </Field>
      <Field label="Key">
        <input
          class="field"
          data-testid="server-key"
          type="password"
          autocomplete="off"
          placeholder="if the server wants one"
          value={server.key.value}
          disabled={locked}
          onInput={(event) => {
            server.key.value = event.currentTarget.value;
          }}
        />
      </Field>
      {server.key.value && (
        <label class="remote-keep">
          <input
            type="checkbox"
            checked={server.keep.value}
            disabled={locked}
            onChange={(event) => {
              server.keep.value = event.currentTarget.checked;
            }}
          />
          <span>Keep the key in this browser</span>
        </label>
      )}
      {server.models.value.length > 0 && (
        <Field label="Model">
          <select
            class="field"
            data-testid="server-model"
            value={server.chosen.value}
            disabled={state === "loading"}
            onChange={async (event) => {
              server.chosen.value = event.currentTarget.value;
              if (state !== "ready") return;
              await model.unload();
              await model.loadNow();
            }}
          >
            {server.models.value.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </Field>
      )}
      {state === "none" && (
        <p class="muted">
          Ollama, LM Studio, llama.cpp, vLLM: what speaks the OpenAI protocol and lets this page in (CORS).
        </p>
      )}
    </div>
  );
}

export function CataloguePanel({ catalogue, model }: { catalogue: Catalogue; model: Model }) {
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
    </div>
  );
}

export function FolderPanel({ folder, model }: { folder: FolderSupplier; model: Model }) {
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
    </div>
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

const Field = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label class="remote-field">
    <span class="muted">{label}</span>
    {children}
  </label>
);

/** Tells where what is written goes, before and while it does. */
export function Mark({ model, server }: { model: Model; server: ServerSupplier }) {
  const remote = model.supplier.value.id === "server";
  const to = server.destination.value;
  return (
    <section
      class={`mark ${remote ? "mark-sends" : ""}`}
      data-testid="mark"
      data-sends={remote}
      aria-label="What leaves this machine"
    >
      {!remote ? (
        <p>
          <strong>Connected page.</strong> It may reach other machines. With this model, what you write stays on yours.
        </p>
      ) : to instanceof Error ? (
        <p>
          <strong>Connected page.</strong> Prompts and programs will go to the server that you name.
        </p>
      ) : (
        <p>
          <strong>Leaves this page:</strong> prompts and programs go to <b class="mono">{to.origin}</b>,{" "}
          {REACH[to.reach]}
          {to.encrypted || to.reach === "machine" ? "." : ", unencrypted."}
        </p>
      )}
      <a class="link" href="./" data-testid="to-offline">
        Back to the page that sends nothing
      </a>
    </section>
  );
}
