import { named } from "./errors.ts";
import { ENGINE_NAMES, type EngineKind, type Probe } from "./probe.ts";

/**
 * Starts the first engine of the probe's that works, and says why it is this one. `start` has to leave nothing behind when it rejects.
 * Rejects with the last engine's error, or with the explanation when there is none to try.
 */
export async function firstWorking<T>(
  { rungs, explanation }: Probe,
  start: (kind: EngineKind) => Promise<T>,
): Promise<{ kind: EngineKind; started: T; explanation: string }> {
  let why = explanation;
  for (const [index, kind] of rungs.entries()) {
    try {
      return { kind, started: await start(kind), explanation: why };
    } catch (error) {
      const cause = named(error);
      const next = rungs[index + 1];
      if (!next) throw cause;
      why = `The model runs on ${ENGINE_NAMES[next]}, because ${ENGINE_NAMES[kind]} failed: ${cause.message}`;
    }
  }
  throw new Error(explanation);
}
