/** What can go wrong with a model, by name, so that a page can tell its user what to do. */

/** The weights are not what the manifest says. */
export class IntegrityError extends Error {
  override name = "IntegrityError";
}

/** The browser gives the page no more room to keep things in. */
export class StorageFullError extends Error {
  override name = "StorageFullError";
}

/** The GPU went away: driver restart, sleep, too long a kernel. */
export class DeviceLostError extends Error {
  override name = "DeviceLostError";
}

export class OutOfMemoryError extends Error {
  override name = "OutOfMemoryError";
}

/** The engine runs but what it computes is wrong. */
export class SelfTestError extends Error {
  override name = "SelfTestError";
}

/** The engine's program broke off and can't be asked again. A GPU's memory that is full shows as this, too. */
export class CrashError extends Error {
  override name = "CrashError";
}

/** The engine takes many times longer than it needs: with fewer threads it is faster. */
export class StalledError extends Error {
  override name = "StalledError";
}

/** The engine failed in a way that has no name of its own. */
export class EngineError extends Error {
  override name = "EngineError";
}

/** Whether the engine failed, and not what it was asked for: another may succeed. */
export const isEngineFault = (error: unknown): boolean =>
  [DeviceLostError, OutOfMemoryError, SelfTestError, CrashError, StalledError, EngineError].some(
    (kind) => error instanceof kind,
  );

/** Gives an engine's own error a name and an advice where it has a known cause; others come back as they are. */
export function named(error: unknown): Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  const text = cause.message;
  if (/device.{0,20}(lost|hung|removed)|context lost/i.test(text))
    return new DeviceLostError(
      "The GPU was lost while the model ran. Load the model again; if it recurs, choose the CPU engine.",
      {
        cause,
      },
    );
  if (
    /out of memory|bad_alloc|allocation failed|failed to allocate|cannot (allocate|enlarge) memory|kv_cache_full/i.test(
      text,
    )
  )
    return new OutOfMemoryError(
      "There is not enough memory for the model. Close other tabs or programs and load it again.",
      { cause },
    );
  if (/^unreachable|\baborted\(|memory access out of bounds|table index is out of bounds/i.test(text))
    return new CrashError(
      `The engine crashed (${text}): memory may have run out. Close other tabs or programs and load the model again.`,
      { cause },
    );
  return cause;
}
