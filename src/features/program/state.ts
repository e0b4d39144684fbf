/** What the open program consists of, read by the engine while somebody looks at it: for views that lead from an address to its source. */
import { batch, computed, effect, signal } from "@preact/signals";
import { type GraphSource, type ProgramGraph, withoutKeys } from "../../core/graph.ts";
import type { Range } from "../../core/report.ts";
import { requestFor } from "../verification/state.ts";
import type { Texts, Workspace } from "../workspace/state.ts";

/** A range of a file, in these texts. */
export interface SourcePlace {
  file: string;
  range: Range;
  files: Texts;
}

export interface ProgramDeps {
  workspace: Workspace;
  verifier: GraphSource;
  waitsMs?: number;
}

export function createProgram({ workspace, verifier, waitsMs = 250 }: ProgramDeps) {
  const graph = signal<ProgramGraph>();
  const failure = signal("");
  /** The texts that the graph was made of. */
  let texts: Texts = {};
  const watched = signal(0);

  const dispose = effect(() => {
    if (watched.value === 0) return;
    const all = workspace.files.value;
    const stop = new AbortController();
    const read = async () => {
      try {
        const made = await verifier.graph(requestFor(all).files, stop.signal);
        if (stop.signal.aborted) return;
        texts = all;
        batch(() => {
          failure.value = "";
          graph.value = made;
        });
      } catch (error) {
        if (!stop.signal.aborted) failure.value = error instanceof Error ? error.message : String(error);
      }
    };
    // It changes with every letter that is typed.
    const timer = setTimeout(() => void read(), graph.peek() ? waitsMs : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  });

  const nodes = computed(() => new Map(graph.value?.nodes.map((node) => [node.address, node])));
  return {
    graph,
    /** Why it could not be read. */
    failure,
    watched,
    /** Where the block of an address stands, of an instance's too. */
    placeOf(address: string): SourcePlace | undefined {
      const node = nodes.value.get(withoutKeys(address));
      return node && { file: node.file, range: node.range, files: texts };
    },
    /** Reads the program, and again with every change, until the function that it gives is called. */
    watch() {
      watched.value = watched.peek() + 1;
      return () => {
        watched.value = watched.peek() - 1;
      };
    },
    dispose,
  };
}

export type Program = ReturnType<typeof createProgram>;
