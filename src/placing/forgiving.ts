/** An encoder that places nothing where it can't be had: the words alone tell then. */
import { abortable } from "../core/abortable.ts";
import type { Placer } from "./placer.ts";

/** `failed` is told why; a stop isn't a failure. */
export const forgiving = (placer: Placer, failed: (error: unknown) => void, signal?: AbortSignal): Placer => ({
  async scores(...asked) {
    try {
      return await abortable(placer.scores(...asked), signal);
    } catch (error) {
      signal?.throwIfAborted();
      failed(error);
      return new Map();
    }
  },
});
