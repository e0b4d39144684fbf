/** Writes to stdout and wait until it is taken: what is piped may be large, and the reader slow. */
export function out(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** A line for the person at the terminal; never part of a result. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}
