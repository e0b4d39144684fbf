/** The page's keys: one table that the handler and the help dialog both read. */
import { signal } from "@preact/signals";

export interface Shortcut {
  /** As `KeyboardEvent.key` says it, with "Mod" for Ctrl or Cmd: "Mod+Enter", "Shift+F8", "?". */
  keys: string;
  label: string;
  /** Returns false when it has nothing to do, so that the key goes on to whoever has the focus. */
  run(): unknown;
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** What was pressed, in the notation of `Shortcut.keys`. */
export function keysOf({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">): string {
  const named = key.length > 1;
  const name = named ? key : ctrlKey || metaKey ? key.toUpperCase() : key;
  return `${ctrlKey || metaKey ? "Mod+" : ""}${shiftKey && named ? "Shift+" : ""}${name}`;
}

/** Listens on `target`, before the editor does. A key without Ctrl, Cmd or F is left to text fields. */
export function listen(shortcuts: readonly Shortcut[], target: Window): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const keys = keysOf(event);
    const shortcut = shortcuts.find((candidate) => candidate.keys === keys);
    if (!shortcut || (keys.length === 1 && typing(event.target))) return;
    if (shortcut.run() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
  target.addEventListener("keydown", press, true);
  return () => target.removeEventListener("keydown", press, true);
}

export const shortcutsOpen = signal(false);
