import { Dialog } from "../shell/dialog.tsx";
import type { FolderState } from "./state.ts";
import "./style.css";

const SAYS = { create: "new", change: "changed", remove: "deleted here" } as const;

/** What saving would do, and what it wouldn't unless told to. */
export function FolderDialog({ folder }: { folder: FolderState }) {
  const { steps = [], newer = [] } = folder.plan.value ?? {};
  const chosen = folder.chosen.value;
  return (
    <Dialog open={folder.open} title={`Save to the folder ${folder.name.value ?? ""}`} testid="folder">
      {steps.length === 0 && <p class="muted">Nothing is to be written: the folder has what the project has.</p>}
      <ul class="folder-steps">
        {steps.map(({ path, does, conflict }) => (
          <li key={path}>
            <label>
              <input type="checkbox" checked={chosen.has(path)} onChange={() => folder.toggle(path)} />
              <span class="mono grow">{path}</span>
              <span class={conflict ? "error" : "muted"}>
                {SAYS[does]}
                {conflict && `, but ${conflict}`}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {newer.length > 0 && (
        <p class="folder-newer">
          Changed on disk, and not here: {newer.join(", ")}.{" "}
          <button type="button" class="button button-small" onClick={folder.takeNewer}>
            Take what changed on disk
          </button>
        </p>
      )}
      <button
        type="button"
        class="button button-primary"
        disabled={!steps.some(({ path }) => chosen.has(path))}
        onClick={folder.save}
      >
        {chosen.size === 1 ? "Write 1 file" : `Write ${chosen.size} files`}
      </button>
    </Dialog>
  );
}
