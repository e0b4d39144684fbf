/** An encoder that is loaded when it is first wanted. */
import type { Placer } from "./placer.ts";

export interface Deferred extends Placer {
  /** Begins to load it, ahead of the first request. What fails is tried again by that. */
  load(): void;
}

/** Nobody waits longer for an encoder that is on its way: the request is read without it. */
const WAITS_MS = 10_000;

export function deferred(make: () => Promise<Placer>, waitsMs = WAITS_MS): Deferred {
  let loading: Promise<Placer> | undefined;
  const there = (): Promise<Placer> => {
    loading ??= make().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    load: () => void there().catch(() => {}),
    scores: async (...asked) => (await within(there(), waitsMs)).scores(...asked),
  };
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it is still on its way")), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
