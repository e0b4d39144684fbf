/**
 * Tells a worker that hangs from one that the machine gives no turn. A clock on the wall can't: on a busy machine a sound program is judged in
 * a minute instead of a second. So what counts is the processor time that goes by without a sign of life.
 */

/** Waits about `ms`; then tells how many milliseconds of processor time the worker has had meanwhile, or could have had. */
export type Turn = (ms: number) => Promise<number>;

export interface Watch {
  /** The worker showed that it is at work. */
  beat(): void;
  stop(): void;
}

export interface WatchOptions {
  turn: Turn;
  /** Processor time without a beat that makes a worker count as hung. */
  quietMs: number;
  /** Time in which it neither beats nor uses the processor: it waits for what never comes. */
  idleMs?: number;
  hung(reason: string): void;
}

const TURN_MS = 250;

const wait = (ms: number) =>
  new Promise<void>((done) => {
    const timer: unknown = setTimeout(done, ms);
    // In Node a watch must not keep a process from ending.
    (timer as { unref?(): void }).unref?.();
  });

/** Where nobody tells processor time: as if the worker had all of it. */
export const byTheClock: Turn = async (ms) => {
  await wait(ms);
  return ms;
};

/** Turns by a clock of processor time; undefined is a clock that has stopped. */
export const turnsOf =
  (processorMs: () => number | undefined): Turn =>
  async (ms) => {
    const before = processorMs();
    await wait(ms);
    const after = processorMs();
    return before === undefined || after === undefined ? ms : after - before;
  };

const inSeconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;

/** Watches until it is stopped, or calls `hung` once. With `quietMs` 0 it watches nothing. */
export function watch({ turn, quietMs, idleMs = 30_000, hung }: WatchOptions): Watch {
  let beaten = false;
  let stopped = quietMs === 0;
  const run = async () => {
    let [silent, had, idle] = [false, 0, 0];
    while (!stopped) {
      beaten = false;
      // The first silent turn is only waited for: most workers answer or beat within it, and measuring may cost.
      const ms = await (silent ? turn : byTheClock)(TURN_MS);
      if (stopped) return;
      if (beaten || !silent) {
        [silent, had, idle] = [!beaten, 0, 0];
        continue;
      }
      // A turn that ends late counts once: this thread was busy, or the machine slept, and a beat may be waiting to be heard.
      had += Math.min(ms, TURN_MS);
      idle = ms < TURN_MS / 50 ? idle + TURN_MS : 0;
      if (had >= quietMs) return hung(`no sign of life in ${inSeconds(had)} of processor time`);
      if (idle >= idleMs) return hung(`no sign of life, and nothing done, in ${inSeconds(idle)}`);
    }
  };
  void run();
  return {
    beat() {
      beaten = true;
    },
    stop() {
      stopped = true;
    },
  };
}
