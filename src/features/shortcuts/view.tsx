import { Dialog } from "../shell/dialog.tsx";
import { Keys } from "./keys.tsx";
import { type Shortcut, shortcutsOpen } from "./state.ts";
import "./style.css";

/** Keys of the editor that are worth knowing; it handles them itself. */
const EDITOR = [
  ["Mod+F", "Find in the file"],
  ["Mod+/", "Comment lines out, or in"],
  ["Mod+.", "Quick fixes and refactorings at the cursor"],
  ["Mod+M", "Let Tab leave the editor, or indent again"],
  ["F2", "Rename what the cursor is on everywhere, or the tab that has the focus"],
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
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
