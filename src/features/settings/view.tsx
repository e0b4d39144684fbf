import type { Settings } from "../../store/settings.ts";
import { Dialog } from "../shell/dialog.tsx";
import type { SettingsState } from "./state.ts";
import "./style.css";

const NUMBERS = [
  { name: "fontSize", label: "Editor font size (px)", min: 10, max: 24, step: 1 },
  { name: "rounds", label: "Rounds of repair", min: 0, max: 3, step: 1 },
  { name: "temperature", label: "Temperature (0 repeats itself)", min: 0, max: 1.5, step: 0.1 },
  { name: "maxTokens", label: "Longest block (tokens)", min: 64, max: 4096, step: 64 },
] as const;

export function SettingsDialog({ settings }: { settings: SettingsState }) {
  const value = settings.value.value;
  return (
    <Dialog open={settings.open} title="Settings" testid="settings">
      <div class="settings">
        <label>
          <span>Colours</span>
          <select
            class="field"
            value={value.theme}
            onChange={(event) => settings.change({ theme: event.currentTarget.value as Settings["theme"] })}
          >
            <option value="system">As the system</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
        {NUMBERS.map(({ name, label, min, max, step }) => (
          <label key={name}>
            <span>{label}</span>
            <input
              class="field"
              type="number"
              {...{ min, max, step }}
              value={value[name]}
              onChange={(event) => {
                const input = event.currentTarget;
                if (input.validity.valid && input.value) settings.change({ [name]: input.valueAsNumber });
                else input.value = String(value[name]);
              }}
            />
          </label>
        ))}
        <label>
          <span>Wrap long lines</span>
          <input
            type="checkbox"
            checked={value.wordWrap}
            onChange={(event) => settings.change({ wordWrap: event.currentTarget.checked })}
          />
        </label>
        <p class="muted">
          Projects, their history and these settings are kept in this browser only. Clearing the site's data deletes
          them; export what should stay.
        </p>
      </div>
    </Dialog>
  );
}
