import { Icon } from "../shell/icon.tsx";
import { EXAMPLES } from "./examples.ts";
import type { Prompt } from "./state.ts";
import { addressesIn, waysToChange } from "./ways.ts";

interface SuggestionProps {
  prompt: Prompt;
  /** Puts the cursor into the prompt. */
  onFilled(): void;
}

/** Requests to begin with, and those of before: one click has them in the prompt. */
export function Suggestions({ prompt, onFilled }: SuggestionProps) {
  const fill = (text: string, mode: "change" | "new") => {
    prompt.fill(text, mode);
    onFilled();
  };
  const asked = prompt.history.value.toReversed();
  return (
    <div class="suggestions">
      <details class="options" name="suggestions">
        <summary class="muted">Examples</summary>
        {EXAMPLES.map(({ title, requests }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <Requests list={requests} onChoose={(text) => fill(text, "new")} />
          </section>
        ))}
      </details>
      {asked.length > 0 && (
        <details class="options" name="suggestions">
          <summary class="muted">Asked before</summary>
          <Requests list={asked} onChoose={(text) => fill(text, prompt.mode.peek())} />
        </details>
      )}
    </div>
  );
}

const Requests = ({ list, onChoose }: { list: readonly string[]; onChoose(text: string): void }) => (
  <ul class="requests">
    {list.map((text) => (
      <li key={text}>
        <button
          type="button"
          class="link-button"
          onClick={(event) => {
            const list = event.currentTarget.closest("details");
            if (list) list.open = false;
            onChoose(text);
          }}
        >
          {text}
        </button>
      </li>
    ))}
  </ul>
);

/** Addresses are more than fit. */
const ADDRESSES_AT_MOST = 12;

/** What would work, where a change was not understood, or not all of it: the blocks that are there, and what may be said of one. */
export function Ways({ prompt, onFilled }: SuggestionProps) {
  const files = prompt.asked.value?.files ?? {};
  const all = addressesIn(files);
  const asked = prompt.asked.value?.scope ?? "";
  const about = prompt.scope.value || (all.includes(asked) ? asked : all[0]);
  if (!about) return null;
  return (
    <section class="ways" aria-label="What would work" data-testid="ways">
      <h3>Say which block you mean</h3>
      <ul class="ways-blocks">
        {all.slice(0, ADDRESSES_AT_MOST).map((address) => (
          <li key={address}>
            <button
              type="button"
              class="chip mono"
              aria-pressed={prompt.scope.value === address}
              onClick={() => {
                prompt.scopeTo(address);
                onFilled();
              }}
            >
              {address}
            </button>
          </li>
        ))}
        {all.length > ADDRESSES_AT_MOST && <li class="muted">and {all.length - ADDRESSES_AT_MOST} more</li>}
      </ul>
      <h3>What may be said of {about}</h3>
      <Requests
        list={waysToChange(about, files)}
        onChoose={(text) => {
          prompt.fill(text, "change");
          onFilled();
        }}
      />
    </section>
  );
}

/** The block that a change is about. */
export function Scope({ prompt }: { prompt: Prompt }) {
  const address = prompt.scope.value;
  if (!address || prompt.mode.value !== "change") return null;
  return (
    <p class="prompt-scope" role="status">
      <span class="muted">About</span> <span class="mono">{address}</span>
      <button type="button" class="icon-button" aria-label={`Not only about ${address}`} onClick={prompt.unscope}>
        <Icon name="close" />
      </button>
    </p>
  );
}
