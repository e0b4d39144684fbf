/** What the entry that was opened adds to the page: nothing in index.html, models beyond this site in connected.html. Set before main.tsx runs. */
import type { ComponentType } from "preact";
import type { Verifier } from "./core/report.ts";
import type { Model, Supplier } from "./features/model/state.ts";
import type { Database } from "./store/database.ts";

export interface Remote {
  suppliers: readonly Supplier[];
  /** By the supplier's id: what there is to choose and to fill in. */
  panels: Record<string, ComponentType<{ model: Model }>>;
  /** Tells where what is written goes. */
  Mark: ComponentType<{ model: Model }>;
}

export interface RemoteParts {
  verifier: Verifier;
  database: Promise<Database>;
}

export const entry: { remote?: (parts: RemoteParts) => Remote } = {};
