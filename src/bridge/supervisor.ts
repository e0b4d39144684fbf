/**
 * Keeps one worker (or child process) alive and asks it one thing at a time.
 *
 * A wasm program that traps is poisoned, and one that hangs can't be interrupted from inside, so the only cure is to end it
 * and start another. Calls are queued; each may be aborted; a worker that gives no sign of life for `quietMs` is ended, and the
 * call that hung gets a `WorkerDied` while the next one gets a fresh worker.
 */

export interface Handle {
  terminate(): void;
}

/** What a worker tells its supervisor outside of answers. */
export interface Life {
  /** It is still working: the watchdog starts anew. */
  beat(): void;
  /** It is gone, or can't be used any more. */
  died(reason: string): void;
}

export type Status = "idle" | "starting" | "ready" | "busy" | "respawning";

export interface SupervisorOptions<T extends Handle> {
  /** For messages: "verifier", "model". */
  name: string;
  spawn(life: Life): Promise<T>;
  /** Brings a fresh worker into the state the callers expect. */
  setup?(handle: T): Promise<void>;
  /** Milliseconds without an answer or a beat before the worker counts as hung; 0 for never. */
  quietMs?: number;
  /** Milliseconds a worker may take to start. */
  startMs?: number;
  /** Whether an error that a job throws means that the worker can't be used any more. */
  poisonedBy?(error: unknown): boolean;
  onStatus?(status: Status): void;
}

export class WorkerDied extends Error {
  override name = "WorkerDied";
  constructor(who: string, reason: string) {
    super(`The ${who} stopped (${reason}) and is being restarted.`);
  }
}

interface Live<T> {
  handle: T;
  /** Rejects when the worker dies; never resolves. */
  death: Promise<never>;
  kill(reason: string): void;
  dead(): boolean;
}

const ignore = () => {};
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export class Supervisor<T extends Handle> {
  #options: SupervisorOptions<T>;
  #live: Promise<Live<T>> | undefined;
  #tail: Promise<unknown> = Promise.resolve();
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  /** Restarts the watchdog while a job is under way. */
  #beat: () => void = ignore;
  #generation = 0;
  #disposed = false;

  constructor(options: SupervisorOptions<T>) {
    this.#options = options;
  }

  /** Starts the worker ahead of the first call. */
  start(): Promise<void> {
    return this.run(async () => {});
  }

  /** Runs `job` once the worker is free. Rejects with the job's own error, `WorkerDied`, or the signal's reason. */
  run<R>(job: (handle: T) => Promise<R>, signal?: AbortSignal): Promise<R> {
    const turn = this.#tail.then(() => this.#attempt(job, signal));
    this.#tail = turn.catch(ignore);
    return signal ? abortable(turn, signal) : turn;
  }

  /** Ends the worker; what is under way is rejected. The next call starts another. */
  async kill(reason = "ended on request"): Promise<void> {
    (await this.#live?.catch(ignore))?.kill(reason);
  }

  dispose(): Promise<void> {
    this.#disposed = true;
    return this.kill("disposed");
  }

  async #attempt<R>(job: (handle: T) => Promise<R>, signal?: AbortSignal): Promise<R> {
    const { name, quietMs = 2_500, poisonedBy, onStatus } = this.#options;
    signal?.throwIfAborted();
    if (this.#disposed) throw new WorkerDied(name, "disposed");
    this.#live ??= this.#spawn();
    const live = await this.#live;
    signal?.throwIfAborted();
    this.#beat = () => {
      clearTimeout(this.#watchdog);
      if (quietMs) this.#watchdog = setTimeout(() => live.kill(`no sign of life for ${quietMs / 1000} s`), quietMs);
    };
    this.#beat();
    onStatus?.("busy");
    try {
      return await Promise.race([job(live.handle), live.death]);
    } catch (error) {
      if (error instanceof WorkerDied || !poisonedBy?.(error)) throw error;
      live.kill(reasonOf(error));
      throw new WorkerDied(name, reasonOf(error));
    } finally {
      clearTimeout(this.#watchdog);
      this.#beat = ignore;
      if (!live.dead()) onStatus?.("ready");
    }
  }

  async #spawn(): Promise<Live<T>> {
    const { name, spawn, setup, startMs = 30_000, onStatus } = this.#options;
    onStatus?.("starting");
    const generation = ++this.#generation;
    let handle: T | undefined;
    let dead = false;
    let die: (error: WorkerDied) => void = ignore;
    const death = new Promise<never>((_, reject) => {
      die = reject;
    });
    death.catch(ignore); // it may die while nobody waits
    const kill = (reason: string) => {
      if (dead) return;
      dead = true;
      if (generation === this.#generation) this.#live = undefined; // not when a successor is there already
      handle?.terminate();
      die(new WorkerDied(name, reason));
      onStatus?.(this.#disposed ? "idle" : "respawning");
    };
    const late = setTimeout(() => kill(`it did not start within ${startMs / 1000} s`), startMs);
    try {
      handle = await Promise.race([spawn({ beat: () => this.#beat(), died: kill }), death]);
      if (setup) await Promise.race([setup(handle), death]);
      return { handle, death, kill, dead: () => dead };
    } catch (error) {
      kill(reasonOf(error));
      throw error instanceof WorkerDied ? error : new WorkerDied(name, reasonOf(error));
    } finally {
      clearTimeout(late);
    }
  }
}

/** `promise`, or the signal's reason as soon as it aborts. What `promise` does later is nobody's business any more. */
function abortable<R>(promise: Promise<R>, signal: AbortSignal): Promise<R> {
  promise.catch(ignore);
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
