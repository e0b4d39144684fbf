import { computed, effect, signal } from "@preact/signals";
import { DEFAULT_SETTINGS, type Settings } from "../../store/settings.ts";
import type { Notices } from "../notices/state.ts";

export interface SettingsDeps {
  read(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
  notices: Notices;
}

export function createSettings({ read, write, notices }: SettingsDeps) {
  const value = signal<Settings>(DEFAULT_SETTINGS);
  const open = signal(false);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const systemDark = signal(dark.matches);
  dark.addEventListener("change", ({ matches }) => {
    systemDark.value = matches;
  });
  const scheme = computed(() => {
    const { theme } = value.value;
    return theme === "system" ? (systemDark.value ? "dark" : "light") : theme;
  });
  effect(() => {
    document.documentElement.dataset.theme = scheme.value;
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (changes: Partial<Settings>) => {
    value.value = { ...value.value, ...changes };
    clearTimeout(timer); // a border that is dragged changes them many times a second
    timer = setTimeout(() => {
      write(value.value).catch((error) => notices.error(`The settings could not be saved: ${error.message}`));
    }, 200);
  };

  return {
    value,
    open,
    /** The colours in use: what was chosen, or what the system prefers. */
    scheme,
    change,
    toggleTheme: () => change({ theme: scheme.value === "dark" ? "light" : "dark" }),
    async start() {
      value.value = await read().catch(() => DEFAULT_SETTINGS); // that nothing is stored here is told by the projects
    },
  };
}

export type SettingsState = ReturnType<typeof createSettings>;
