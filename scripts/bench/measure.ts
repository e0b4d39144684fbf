/** How a figure is taken, and how a row of the table is written. */

export interface Row {
  what: string;
  measured: string;
  goal: string;
  /** Whether the goal is reached; undefined when there is none. */
  reached?: boolean;
}

/** A row whose figure has to stay at or below `goal`. */
export function atMost(what: string, value: number, goal: number, unit: string): Row {
  return { what, measured: `${figure(value)} ${unit}`, goal: `≤ ${figure(goal)} ${unit}`, reached: value <= goal };
}

/** A row whose figure has to reach `goal`. */
export function atLeast(what: string, value: number, goal: number, unit: string): Row {
  return { what, measured: `${figure(value)} ${unit}`, goal: `≥ ${figure(goal)} ${unit}`, reached: value >= goal };
}

const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

export const quantile = (values: number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
};

/** Milliseconds of each of `times` runs. */
export async function timed(times: number, work: (i: number) => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    await work(i);
    all.push(performance.now() - begun);
  }
  return all;
}

export const table = (rows: Row[]): string =>
  [
    "| what | measured | goal | |",
    "|---|---|---|---|",
    ...rows.map(({ what, measured, goal, reached }) => {
      const mark = reached === undefined ? "" : reached ? "reached" : "**not reached**";
      return `| ${what} | ${measured} | ${goal} | ${mark} |`;
    }),
  ].join("\n");
