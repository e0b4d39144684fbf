/** The lines of files that are larger than a string can be. */
import { closeSync, openSync, readSync } from "node:fs";

const CHUNK = 1 << 20;
const NEWLINE = 10;

export interface Line {
  text: string;
  /** The byte of the file that it begins at. */
  at: number;
}

/** The whole lines of a file that aren't empty: one that was cut off at the end is none. */
export function* linesOf(path: string): Generator<Line> {
  const file = openSync(path, "r");
  const chunk = Buffer.alloc(CHUNK);
  let [rest, at]: [Buffer, number] = [Buffer.alloc(0), 0];
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      rest = Buffer.concat([rest, chunk.subarray(0, read)]);
      for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
        if (end > 0) yield { text: rest.toString("utf8", 0, end), at };
        at += end + 1;
        rest = rest.subarray(end + 1);
      }
    }
  } finally {
    closeSync(file);
  }
}
