/** The part of AbortSignal that the core uses: page, worker and Node all have it, the bare language does not. */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  throwIfAborted(): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
