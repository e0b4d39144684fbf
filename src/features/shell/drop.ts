import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Imported, readDrop } from "../workspace/transfer.ts";

/** Takes files that are dropped anywhere on the page; a model's file goes to `takeModel`. Returns whether some hover over it. */
export function useDrop(take: (imported: Imported) => void, takeModel: (file: File) => void): ReadonlySignal<boolean> {
  const hovering = useSignal(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.stopPropagation();
      hovering.value = event.type === "dragover";
      if (event.type !== "drop") return;
      const model = [...event.dataTransfer.files].find(({ name }) => /\.gguf$/i.test(name));
      if (model) takeModel(model);
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
