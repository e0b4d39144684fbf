/** Programs as a model reads and writes them. */

/** A line of an argument whose `=` stands away from its name. */
const ALIGNED = /^([ \t]*(?:"[^"\n]*"|[\w.-]+))[ \t]{2,}=(?=[ \t])/;
const HEREDOC = /<<-?([\w-]+)[ \t\r]*$/;

/**
 * `text` with one space before each `=`: how far those of a block are indented follows from arguments that are yet to come, so that no model can know it, and the
 * formatter puts it back.
 */
export function unaligned(text: string): string {
  let marker: string | undefined;
  return text
    .split("\n")
    .map((line) => {
      if (marker !== undefined) {
        if (line.trim() === marker) marker = undefined;
        return line;
      }
      marker = HEREDOC.exec(line)?.[1];
      return line.replace(ALIGNED, "$1 =");
    })
    .join("\n");
}
