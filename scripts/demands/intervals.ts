/** Counts with the interval in which their share lies, at 95 %. */

const Z = 1.96;

/** Wilson's interval: "14 of 20 [48, 85 %]". */
export function ofRequests(count: number, of: number): string {
  if (of === 0) return "0 of 0";
  const share = count / of;
  const middle = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z / (2 * of)) ** 2);
  const scale = 1 + (Z * Z) / of;
  return told(count, of, (middle - half) / scale, (middle + half) / scale);
}

/** Demands of one request stand and fall together, so that requests are what the spread is counted of: the ratio's, linearised. */
export function ofDemands(rows: readonly { met: number; demands: number }[]): string {
  const sum = (of: (row: { met: number; demands: number }) => number) => rows.reduce((all, row) => all + of(row), 0);
  const [met, demands] = [sum((row) => row.met), sum((row) => row.demands)];
  if (rows.length < 2 || demands === 0) return `${met} of ${demands}`;
  const share = met / demands;
  const spread = sum((row) => (row.met - share * row.demands) ** 2) * (rows.length / (rows.length - 1));
  const half = (Z * Math.sqrt(spread)) / demands;
  return told(met, demands, Math.max(0, share - half), Math.min(1, share + half));
}

const told = (count: number, of: number, low: number, high: number) =>
  `${count} of ${of} [${Math.round(100 * low)}, ${Math.round(100 * high)} %]`;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
