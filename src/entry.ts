/** What the entry that was opened adds to the page: nothing in index.html, models beyond this site in connected.html. Set before main.tsx runs. */
import type { ReadonlySignal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { FurtherStage, Verifier } from "./core/report.ts";
import type { Model, Supplier } from "./features/model/state.ts";
import type { Verification } from "./features/verification/state.ts";
import type { Texts } from "./features/workspace/state.ts";
import type { Database } from "./store/database.ts";

export interface Remote {
  suppliers: readonly Supplier[];
  /** By the supplier's id: what there is to choose and to fill in. */
  panels: Record<string, ComponentType<{ model: Model }>>;
  /** Tells where what is written goes. */
  Mark: ComponentType<{ model: Model }>;
  /** What is judged here, with what a plan service says of it. */
  verification: Verification;
  /** The same service for what is written and proposed in a project; undefined where nothing of it may be sent. */
  further(project: string): FurtherStage | undefined;
  /** Where that service is. */
  Plans: ComponentType;
}

export interface RemoteParts {
  verifier: Verifier;
  database: Promise<Database>;
  verification: Verification;
  project: ReadonlySignal<string>;
  files: ReadonlySignal<Texts>;
}

export const entry: { remote?: (parts: RemoteParts) => Remote } = {};
