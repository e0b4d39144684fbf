import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { IS_MODEL } from "../model/site.ts";
import { type Imported, readDrop } from "../workspace/transfer.ts";

/** Takes files that are dropped anywhere on the page; with a model's file among them they go to `takeModel`, a plan as JSON alone to `takePlan`. Returns whether some hover over it. */
export function useDrop(
  take: (imported: Imported) => void,
  takeModel: (files: File[]) => void,
  takePlan: (plan: File) => void,
): ReadonlySignal<boolean> {
  const hovering = useSignal(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.stopPropagation();
      hovering.value = event.type === "dragover";
      if (event.type !== "drop") return;
      const files = [...event.dataTransfer.files];
      if (files.some(({ name }) => IS_MODEL.test(name))) takeModel(files);
      else {
        // Its entries are gone after the first await: it is read in any case.
        const imported = readDrop(event.dataTransfer);
        void planAmong(files).then((plan) => (plan ? takePlan(plan) : imported.then(take)));
      }
    };
    const events = ["dragover", "dragleave", "drop"] as const;
    for (const name of events) addEventListener(name, drag, true);
    return () => {
      for (const name of events) removeEventListener(name, drag, true);
    };
  }, [hovering, take, takeModel, takePlan]);
  return hovering;
}

/** The one file that was dropped, when it begins like a plan that `terraform show -json` printed. */
async function planAmong(files: readonly File[]): Promise<File | undefined> {
  const [only] = files.length === 1 ? files : [];
  if (!only || !/(?<!\.tf|\.tfvars)\.json$/.test(only.name)) return undefined;
  const head = await only
    .slice(0, 200)
    .text()
    .catch(() => "");
  return /^\s*\{\s*"format_version"/.test(head) && !head.includes('"provider_schemas"') ? only : undefined;
}
