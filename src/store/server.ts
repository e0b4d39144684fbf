/** The server that was asked last, and its key when the user says so. In this browser's database, never in an address. */
import type { Database } from "./database.ts";

export interface Server {
  url: string;
  key?: string;
}

const NAME = "server";

/** Undefined when none was kept. */
export async function readServer(open: Promise<Database>): Promise<Server | undefined> {
  const kept = (await (await open).get("settings", NAME)) as Partial<Server> | undefined;
  if (typeof kept?.url !== "string") return undefined;
  return { url: kept.url, ...(typeof kept.key === "string" ? { key: kept.key } : {}) };
}

/** A key that isn't given is forgotten. */
export async function writeServer(open: Promise<Database>, { url, key }: Server): Promise<void> {
  await (await open).put("settings", key ? { url, key } : { url }, NAME);
}
