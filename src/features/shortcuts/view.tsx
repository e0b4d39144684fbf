import type { Commands } from "../commands/state.ts";
import { Dialog } from "../shell/dialog.tsx";
import { isMac, Keys } from "./keys.tsx";
import { shortcutsOpen } from "./state.ts";
import "./style.css";

export function ShortcutsDialog({ commands }: { commands: Commands }) {
  const rows = commands.all().flatMap(({ keys, label }) => (keys ? [[keys, label] as const] : []));
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
      <p class="muted shortcuts-note">
        In the editor Tab indents. After <Keys keys={isMac ? "Ctrl+Shift+M" : "Ctrl+M"} /> Tab leaves the editor, until
        the same keys are pressed again.
      </p>
    </Dialog>
  );
}
