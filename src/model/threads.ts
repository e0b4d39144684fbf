/**
 * How many threads compute fastest here. llama.cpp's wait for each other in busy loops, so that beside another busy program one that has lost its core holds
 * up all: fewer are then many times faster.
 */
import type { Backend } from "./engine.ts";
import { StalledError } from "./errors.ts";

type Clock = () => number;

/** As a prompt and an answer: some tokens at once, then one by one. Few, since threads that hold each other up have to finish the first step: four tokens then take seconds. */
const PROBE = [4, 1, 1, 1, 1];

/** Seconds that a backend takes for a few tokens; undefined as soon as it takes more than `most`. Leaves it empty. */
export async function paceOf(
  backend: Backend,
  now: Clock,
  most = Number.POSITIVE_INFINITY,
): Promise<number | undefined> {
  const started = now();
  const seconds = () => (now() - started) / 1000;
  let position = 0;
  for (const count of PROBE) {
    const tokens = Array.from({ length: count }, (_, i) => i + position + 1);
    await backend.step(tokens, position, true);
    position += count;
    if (seconds() > most) break;
  }
  const taken = seconds();
  await backend.truncate(0);
  return taken > most ? undefined : taken;
}

/** The quicker of the backends with `threads` and with one thread less. */
export async function quicker(
  open: (threads: number) => Promise<Backend>,
  threads: number,
  now: Clock,
): Promise<{ backend: Backend; threads: number }> {
  const fewer = { backend: await open(threads - 1), threads: threads - 1 };
  const pace = await paceOf(fewer.backend, now);
  // Two of them at once take memory: where there isn't so much, one is enough.
  const more = await open(threads).catch(() => undefined);
  if (!more) return fewer;
  const wins = (await paceOf(more, now, pace)) !== undefined;
  await (wins ? fewer.backend : more).dispose();
  return wins ? { backend: more, threads } : fewer;
}

/** A step that takes so many times what it usually does is slowed by more than another program's share of the machine. */
const MANY = 4;
/** Seconds lost like that before it is worth starting anew. */
const LOST = 2;

/** `backend`, which breaks off with a StalledError when its steps take many times their usual time; `onStalled` is told before. */
export function watched(backend: Backend, now: Clock, onStalled: () => void): Backend {
  // What a token took at best: alone it is bound by memory, among others by arithmetic.
  const usual = { one: Number.POSITIVE_INFINITY, several: Number.POSITIVE_INFINITY };
  let lost = 0;
  return {
    ...backend,
    async step(tokens, position, wanted) {
      const started = now();
      const given = await backend.step(tokens, position, wanted);
      const seconds = (now() - started) / 1000;
      const kind = tokens.length === 1 ? "one" : "several";
      usual[kind] = Math.min(usual[kind], seconds / tokens.length);
      const beyond = seconds - MANY * usual[kind] * tokens.length;
      lost = beyond > 0 ? lost + beyond : 0;
      if (lost < LOST) return given;
      onStalled();
      throw new StalledError("Other programs keep the processor busy, and the model's threads wait for each other.");
    },
  };
}
