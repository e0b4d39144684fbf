/** The loop: retrieve, generate, verify, fix, repair at most three times. The best version is kept, every step is on record. */
import { runChange } from "../change/run.ts";
import { BlocksRun } from "./blocks-run.ts";
import type { Outcome } from "./record.ts";
import type { LoopParts, LoopRequest, OnEvent } from "./run.ts";
import { AuthoredRun, PlainRun } from "./whole-runs.ts";

export { type LoopParts, type LoopRequest, ROUNDS_AT_MOST } from "./run.ts";

/**
 * Runs the loop. Resolves also when `signal` aborts or something breaks off midway, with what is finished by then, judged as it is; rejects only when model or
 * verifier are broken before anything is.
 */
export async function runLoop(
  parts: LoopParts,
  request: LoopRequest,
  onEvent: OnEvent = () => {},
  signal?: AbortSignal,
): Promise<Outcome> {
  if (request.files) return runChange(parts, { ...request, files: request.files }, onEvent, signal);
  return new (runOf(parts, request))(parts, request, onEvent, signal).finished();
}

/** Who takes a larger model from elsewhere wants what that writes, as it writes it: types and blocks aren't given to it one by one. */
function runOf({ model }: LoopParts, { constraint }: LoopRequest) {
  if (constraint === false) return PlainRun;
  return model.takesConstraint === true ? BlocksRun : AuthoredRun;
}
