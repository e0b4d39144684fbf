/** `--format`: which reports are written, and where. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { BENCHMARKS, type Benchmark } from "../report/compliance.ts";
import { gitlab } from "../report/gitlab.ts";
import { page } from "../report/html.ts";
import type { Judged } from "../report/judged.ts";
import { junit } from "../report/junit.ts";
import { sarif } from "../report/sarif.ts";
import { oneOf } from "./options.ts";
import { warn } from "./output.ts";
import { userPath } from "./paths.ts";
import { styleFor } from "./text.ts";
import { reportText } from "./text-report.ts";
import { refusal, UsageError } from "./usage-error.ts";

export const FORMATS = ["text", "json", "sarif", "junit", "gitlab", "html"] as const;
export type Format = (typeof FORMATS)[number];

/** A report that is wanted: in a file, or on standard output. */
export interface Target {
  format: Format;
  file?: string;
}

/** `text`, `sarif=out.sarif`: any number into files, one to standard output. Without any, text. */
export function parseFormats(values: readonly string[]): Target[] {
  const targets = values.map((value) => {
    const [name = "", ...rest] = value.split("=");
    const format = oneOf("--format", name, FORMATS);
    if (rest.length === 0) return { format };
    const file = rest.join("=");
    if (file === "") throw new UsageError(`--format ${value}: must be FORMAT or FORMAT=FILE.`);
    return { format, file };
  });
  const files = targets.flatMap(({ file }) => (file === undefined ? [] : [userPath(file)]));
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice) throw new UsageError(`--format: ${twice} is named twice. Each format needs a file of its own.`);
  const shown = targets.filter(({ file }) => file === undefined);
  if (shown.length > 1)
    throw new UsageError(
      `--format ${shown[0]?.format} and --format ${shown[1]?.format}: only one goes to standard output. Write the others to files: --format ${shown[1]?.format}=FILE.`,
    );
  return targets.length > 0 ? targets : [{ format: "text" }];
}

/** The benchmarks of `--compliance`, which only formats for people show. */
export function parseBenchmarks(names: readonly string[], targets: readonly Target[]): Benchmark[] {
  if (names.length > 0 && !targets.some(({ format }) => format === "text" || format === "html"))
    throw new UsageError("--compliance is shown by --format text and html only.");
  return names.map((name) => {
    const id = oneOf(
      "--compliance",
      name,
      BENCHMARKS.map(({ id }) => id),
    );
    return BENCHMARKS.find((benchmark) => benchmark.id === id) as Benchmark;
  });
}

/** Whether a format says what rules are. */
export const namesRules = ({ format }: Target): boolean => format === "sarif" || format === "html";

export interface Beside {
  aside: readonly string[];
  fixable: number;
}

/** Writes what goes to files, and gives what goes to standard output; empty when all goes to files. */
export function written(targets: readonly Target[], judged: Judged, beside: Beside): string {
  const texts: Record<Format, (file: string | undefined) => string> = {
    text: (file) => reportText(judged, styleFor(file === undefined ? process.stdout : {}), beside),
    json: () => `${JSON.stringify(judged.report, null, 2)}\n`,
    sarif: () => sarif(judged),
    junit: () => junit(judged),
    gitlab: () => gitlab(judged),
    html: () => page(judged),
  };
  let shown = "";
  for (const { format, file } of targets) {
    const text = texts[format](file);
    if (file === undefined) shown = text;
    else writeTo(file, text, `--format ${format}=${file}`);
  }
  return shown;
}

/** Writes a file that a flag names, and the folders it is to lie in. */
export function writeTo(file: string, text: string, flag: string): void {
  const path = userPath(file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${flag}: can't be written: ${refusal(error) ?? error}`);
  }
  warn(`Wrote ${file}.`);
}
