/** The browser's own model as one to choose: never chosen unasked, since what the browser does with a text is the browser's affair. */
import { computed, signal } from "@preact/signals";
import type { CompletionModel } from "../../core/completion.ts";
import {
  type Availability,
  availabilityOf,
  browsersModel,
  type LanguageModelApi,
  prepare,
} from "../../model/browsers-own.ts";
import type { Supplier } from "./state.ts";

export interface BrowsersOwnDeps {
  api: LanguageModelApi;
  /** Makes a model ask again for blocks that the schema refuses. */
  check(model: CompletionModel): CompletionModel;
}

const MISSING = "This browser says that its own model can't run here: it wants more memory, disk or GPU than there is.";

export function createBrowsersOwn({ api, check }: BrowsersOwnDeps): Supplier {
  const availability = signal<Availability>();
  let loaded: CompletionModel | undefined;
  void availabilityOf(api).then((found) => {
    availability.value = found;
  });
  return {
    id: "browser",
    label: "this browser",
    offer: computed(() => {
      if (!availability.value || availability.value === "unavailable") return undefined;
      const here = availability.value === "available";
      return {
        name: "The browser's own model",
        bytes: 0,
        terms: "brought and run by the browser; this page makes no request for it",
        action: here ? "Use the browser's model" : "Have the browser download its model",
        verb: "Use",
        undo: "Stop using it",
      };
    }),
    none: computed(() => (availability.value ? MISSING : "Asking the browser…")),
    async load(onProgress, signal) {
      const begun = performance.now();
      await prepare(api, (share) => onProgress(share, 1), signal);
      loaded = check(browsersModel(api));
      availability.value = "available";
      return {
        engine: "the browser's own",
        explanation:
          "Your prompt and the program go to the browser and nowhere else from here. Chrome and Edge say that they run it on this machine. Each block is checked here, and asked for again when the provider's schema refuses it.",
        seconds: (performance.now() - begun) / 1000,
      };
    },
    async unload() {
      loaded = undefined;
    },
    complete(...asked) {
      return loaded ? loaded.complete(...asked) : Promise.reject(new Error("The browser's model isn't loaded."));
    },
  };
}
