/** Jobs, wherever they wait: in this process, or in Redis for many. */
import type { PlanJob, PlanRequest } from "../../src/core/plan-service.ts";

/** Who may see a job and end it: the digest of the token that made it, empty where none is asked for. */
export type Owner = string;

export interface Counts {
  waiting: number;
  running: number;
  /** Given up after every attempt. */
  dead: number;
}

/** As many jobs wait as may. */
export class QueueFull extends Error {}
/** Jobs can't be reached. */
export class QueueAway extends Error {}

export interface Jobs {
  /** Gives its id. Throws `QueueFull`. */
  add(request: PlanRequest, owner: Owner): Promise<string>;
  /** Undefined when there is none of that id that the owner may see. */
  get(id: string, owner: Owner): Promise<PlanJob | undefined>;
  /** Ends a job that isn't final. Undefined as with `get`. */
  cancel(id: string, owner: Owner): Promise<PlanJob | undefined>;
  /** Calls back when something about a job may have changed. Gives a function that ends it. */
  watch(id: string, changed: () => void): () => void;
  counts(): Promise<Counts>;
  /** Takes no more, ends what runs. */
  close(): Promise<void>;
}
