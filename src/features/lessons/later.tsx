/** Lessons as the page holds them from its first moment: their code and texts come when one is wanted. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Lazy } from "../shell/lazy.tsx";
import type { View } from "../shell/views.tsx";
import type { Lessons, LessonsDeps } from "./state.ts";

export interface LaterDeps extends Omit<LessonsDeps, "lessons"> {
  /** Brings the list of lessons to the front. */
  open(): void;
}

export function createLessonsLater({ open, ...deps }: LaterDeps) {
  const loaded = signal<{ lessons: Lessons; views: typeof import("./view.tsx") }>();
  let loading: Promise<{ lessons: Lessons; views: typeof import("./view.tsx") }> | undefined;
  const load = () => {
    loading ??= Promise.all([import("./state.ts"), import("./load.ts"), import("./view.tsx")]).then(
      async ([{ createLessons }, { allLessons }, views]) => {
        const lessons = createLessons({ ...deps, lessons: allLessons() });
        await lessons.start();
        loaded.value = { lessons, views };
        return loaded.value;
      },
    );
    loading.catch(() => {
      loading = undefined; // it is asked for again
    });
    return loading;
  };
  const view: View = {
    id: "learn",
    label: "Learn",
    render: () => (
      <Lazy
        key="learn"
        load={async () => {
          const { lessons, views } = await load();
          return () => <views.LessonsView lessons={lessons} />;
        }}
      />
    ),
  };
  return {
    view,
    /** Opens a step that a link names; false when there is none. */
    async openStep(lesson: string, step: number): Promise<boolean> {
      const { lessons } = await load();
      return lessons.open(lesson, step);
    },
    /** What stands beside the code: the step that runs, in place of the assistant unless it needs that. */
    Beside: ({ assistant }: { assistant: ComponentChildren }) => {
      const running = loaded.value?.lessons.running.value;
      if (!loaded.value || !running) return <>{assistant}</>;
      const { lessons, views } = loaded.value;
      return (
        <>
          <views.LessonPanel lessons={lessons} place={running} onList={open} />
          {running.step.assistant && assistant}
        </>
      );
    },
  };
}
