import type { Model } from "../state.ts";
import { Field, settled } from "./field.tsx";
import type { ServerSupplier } from "./server.ts";

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
