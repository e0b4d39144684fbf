/** What a lesson is, out of the files of its folder. How they are laid out is told in CONTRIBUTING.md. */
import { CONFIG_FILE } from "../../core/policy-work.ts";
import type { Texts } from "../workspace/state.ts";

export interface Step {
  title: string;
  /** Markdown, and that of the task. */
  text: string;
  task: string;
  hints: string[];
  start: Texts;
  solution: Texts;
  /** Rego that denies with what is left to do, asked about the learner's program. */
  checks?: string;
  /** Rego tests of the learner's own policies; each is named by what they have to do. */
  tests?: string;
  /** Rules that ship which the program has to pass. */
  rules: string[];
  /** The assistant is shown below the text. */
  assistant: boolean;
}

export interface Lesson {
  id: string;
  title: string;
  about: string;
  steps: Step[];
}

/** Good practice of whole projects would only distract from a step: it isn't judged in lessons. */
const CONFIG = { [CONFIG_FILE]: 'lint {\n  preset = "none" # in lessons\n}\n' };

/** All lessons in their order. @param texts path below the folder of lessons → text. Throws an Error that names the file that is wrong. */
export function lessonsOf(texts: Texts): Lesson[] {
  const order = JSON.parse(text(texts, "lessons.json")) as string[];
  return order.map((id) => {
    const [title, about] = titled(text(texts, `${id}/lesson.md`), `${id}/lesson.md`);
    const steps: Step[] = [];
    for (let n = 1; Object.hasOwn(texts, `${id}/${n}/step.md`); n++) steps.push(stepOf(texts, `${id}/${n}/`));
    if (steps.length === 0) throw new Error(`lessons/${id} has no step: it begins with ${id}/1/step.md.`);
    return { id, title, about, steps };
  });
}

function stepOf(texts: Texts, folder: string): Step {
  const [title, body] = titled(text(texts, `${folder}step.md`), `${folder}step.md`);
  const [about = "", ...parts] = body.split(/^## /m);
  const part = (name: string) =>
    parts.filter((one) => one.startsWith(`${name}\n`)).map((one) => one.slice(name.length).trim());
  const [task] = part("Task");
  if (!task) throw new Error(`lessons/${folder}step.md has no "## Task".`);
  const { rules = [], assistant = false } = JSON.parse(texts[`${folder}step.json`] ?? "{}") as Partial<Step>;
  const files = (name: string): Texts =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([path, one]) =>
        path.startsWith(`${folder}${name}/`) ? [[path.slice(`${folder}${name}/`.length), one]] : [],
      ),
    );
  const checks = texts[`${folder}checks.rego`];
  const tests = texts[`${folder}checks_test.rego`];
  if (!checks && !tests && rules.length === 0) throw new Error(`lessons/${folder} has nothing to check by.`);
  return {
    title,
    text: about.trim(),
    task,
    hints: part("Hint"),
    start: { ...files("start"), ...CONFIG },
    solution: { ...files("solution"), ...CONFIG },
    ...(checks && { checks }),
    ...(tests && { tests }),
    rules,
    assistant,
  };
}

function text(texts: Texts, path: string): string {
  const found = texts[path];
  if (found === undefined) throw new Error(`lessons/${path} is missing.`);
  return found;
}

function titled(markdown: string, path: string): [title: string, rest: string] {
  const [, title, rest] = /^# (.+)\n([\s\S]*)$/.exec(markdown) ?? [];
  if (!title || rest === undefined) throw new Error(`lessons/${path} has to begin with "# " and a title.`);
  return [title, rest.trim()];
}

/** A step, as a link names it: `#lesson=variables/2`. */
export const linkTo = (lesson: string, step: number): string => `#lesson=${lesson}/${step}`;

export function stepIn(hash: string): { lesson: string; step: number } | undefined {
  const [, lesson, step = "1"] = /^#lesson=([a-z][a-z0-9-]*)(?:\/([1-9]\d?))?$/.exec(hash) ?? [];
  return lesson ? { lesson, step: Number(step) } : undefined;
}
