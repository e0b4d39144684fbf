import { own } from "./own.ts";
import type { Files } from "./report.ts";

interface Read {
  text: string;
  lines: readonly string[];
}

/** What was split already: reports ask for the lines of a few files thousands of times. */
const read = new WeakMap<Files, Map<string, Read>>();

/** The lines of a file, without what ends them; none of what isn't text. */
export function linesOf(files: Files, file: string): readonly string[] {
  const text = own(files, file);
  if (typeof text !== "string") return [];
  const known = read.get(files) ?? new Map<string, Read>();
  read.set(files, known);
  const before = known.get(file);
  if (before?.text === text) return before.lines;
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  known.set(file, { text, lines });
  return lines;
}

let graphemes: Intl.Segmenter | undefined;
/** Made on use: that takes 9 ms, which every start would pay for the few lines that need it. */
const segments = (line: string) => {
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return graphemes.segment(line);
};

/** The characters that columns count, as HCL counts them. */
export const charactersOf = (line: string): string[] =>
  /^[ -~\t]*$/.test(line) ? line.split("") : Array.from(segments(line), ({ segment }) => segment);
