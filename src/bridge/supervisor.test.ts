import { describe, expect, it } from "vitest";
import { type Handle, type Life, Supervisor, WorkerDied } from "./supervisor.ts";

interface Fake extends Handle {
  id: number;
  life: Life;
  ended: boolean;
}

function fakes(options: Partial<ConstructorParameters<typeof Supervisor<Fake>>[0]> = {}) {
  const spawned: Fake[] = [];
  const supervisor = new Supervisor<Fake>({
    name: "fake",
    quietMs: 30,
    async spawn(life) {
      const fake: Fake = {
        id: spawned.length,
        life,
        ended: false,
        terminate: () => {
          fake.ended = true;
        },
      };
      spawned.push(fake);
      return fake;
    },
    ...options,
  });
  return { supervisor, spawned };
}

const hang = () => new Promise<never>(() => {});
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe("Supervisor", () => {
  it("runs one job at a time, in order", async () => {
    const { supervisor, spawned } = fakes();
    const log: string[] = [];
    const job = (name: string) =>
      supervisor.run(async () => {
        log.push(`${name} begins`);
        await wait(5);
        log.push(`${name} ends`);
      });
    await Promise.all([job("a"), job("b")]);
    expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
    expect(spawned).toHaveLength(1);
  });

  it("ends a worker that hangs and answers the next call with a fresh one", async () => {
    const { supervisor, spawned } = fakes();
    await expect(supervisor.run(hang)).rejects.toThrow(WorkerDied);
    expect(spawned[0]?.ended).toBe(true);
    expect(await supervisor.run(async (fake) => fake.id)).toBe(1);
  });

  it("leaves a slow worker alone as long as it beats", async () => {
    const { supervisor } = fakes();
    const slow = supervisor.run(async (fake) => {
      for (let i = 0; i < 6; i++) {
        await wait(10);
        fake.life.beat();
      }
      return "done";
    });
    expect(await slow).toBe("done");
  });

  it("reports a death to the caller at once and respawns", async () => {
    const { supervisor } = fakes({ quietMs: 0 });
    const call = supervisor.run((fake) => {
      fake.life.died("out of memory");
      return hang();
    });
    await expect(call).rejects.toThrow(/out of memory/);
    expect(await supervisor.run(async (fake) => fake.id)).toBe(1);
  });

  it("drops a job whose signal aborts while it waits", async () => {
    const { supervisor } = fakes();
    const abort = new AbortController();
    let ran = false;
    const first = supervisor.run(() => wait(10));
    const second = supervisor.run(async () => {
      ran = true;
    }, abort.signal);
    abort.abort();
    await expect(second).rejects.toThrow();
    await first;
    await supervisor.run(async () => {});
    expect(ran).toBe(false);
  });

  it("runs setup after every spawn", async () => {
    const ready: number[] = [];
    const { supervisor } = fakes({ setup: async (fake) => void ready.push(fake.id) });
    await supervisor.start();
    await supervisor.kill();
    await supervisor.start();
    expect(ready).toEqual([0, 1]);
  });

  it("says why a worker could not start", async () => {
    const { supervisor } = fakes({ spawn: () => Promise.reject(new Error("no such file")) });
    await expect(supervisor.start()).rejects.toThrow(/no such file/);
  });
});
