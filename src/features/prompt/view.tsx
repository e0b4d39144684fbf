import { useSignal } from "@preact/signals";
import type { Ref } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isOpen } from "../../loop/origin.ts";
import type { Outcome } from "../../loop/record.ts";
import type { Model } from "../model/state.ts";
import type { SettingsState } from "../settings/state.ts";
import { Icon } from "../shell/icon.tsx";
import { Keys } from "../shortcuts/keys.tsx";
import { ModeChoice } from "./mode.tsx";
import { PROMPT_LENGTH, type Prompt, type Target, type Writer } from "./state.ts";
import { Scope, Suggestions, Ways } from "./suggestions.tsx";
import { outcomeText, phaseText } from "./text.ts";
import "./style.css";

export interface PromptProps {
  prompt: Prompt;
  model: Model;
  settings: SettingsState;
  field: Ref<HTMLTextAreaElement>;
}

export function PromptView({ prompt, model, settings, field }: PromptProps) {
  const run = prompt.run.value;
  const changing = prompt.mode.value === "change";
  return (
    <section class="section" aria-label="Prompt">
      <header class="section-head">
        <h2>
          <label for="prompt">{changing ? "Change this program" : "Write a program"}</label>
        </h2>
        <Keys keys="Mod+K" />
      </header>
      {(prompt.canChange.value || changing) && <ModeChoice prompt={prompt} />}
      <Scope prompt={prompt} />
      <textarea
        id="prompt"
        ref={field}
        class="field prompt-field"
        data-testid="prompt-input"
        rows={4}
        placeholder={
          changing
            ? prompt.scope.value
              ? "What to change in it"
              : "Turn on versioning for the logs bucket"
            : "A private S3 bucket with versioning and encryption"
        }
        value={prompt.text.value}
        onFocus={() => void prompt.prepare()} // by the time it is written, what reads it is there
        onInput={(event) => {
          prompt.text.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if ((by === 1 || by === -1) && !event.altKey && !event.shiftKey && prompt.recall(by)) event.preventDefault();
        }}
      />
      {prompt.tooLong.value && (
        <p class="error" role="alert">
          A prompt may have at most {PROMPT_LENGTH.toLocaleString("en")} characters, and this one has{" "}
          {prompt.text.value.length.toLocaleString("en")}. Files belong into the project: drop them onto the page.
        </p>
      )}
      <div class="prompt-actions">
        {prompt.running.value ? (
          <button type="button" class="button" data-testid="stop-button" onClick={prompt.stop}>
            Stop <Keys keys="Escape" />
          </button>
        ) : (
          <button
            type="button"
            class="button button-primary"
            data-testid="generate-button"
            disabled={!prompt.canGenerate.value}
            onClick={prompt.generate}
          >
            {changing ? "Change" : "Generate"}
          </button>
        )}
        {run.kind === "running" && <Progress text={phaseText(run.phase, run.round, run.reading)} />}
      </div>
      {run.kind === "failed" && (
        <p class="error" role="alert">
          {run.message}
        </p>
      )}
      {run.kind === "done" && (
        <p
          class={`outcome outcome-${run.outcome.result}`}
          role="status"
          data-testid="outcome"
          data-result={run.outcome.result}
        >
          {prompt.elsewhere.value && `In ${prompt.elsewhere.value}: `}
          {outcomeText(run.outcome, prompt.asked.value?.mode ?? "new")}
        </p>
      )}
      {run.kind === "done" && <Parts outcome={run.outcome} />}
      {run.kind === "done" && isOpen(run.outcome) && prompt.asked.value?.mode === "change" && (
        <Ways prompt={prompt} onFilled={() => document.getElementById("prompt")?.focus()} />
      )}
      {!model.ready.value && (
        <p class="muted prompt-hint">
          Written from scenarios, schemas and usual values. A model, once it is loaded, chooses what they leave open.
        </p>
      )}
      <Suggestions prompt={prompt} onFilled={() => document.getElementById("prompt")?.focus()} />
      <Options prompt={prompt} settings={settings} />
      {prompt.stream.value && (
        <details class="options" open={prompt.running.value}>
          <summary class="muted">Output</summary>
          <Stream text={prompt.stream.value} />
        </details>
      )}
    </section>
  );
}

/** What became of each part of a request for a change, and what only the user can decide; nothing where all was done. */
function Parts({ outcome: { understood = [], questions = [] } }: { outcome: Outcome }) {
  if (questions.length === 0 && understood.every(({ done }) => done)) return null;
  const reasons = new Set(understood.map(({ reason }) => reason));
  return (
    <ul class="parts" data-testid="parts" aria-label="Parts of the request">
      {understood.map(({ text, done, reason }) => (
        <li key={text} data-done={done}>
          <Icon name={done ? "pass" : "warning"} class={done ? "pass" : "warning"} />
          <span>
            {text}
            {reason && <span class="muted"> {reason}</span>}
          </span>
        </li>
      ))}
      {questions
        .filter((question) => !reasons.has(question))
        .map((question) => (
          <li key={question}>
            <Icon name="warning" class="warning" />
            <span>{question}</span>
          </li>
        ))}
    </ul>
  );
}

/** What the run is doing, and for how long it has run: a first token may take its time. */
function Progress({ text }: { text: string }) {
  const seconds = useSignal(0);
  useEffect(() => {
    const timer = setInterval(() => {
      seconds.value++;
    }, 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return (
    <span class="prompt-phase muted">
      <i class="spinner" />
      <span role="status">{text}</span>
      {seconds.value > 0 && <span>{seconds.value} s</span>}
    </span>
  );
}

function Options({ prompt, settings }: Pick<PromptProps, "prompt" | "settings">) {
  return (
    <details class="options">
      <summary class="muted">Options</summary>
      <div class="settings">
        <label>
          <span>Seed</span>
          <input
            class="field"
            type="number"
            min="0"
            max="4294967295"
            step="1"
            value={prompt.seed.value}
            onChange={(event) => {
              const input = event.currentTarget;
              if (input.validity.valid && input.value) prompt.seed.value = input.valueAsNumber;
              else input.value = String(prompt.seed.value);
            }}
          />
        </label>
        <label>
          <span>Rounds of repair</span>
          <select
            class="field"
            value={settings.value.value.rounds}
            onChange={(event) => settings.change({ rounds: Number(event.currentTarget.value) })}
          >
            {[0, 1, 2, 3].map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Written by</span>
          <select
            class="field"
            data-testid="writer"
            value={prompt.writer.value}
            onChange={(event) => {
              prompt.writer.value = event.currentTarget.value as Writer;
            }}
          >
            <option value="led">scenarios and schemas, with the model if it is loaded</option>
            <option value="alone">the model alone, for comparison</option>
          </select>
        </label>
        {prompt.mode.value === "new" && (
          <label>
            <span>Goes into</span>
            <select
              class="field"
              value={prompt.target.value}
              onChange={(event) => {
                prompt.target.value = event.currentTarget.value as Target;
              }}
            >
              <option value="new">a new file</option>
              <option value="replace">the open file</option>
            </select>
          </label>
        )}
      </div>
    </details>
  );
}

/** The program as it is being written, its end in view unless one has scrolled up to read. */
function Stream({ text }: { text: string }) {
  const ref = useRef<HTMLPreElement>(null);
  const pinned = useRef(true);
  useEffect(() => {
    if (ref.current && pinned.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, [text]);
  return (
    <pre
      ref={ref}
      role="log"
      class="stream"
      data-testid="stream-output"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="What the model is writing"
      onScroll={({ currentTarget: box }) => {
        pinned.current = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
      }}
    >
      {text}
    </pre>
  );
}
