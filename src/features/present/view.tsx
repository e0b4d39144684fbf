import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Prompt } from "../prompt/state.ts";
import { phaseText } from "../prompt/text.ts";
import { Keys } from "../shortcuts/keys.tsx";
import { type MakeDiff, Slide } from "./slides.tsx";
import { PARTS, stepsOf } from "./steps.ts";
import "./style.css";

export interface PresentDeps {
  prompt: Prompt;
  makeDiff: MakeDiff;
  at: Signal<number>;
  onLeave(): void;
}

/** Clickers send the page keys. */
const FORWARD = new Set(["ArrowRight", "PageDown"]);
const BACK = new Set(["ArrowLeft", "PageUp"]);

/** The loop for a room: one step at a time, in large type, over everything else. What is shown waits for its presenter; the loop doesn't. */
export function Presentation({ prompt, makeDiff, at, onLeave }: PresentDeps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const forward = useRef<HTMLButtonElement>(null);
  const run = prompt.run.value;
  const steps = stepsOf(prompt.asked.value, prompt.trace.value, run);
  const running = run.kind === "running";
  /** One place behind what has come about is where one waits for it. */
  const last = steps.length - (running ? 0 : 1);
  const now = Math.min(at.value, last);
  const step = steps[now];
  /** At the request, going on asks what is written there, unless that is what was asked. */
  const { asked, text, mode } = prompt;
  const isOther = text.value.trim() !== asked.value?.prompt || mode.value !== asked.value.mode;
  const asks = step?.kind === "request" && !running && isOther;
  const canGoOn = asks ? prompt.canGenerate.value : now < last;

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (step?.kind === "request" && !running) dialog.current?.querySelector("textarea")?.focus();
    else forward.current?.focus();
  }, [now]);

  const go = (to: number) => {
    at.value = Math.max(0, Math.min(to, last));
  };
  const goOn = () => {
    if (!canGoOn) return;
    if (asks) void prompt.generate();
    else go(now + 1);
  };
  const press = (event: KeyboardEvent) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    // Arrows move in a text.
    if (key.startsWith("Arrow") && (target as HTMLElement).closest("textarea, input, .monaco-editor")) return;
    const isWriting = (target as HTMLElement).closest("textarea") !== null;
    if (FORWARD.has(key)) goOn();
    else if (BACK.has(key)) go(now - 1);
    else if (key === "Home" && !isWriting) go(0);
    else if (key === "End" && !isWriting) go(last);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <dialog
      ref={dialog}
      class="present"
      aria-label="Presentation"
      onKeyDownCapture={press}
      onCancel={(event) => event.preventDefault()}
    >
      <header class="present-head">
        <ol aria-label="The loop">
          {PARTS.map((part) => {
            const is = (step?.part ?? (now === 1 ? "Addresses" : steps[now - 1]?.part)) === part;
            return (
              <li key={part} aria-current={is ? "step" : undefined}>
                {part}
              </li>
            );
          })}
        </ol>
        <button type="button" class="button" onClick={onLeave}>
          Leave <Keys keys="Escape" />
        </button>
      </header>
      <section class="present-stage" aria-label="Step" key={step ? now : "waiting"}>
        {step ? (
          <Slide {...{ step, prompt, makeDiff, onLeave }} onAnother={() => go(0)} />
        ) : (
          run.kind === "running" && (
            <div class="present-waiting">
              <h1>
                <i class="spinner" /> {phaseText(run.phase, run.round, run.reading)} …
              </h1>
              <button type="button" class="button" onClick={prompt.stop}>
                Stop
              </button>
            </div>
          )
        )}
      </section>
      <footer class="present-foot">
        <button
          type="button"
          class="button"
          title="Left arrow, or a clicker"
          aria-disabled={now === 0}
          onClick={() => go(now - 1)}
        >
          Back <Keys keys="PageUp" />
        </button>
        <span class="muted" role="status">
          Step {now + 1} of {running ? `${steps.length} so far` : steps.length}
          <span class="sr-only">: {step?.title}</span>
        </span>
        <button
          ref={forward}
          type="button"
          class="button button-primary"
          title="Right arrow, or a clicker"
          aria-disabled={!canGoOn}
          onClick={goOn}
        >
          {asks ? (mode.value === "change" ? "Change it" : "Write it") : "Next"} <Keys keys="PageDown" />
        </button>
      </footer>
    </dialog>
  );
}
