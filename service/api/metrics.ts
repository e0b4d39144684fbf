/** Counts and durations in Prometheus' text format. prom-client would do it, but has had no release for years. */
import type { PlanJob } from "../../src/core/plan-service.ts";
import type { Counts } from "../queue/jobs.ts";
import type { Observer } from "../queue/observer.ts";

const SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** How many seconds something took, in buckets. */
class Histogram {
  private readonly counts: number[] = SECONDS.map(() => 0);
  private sum = 0;
  private count = 0;

  observe(seconds: number): void {
    if (!Number.isFinite(seconds)) return;
    SECONDS.forEach((most, i) => {
      if (seconds <= most) this.counts[i] = (this.counts[i] ?? 0) + 1;
    });
    this.sum += seconds;
    this.count++;
  }

  lines(name: string, help: string): string[] {
    const buckets = SECONDS.map((most, i) => `${name}_bucket{le="${most}"} ${this.counts[i]}`);
    return [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} histogram`,
      ...buckets,
      `${name}_bucket{le="+Inf"} ${this.count}`,
      `${name}_sum ${this.sum}`,
      `${name}_count ${this.count}`,
    ];
  }
}

/** Sums by the values of labels. */
class Counter {
  private readonly values = new Map<string, number>();
  add(labels: string): void {
    this.values.set(labels, (this.values.get(labels) ?? 0) + 1);
  }
  lines(name: string, help: string): string[] {
    const rows = [...this.values].map(([labels, value]) => `${name}{${labels}} ${value}`);
    return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...rows];
  }
}

const gauge = (name: string, help: string, value: number) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  `${name} ${value}`,
];

export function createMetrics() {
  const requests = new Counter();
  const plans = new Counter();
  const waited = new Histogram();
  const took = new Histogram();
  const observer: Observer = {
    started: ({ created, started }) => waited.observe(seconds(created, started)),
    finished(job) {
      plans.add(`outcome="${outcomeOf(job)}"`);
      if (job.started) took.observe(seconds(job.started, job.finished));
    },
  };
  return {
    observer,
    /** `route` is a pattern of ours, never an address that somebody sent. */
    request: (route: string, status: number) => requests.add(`route="${route}",status="${status}"`),
    text({ waiting, running, dead }: Counts): string {
      const lines = [
        ...requests.lines("terraformer_plan_requests_total", "Requests by route and status."),
        ...plans.lines("terraformer_plans_total", "Plans that came to an end here, by outcome."),
        ...waited.lines("terraformer_plan_wait_seconds", "From a plan's arrival to its start."),
        ...took.lines("terraformer_plan_duration_seconds", "From a plan's start to its end."),
        ...gauge("terraformer_plans_waiting", "Plans that wait.", waiting),
        ...gauge("terraformer_plans_running", "Plans that run.", running),
        ...gauge("terraformer_plans_dead", "Plans that were given up after every attempt.", dead),
        ...gauge("process_resident_memory_bytes", "Memory of this process.", process.memoryUsage.rss()),
      ];
      return `${lines.join("\n")}\n`;
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

const seconds = (from: string, to = "") => (Date.parse(to) - Date.parse(from)) / 1000;

function outcomeOf({ state, result }: PlanJob): string {
  if (state !== "done") return state;
  if (result?.ok) return "planned";
  return result?.diagnostics.some(({ code }) => code.startsWith("gate-")) ? "refused" : "errors";
}
