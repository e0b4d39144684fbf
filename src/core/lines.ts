import { own } from "./own.ts";
import type { Files } from "./report.ts";

/** Reads the lines of files, without what ends them, each file once; none of what isn't text. */
export function lineReader(files: Files): (file: string) => readonly string[] {
  const read = new Map<string, readonly string[]>();
  return (file) => {
    const content = own(files, file);
    const lines = read.get(file) ?? (typeof content === "string" ? content.replace(/^\ufeff/, "").split(/\r?\n/) : []);
    read.set(file, lines);
    return lines;
  };
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters that columns count, as HCL counts them. */
export const charactersOf = (line: string): string[] =>
  /^[ -~\t]*$/.test(line) ? line.split("") : Array.from(graphemes.segment(line), ({ segment }) => segment);
