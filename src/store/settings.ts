/** What the user prefers. Unknown and ill-typed values in the database fall back to the default. */
import type { Database } from "./database.ts";

export const DEFAULT_SETTINGS = {
  theme: "system" as "system" | "light" | "dark",
  fontSize: 13,
  wordWrap: false,
  /** Pixels that the panels below and beside the editor take. */
  findingsHeight: 264,
  sideWidth: 360,
  /** Rounds of repair after the first draft. */
  rounds: 3,
  temperature: 0.2,
  /** Most tokens one block may take. */
  maxTokens: 120,
};

export type Settings = typeof DEFAULT_SETTINGS;

export async function readSettings(open: Promise<Database>): Promise<Settings> {
  return sane(await (await open).get("settings", "settings"));
}

export async function writeSettings(open: Promise<Database>, settings: Settings): Promise<void> {
  await (await open).put("settings", settings, "settings");
}

/** `stored`, with every field that is missing or of another type replaced by its default. */
export function sane(stored: unknown): Settings {
  const given = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const fields = Object.entries(DEFAULT_SETTINGS).map(([name, value]) => [
    name,
    typeof given[name] === typeof value ? given[name] : value,
  ]);
  const settings = Object.fromEntries(fields) as Settings;
  if (!["system", "light", "dark"].includes(settings.theme)) settings.theme = "system";
  return settings;
}
