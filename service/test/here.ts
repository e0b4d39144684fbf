/** What this machine has for the tests, and why some are skipped where it lacks something. */

import { findEngine, type PlanEngine } from "../engine/engine.ts";
import { RUN } from "../limits.ts";
import { createBubblewrap } from "../sandbox/bubblewrap.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

export const sandbox: Sandbox | string = await createBubblewrap(RUN, { scopes: false }).catch(why);
export const engine: PlanEngine | string =
  typeof sandbox === "string" ? sandbox : await findEngine(sandbox, RUN).catch(why);

/** The titles of tests say what they were skipped for. */
export const skipped = (what: unknown): string => (typeof what === "string" ? ` (skipped: ${what})` : "");

/** A program that is right as far as can be told without a clock, and that every engine refuses: at line 8, column 23 (byte 136). */
export const LATE = `locals {
  now = plantimestamp()
}
resource "terraform_data" "a" {
  input = "x"
  lifecycle {
    precondition {
      condition     = startswith(local.now, "1999")
      error_message = "This was for the last century."
    }
  }
}
`;
