import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { IS_MODEL } from "../model/site.ts";
import { type Imported, readDrop } from "../workspace/transfer.ts";

/** Takes files that are dropped anywhere on the page; with a model's file among them they go to `takeModel`. Returns whether some hover over it. */
export function useDrop(
  take: (imported: Imported) => void,
  takeModel: (files: File[]) => void,
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
      else void readDrop(event.dataTransfer).then(take);
    };
    const events = ["dragover", "dragleave", "drop"] as const;
    for (const name of events) addEventListener(name, drag, true);
    return () => {
      for (const name of events) removeEventListener(name, drag, true);
    };
  }, [hovering, take, takeModel]);
  return hovering;
}
