/** The page's keys: what commands are bound to, for the handler and the help dialog. */
import { signal } from "@preact/signals";
import type { Commands } from "../commands/state.ts";

/** Also where the browser hands what is typed to an EditContext: that is no editable content, and says only by its role what it is. */
const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null);

/** What was pressed, in the notation of `Command.keys`. Of characters, Shift counts only where Ctrl or Cmd makes a letter a command. */
export function keysOf({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">): string {
  const named = key.length > 1;
  const held = ctrlKey || metaKey;
  const shift = shiftKey && (named || (held && /[a-z]/i.test(key)));
  return `${held ? "Mod+" : ""}${shift ? "Shift+" : ""}${!named && held ? key.toUpperCase() : key}`;
}

/** Listens on `target`, before the editor does. A key without Ctrl, Cmd or F is left to text fields. */
export function listen(commands: Commands, target: Window): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const keys = keysOf(event);
    if (keys.length === 1 && typing(event.target)) return;
    const command = commands.byKeys(keys);
    if (!command || command.run() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
  target.addEventListener("keydown", press, true);
  return () => target.removeEventListener("keydown", press, true);
}

export const shortcutsOpen = signal(false);
