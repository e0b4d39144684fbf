/** Goes on with an evaluation that was interrupted: which of its rows stand. */
import { keyOf, type Row, type Settings, type Task } from "./record.ts";

/** Settings that are known before the model is loaded. */
export type Known = Omit<Settings, "model" | "endpoint"> & { model: string | undefined; endpoint: string | undefined };

export interface Kept {
  rows: Row[];
  /** The last line wasn't written whole. */
  torn: boolean;
}

/**
 * The rows of `text` that stand: not the summary, not rows without a verdict, not a half-written last line. A problem when the file holds something
 * else, other settings, or rows of a task that has changed since.
 */
export function keptRows(text: string, tasks: readonly Task[], settings: Known): Kept | { problem: string } {
  const requests = new Map(tasks.map(({ id, request }) => [JSON.stringify(id), request]));
  const rows = new Map<string, Row>();
  const lines = text.split("\n");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const row = readRow(line);
    if (row === "summary") continue;
    if (row === undefined) {
      if (i === last && !text.endsWith("\n")) return { rows: [...rows.values()], torn: true };
      return { problem: `line ${i + 1} is no row of an evaluation. Take it out, or name another file with --out.` };
    }
    const problem = differs(row.settings, settings);
    if (problem) return { problem: `${problem} Give the flags it was made with, or name another file with --out.` };
    const request = requests.get(JSON.stringify(row.id));
    if (request !== undefined && request !== row.request)
      return {
        problem: `the prompt, files, types or policy of ${JSON.stringify(row.id)} are other than when its row was made. Name another file with --out.`,
      };
    const key = keyOf(row.id, row.seed);
    if (row.error === undefined && !rows.has(key)) rows.set(key, row);
  }
  return { rows: [...rows.values()], torn: false };
}

function readRow(line: string): Row | "summary" | undefined {
  try {
    const value = JSON.parse(line);
    if (typeof value !== "object" || value === null || !value.settings) return undefined;
    if (value.id === undefined) return "summary";
    return typeof value.seed === "number" && typeof value.compilable === "boolean" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What was set otherwise when `made` was; undefined when nothing was. A model that isn't known yet may be any. */
export function differs(made: Settings, now: Known): string | undefined {
  const said = (settings: Known) => ({
    model: settings.model,
    // The same model at another address of it: so several servers may share the work.
    endpoint: settings.endpoint === undefined ? "none" : "given",
    rounds: settings.rounds,
    constraint: settings.constraint ? "on" : "off",
  });
  const [was, is] = [said({ endpoint: undefined, ...made }), said(now)];
  const other = (Object.keys(is) as (keyof typeof is)[]).filter(
    (name) => is[name] !== undefined && is[name] !== was[name],
  );
  if (other.length === 0) return undefined;
  return `its rows were made with ${other.map((name) => `${name} ${was[name]}, not ${is[name]}`).join("; ")}.`;
}
