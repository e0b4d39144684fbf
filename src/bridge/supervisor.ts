/**
 * Keeps one worker (or child process) alive and asks it one thing at a time.
 *
 * A wasm program that traps is poisoned, and one that hangs can't be interrupted from inside, so the only cure is to end it
 * and start another. Calls are queued; each may be aborted; a worker that gives no sign of life is ended, and the call that hung gets
 * a `WorkerDied` while the next one gets a fresh worker.
 */
import { abortable } from "../core/abortable.ts";
import { byTheClock, type Turn, type Watch, watch } from "./watchdog.ts";

export interface Handle {
  terminate(): void;
  /** How its processor time is told; by the clock where it isn't. */
  turn?: Turn;
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
  /** Milliseconds of processor time without an answer or a beat before the worker counts as hung; 0 for never. */
  quietMs?: number;
  /** The same while it starts. */
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

/** Long for a program that beats where it works, and short enough that an answer comes within 3 s on a machine that has nothing else to do. */
export const QUIET_MS = 2_000;

const ignore = () => {};
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export class Supervisor<T extends Handle> {
  #options: SupervisorOptions<T>;
  #live: Promise<Live<T>> | undefined;
  #tail: Promise<unknown> = Promise.resolve();
  /** While a worker starts or a job is under way. */
  #watch: Watch | undefined;
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
    const { name, quietMs = QUIET_MS, poisonedBy, onStatus } = this.#options;
    signal?.throwIfAborted();
    if (this.#disposed) throw new WorkerDied(name, "disposed");
    this.#live ??= this.#spawn();
    const live = await this.#live;
    signal?.throwIfAborted();
    const watching = watch({ turn: live.handle.turn ?? byTheClock, quietMs, hung: live.kill });
    this.#watch = watching;
    onStatus?.("busy");
    try {
      return await Promise.race([job(live.handle), live.death]);
    } catch (error) {
      if (error instanceof WorkerDied || !poisonedBy?.(error)) throw error;
      live.kill(reasonOf(error));
      throw new WorkerDied(name, reasonOf(error));
    } finally {
      watching.stop();
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
    const turn: Turn = (ms) => (handle?.turn ?? byTheClock)(ms);
    const watching = watch({ turn, quietMs: startMs, hung: (reason) => kill(`it did not start: ${reason}`) });
    this.#watch = watching;
    try {
      handle = await Promise.race([spawn({ beat: () => this.#watch?.beat(), died: kill }), death]);
      if (setup) await Promise.race([setup(handle), death]);
      return { handle, death, kill, dead: () => dead };
    } catch (error) {
      kill(reasonOf(error));
      throw error instanceof WorkerDied ? error : new WorkerDied(name, reasonOf(error));
    } finally {
      watching.stop();
    }
  }
}
