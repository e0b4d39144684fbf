import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../shell/icon.tsx";
import { Markdown } from "./markdown.tsx";
import type { Lessons, Place } from "./state.ts";
import "./style.css";

/** All lessons, and how far one is. */
export function LessonsView({ lessons }: { lessons: Lessons }) {
  return (
    <div class="lessons">
      <h2>Learn Terraform</h2>
      <p class="muted">
        Short lessons for who has never seen it. Each has a project of its own; what you write is checked by the same
        verifier that judges real programs, in this page.
      </p>
      <ol class="lessons-list" aria-label="Lessons">
        {lessons.lessons.map(({ id, title, about, steps }) => (
          <li key={id}>
            <h3>{title}</h3>
            <p class="muted">{about}</p>
            <ul class="lessons-steps">
              {steps.map((step, i) => {
                const done = lessons.isDone(id, i + 1);
                return (
                  <li key={step.title}>
                    <button type="button" class="lessons-step" onClick={() => void lessons.open(id, i + 1)}>
                      <Icon name={done ? "pass" : "chevron"} class={done ? "pass" : "muted"} />
                      {step.title}
                      {done && <span class="muted">done</span>}
                    </button>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The step that runs, beside the code. */
export function LessonPanel({ lessons, place, onList }: { lessons: Lessons; place: Place; onList(): void }) {
  const { lesson, number, step } = place;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [lesson.id, number]);
  const at = lessons.lessons.indexOf(lesson);
  const after = lesson.steps.length > number ? { id: lesson.id, step: number + 1 } : undefined;
  const following = lessons.lessons[at + 1];
  const next = after ?? (following && { id: following.id, step: 1 });
  const shown = step.hints.slice(0, lessons.hints.value);
  const section = useRef<HTMLElement>(null);
  // What was asked for last stands last, perhaps below what can be seen.
  useEffect(() => {
    if (shown.length > 0) section.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [shown.length]);
  return (
    <section class="section lesson" aria-label="Lesson" ref={section}>
      <header class="lesson-head">
        <button type="button" class="button button-small" onClick={onList}>
          All lessons
        </button>
        <span class="muted">
          {lesson.title}, step {number} of {lesson.steps.length}
        </span>
        <span class="grow" />
        <button
          type="button"
          class="icon-button"
          aria-label="End the lesson"
          title="End the lesson"
          onClick={lessons.leave}
        >
          <Icon name="close" />
        </button>
      </header>
      <h2 ref={title} tabIndex={-1}>
        {step.title}
      </h2>
      <Markdown text={step.text} />
      <div class="lesson-task">
        <h3>Your task</h3>
        <Markdown text={step.task} />
      </div>
      <div class="lesson-buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={lessons.checking.value}
          onClick={() => void lessons.check()}
        >
          {lessons.checking.value ? "Checking…" : "Check"}
        </button>
        {shown.length < step.hints.length && (
          <button type="button" class="button" onClick={lessons.hint}>
            {shown.length === 0 ? "Hint" : "Another hint"}
          </button>
        )}
        <button type="button" class="button" onClick={() => void lessons.put("solution")}>
          Show the solution
        </button>
        <button type="button" class="button" onClick={() => void lessons.put("start")}>
          Start again
        </button>
      </div>
      <div role="status">
        <Outcome lessons={lessons} />
      </div>
      {lessons.left.value?.length === 0 && next && (
        <button type="button" class="button button-primary" onClick={() => void lessons.open(next.id, next.step)}>
          {after ? "Next step" : `Next lesson: ${following?.title}`}
        </button>
      )}
      {shown.map((hint, i) => (
        <div key={hint} class="lesson-hint">
          <h3>Hint {i + 1}</h3>
          <Markdown text={hint} />
        </div>
      ))}
    </section>
  );
}

function Outcome({ lessons }: { lessons: Lessons }) {
  const left = lessons.left.value;
  if (lessons.failure.value) return <p class="error">It couldn't be checked: {lessons.failure.value}</p>;
  if (!left) return null;
  if (left.length === 0) return <p class="pass lesson-done">Done. The verifier agrees.</p>;
  return (
    <ul class="lesson-left" aria-label="What is left to do">
      {left.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
