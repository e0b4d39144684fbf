import { Dialog } from "../shell/dialog.tsx";
import { type Shortcut, shortcutsOpen } from "./state.ts";
import "./style.css";

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);
const keysFor = (keys: string) => keys.replace("Mod", isMac ? "⌘" : "Ctrl").split("+");

/** Keys of the editor that are worth knowing; it handles them itself. */
const EDITOR = [
  ["Mod+F", "Find in the file"],
  ["Mod+/", "Comment lines out, or in"],
  ["Mod+.", "Quick fixes at the cursor"],
  ["F2", "Rename the tab that has the focus"],
] as const;

export function ShortcutsDialog({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const rows = [...shortcuts.map(({ keys, label }) => [keys, label] as const), ...EDITOR];
  return (
    <Dialog open={shortcutsOpen} title="Keyboard" testid="shortcuts">
      <dl class="shortcuts">
        {rows.map(([keys, label]) => (
          <div key={keys}>
            <dt>{label}</dt>
            <dd>
              {keysFor(keys).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
