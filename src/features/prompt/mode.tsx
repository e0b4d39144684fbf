import type { Mode, Prompt } from "./state.ts";

/** The files have changed since the text was begun, and what it is for has not. */
const DRIFTS = {
  "may-change":
    "Your text still asks for a new program, as when you began it. Choose “Change this program” to have it change the one that is open.",
  "nothing-to-change":
    "Your text asks for a change, and there is no program to change any more. Open one, or choose “Write a new one”.",
};

/** Whether the program that is open changes, or another one is written. */
export function ModeChoice({ prompt, name = "prompt-mode" }: { prompt: Prompt; name?: string }) {
  const option = (mode: Mode, text: string) => (
    <label class={`mode ${prompt.mode.value === mode ? "mode-chosen" : ""}`}>
      <input
        type="radio"
        name={name}
        data-testid={`mode-${mode}`}
        checked={prompt.mode.value === mode}
        disabled={prompt.running.value || (mode === "change" && !prompt.canChange.value)}
        onChange={() => prompt.choose(mode)}
      />
      {text}
    </label>
  );
  const drift = prompt.running.value ? undefined : prompt.drift.value;
  return (
    <fieldset class="modes">
      <legend class="sr-only">What to do</legend>
      {option("change", "Change this program")}
      {option("new", "Write a new one")}
      {drift && (
        <p class="mode-drift muted" role="status" data-testid="mode-drift">
          {DRIFTS[drift]}
        </p>
      )}
    </fieldset>
  );
}
