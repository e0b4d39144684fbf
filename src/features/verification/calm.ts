/** What can wait leaves the machine to who types: keys, offers and verdicts are enough for two cores. */
import { effect, type ReadonlySignal } from "@preact/signals";
import type { Workspace } from "../workspace/state.ts";

const PAUSE_MS = 2000;

/** Resolves once all that is in the workspace is judged, and nothing has changed there for a while. */
export const calm = ({ revision }: Pick<Workspace, "revision">, settled: ReadonlySignal<boolean>): Promise<void> =>
  new Promise((done) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = effect(() => {
      revision.value;
      clearTimeout(timer);
      if (settled.value)
        timer = setTimeout(() => {
          end();
          done();
        }, PAUSE_MS);
    });
  });
