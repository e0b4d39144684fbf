/** How far the user is in the lessons. */
import type { Database } from "./database.ts";

export interface Progress {
  /** Steps that were done, such as `variables/2`. */
  done: string[];
  /** The project and the last step of each lesson that was begun. */
  at: Record<string, { project: string; step: number }>;
}

const KEY = "lessons";

export async function readProgress(open: Promise<Database>): Promise<Progress> {
  const stored = (await (await open).get("settings", KEY)) as Partial<Progress> | undefined;
  return { done: Array.isArray(stored?.done) ? stored.done : [], at: { ...stored?.at } };
}

export async function writeProgress(open: Promise<Database>, progress: Progress): Promise<void> {
  await (await open).put("settings", progress, KEY);
}
