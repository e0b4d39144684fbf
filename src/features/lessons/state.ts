/** Lessons as one goes through them: each in a project of its own, its steps checked by the verifier, its progress kept. */
import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { PolicyTester } from "../../core/policy-tests.ts";
import type { Verifier } from "../../core/report.ts";
import type { Progress } from "../../store/progress.ts";
import type { Project } from "../../store/projects.ts";
import type { Notices } from "../notices/state.ts";
import type { Texts, Workspace } from "../workspace/state.ts";
import { leftOf } from "./check.ts";
import { type Lesson, linkTo, type Step } from "./content.ts";

export interface LessonsDeps {
  lessons: readonly Lesson[];
  workspace: Workspace;
  verifier: Pick<Verifier, "verify"> & PolicyTester;
  notices: Notices;
  projects: {
    current: ReadonlySignal<Project>;
    list: ReadonlySignal<readonly Project[]>;
    refresh(): Promise<void>;
    openProject(project: Project): Promise<void>;
    create(name: string, files: Texts): Promise<void>;
    keep(reason: string): Promise<void>;
  };
  progress: { read(): Promise<Progress>; write(progress: Progress): Promise<void> };
  /** Shows the code. */
  show(): void;
  /** Has the page's address name the step that runs, or none: a reload opens what was open. */
  address(link: string): void;
}

export interface Place {
  lesson: Lesson;
  /** Counts from 1. */
  number: number;
  step: Step;
}

export function createLessons(deps: LessonsDeps) {
  const { lessons, workspace, verifier, notices, projects } = deps;
  const progress = signal<Progress>({ done: [], at: {} });
  const place = signal<Place>();
  const project = signal("");
  /** Undefined until it was asked. */
  const left = signal<readonly string[] | undefined>(undefined);
  const checking = signal(false);
  const hints = signal(0);
  const failure = signal("");

  const nameOf = ({ lesson, number }: Place) => `${lesson.id}/${number}`;
  /** The step that runs: only while its project is the one that is open. */
  const running = computed(() => (projects.current.value.id === project.value ? place.value : undefined));

  const keep = async (next: Progress) => {
    progress.value = next;
    await deps.progress.write(next).catch(() => {
      notices.error("How far you are couldn't be kept in this browser.");
    });
  };

  const ends = [
    // What was said is about the program as it was.
    effect(() => {
      workspace.revision.value;
      left.value = undefined;
    }),
    effect(() => {
      const now = running.value;
      if (project.value !== "") deps.address(now ? linkTo(now.lesson.id, now.number) : "");
    }),
  ];

  const begin = (to: Place) => {
    left.value = undefined;
    hints.value = 0;
    failure.value = "";
    batch(() => {
      place.value = to;
      project.value = projects.current.peek().id;
    });
    deps.show();
  };

  return {
    lessons,
    progress,
    running,
    left,
    checking,
    failure,
    /** How many hints are shown. */
    hints,
    async start() {
      progress.value = await deps.progress.read().catch(() => progress.peek());
    },
    isDone: (lesson: string, number: number) => progress.value.done.includes(`${lesson}/${number}`),

    /** Opens a step in the lesson's project: as it was left, or else at its beginning. False when there is no such step. */
    async open(id: string, number: number): Promise<boolean> {
      const lesson = lessons.find((one) => one.id === id);
      const step = lesson?.steps[number - 1];
      if (!lesson || !step) return false;
      const to: Place = { lesson, number, step };
      const at = progress.peek().at[id];
      await projects.refresh();
      const known = [projects.current.peek(), ...projects.list.peek()].find((one) => one.id === at?.project);
      if (known) {
        await projects.openProject(known);
        if (at?.step !== number) {
          await projects.keep(`Before step ${number}`);
          workspace.replace(step.start, Object.keys(step.start)[0]);
        }
      } else await projects.create(`Lesson: ${lesson.title}`, step.start);
      begin(to);
      const { id: own } = projects.current.peek();
      await keep({ ...progress.peek(), at: { ...progress.peek().at, [id]: { project: own, step: number } } });
      return true;
    },
    /** Asks the verifier whether the step is done. */
    async check() {
      const now = running.peek();
      if (!now || checking.peek()) return;
      checking.value = true;
      const revision = workspace.revision.peek();
      try {
        const found = await leftOf(now.step, workspace.files.peek(), verifier);
        if (workspace.revision.peek() !== revision || running.peek() !== now) return;
        left.value = found;
        failure.value = "";
        const name = nameOf(now);
        if (found.length === 0 && !progress.peek().done.includes(name))
          await keep({ ...progress.peek(), done: [...progress.peek().done, name] });
      } catch (error) {
        failure.value = error instanceof Error ? error.message : String(error);
      } finally {
        checking.value = false;
      }
    },
    hint() {
      hints.value++;
    },
    /** Puts the solution, or the beginning, in place of what is there, which goes into the project's history. */
    async put(which: "solution" | "start") {
      const now = running.peek();
      if (!now) return;
      await projects.keep(which === "solution" ? "Before the solution" : "Before starting again");
      const files = now.step[which];
      workspace.replace(files, workspace.active.peek() in files ? workspace.active.peek() : Object.keys(files)[0]);
    },
    /** Ends the lesson; its project stays open and is kept. */
    leave() {
      place.value = undefined;
    },
    dispose() {
      for (const end of ends) end();
    },
  };
}

export type Lessons = ReturnType<typeof createLessons>;
