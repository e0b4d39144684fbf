import { Icon } from "../shell/icon.tsx";
import { EXAMPLES } from "./examples.ts";
import type { Prompt } from "./state.ts";

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
        <button type="button" class="link-button" onClick={() => onChoose(text)}>
          {text}
        </button>
      </li>
    ))}
  </ul>
);

/** The block that a change is about. */
export function Scope({ prompt }: { prompt: Prompt }) {
  const address = prompt.scope.value;
  if (!address || prompt.mode.value !== "change") return null;
  return (
    <p class="prompt-scope" role="status">
      <span class="muted">About</span> <span class="mono">{address}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={`Not only about ${address}`}
        onClick={() => {
          prompt.scope.value = "";
        }}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}
