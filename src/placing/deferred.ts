/** An encoder that is loaded when it is first asked. */
import type { Placer } from "./placer.ts";

/** What can't be loaded places nothing, which `failed` is told once; the next request tries again. */
export function deferred(load: () => Promise<Placer>, failed: (error: unknown) => void): Placer {
  let loading: Promise<Placer> | undefined;
  let isTold = false;
  return {
    async scores(...asked) {
      loading ??= load();
      try {
        return await (await loading).scores(...asked);
      } catch (error) {
        loading = undefined;
        if (!isTold) failed(error);
        isTold = true;
        return new Map();
      }
    },
  };
}
