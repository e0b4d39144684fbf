/** What can go wrong with a model, by name, so that a page can tell its user what to do. */

/** The weights are not what the manifest says. */
export class IntegrityError extends Error {
  override name = "IntegrityError";
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
  return cause;
}
