import { useSignal } from "@preact/signals";
import type { Commands } from "../commands/state.ts";
import type { Projects } from "../projects/state.ts";
import { type MenuAction, ProjectMenu } from "../projects/view.tsx";
import type { SettingsState } from "../settings/state.ts";
import { shortcutsOpen } from "../shortcuts/state.ts";
import { Icon } from "./icon.tsx";
import { ViewButtons, type Views } from "./views.tsx";

export interface HeaderProps {
  projects: Projects;
  settings: SettingsState;
  views: Views;
  commands: Commands;
  onImport(files: FileList): void;
  menu: readonly MenuAction[];
}

export function Header({ projects, settings, views, commands, onImport, menu }: HeaderProps) {
  const history = useSignal(false);
  return (
    <header class="head">
      <h1 class="wordmark">
        <img src="icons/icon.svg" width="20" height="20" alt="" />
        TerraFormer
      </h1>
      <ProjectMenu projects={projects} history={history} onImport={onImport} actions={menu} />
      <ViewButtons views={views} />
      <span class="grow" />
      <button
        type="button"
        class="icon-button"
        aria-label="Commands"
        title="Commands (Ctrl Shift P)"
        onClick={commands.show}
      >
        <Icon name="command" />
      </button>
      <button
        type="button"
        class="icon-button"
        data-testid="theme-toggle"
        aria-label={settings.scheme.value === "dark" ? "Use light colours" : "Use dark colours"}
        title="Light or dark"
        onClick={settings.toggleTheme}
      >
        <Icon name="theme" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Settings"
        title="Settings"
        onClick={() => {
          settings.open.value = true;
        }}
      >
        <Icon name="settings" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => {
          shortcutsOpen.value = true;
        }}
      >
        <Icon name="keyboard" />
      </button>
    </header>
  );
}
