/**
 * Servers differ in what they make of an answer that is begun: some go on from it, some write it again, some put it into a fenced block of
 * Markdown. This gives the continuation in all cases, as soon as it is certain.
 */
export class Continuation {
  private held = "";
  private decided: boolean;
  private readonly starts: readonly string[];

  constructor(prefill: string) {
    this.starts = startsOf(prefill);
    this.decided = this.starts.length === 0;
  }

  /** Takes a piece of the answer, gives the part of it that continues the prefill. */
  push(piece: string): string {
    if (this.decided) return piece;
    this.held += piece;
    const { rest, open } = continued(this.held, this.starts);
    if (open) return "";
    this.decided = true;
    return rest;
  }

  /** Nothing more comes: gives what was held back. */
  end(): string {
    if (this.decided) return "";
    this.decided = true;
    return continued(this.held, this.starts).rest;
  }
}

const FENCE = /^\s*```\w*\n\s*/;
const FENCE_SO_FAR = /^\s*(?:`{0,2}|```\w*|```\w*\n\s*)$/;

/** What comes after the longest of `starts`; `open` while more of the answer could decide otherwise. */
function continued(answer: string, starts: readonly string[]): { rest: string; open: boolean } {
  const fenced = FENCE.exec(answer)?.[0] ?? "";
  const text = answer.slice(fenced.length);
  const bare = text.trimStart();
  const longer = starts.some((start) => start.length > bare.length && start.startsWith(bare));
  const start = starts.find((candidate) => bare.startsWith(candidate));
  const rest = start !== undefined ? bare.slice(start.length) : fenced ? text : answer;
  return { rest, open: longer || FENCE_SO_FAR.test(answer) };
}

/** The ends of the prefill that begin at the start of a line, longest first: a server that doesn't go on repeats one of them. */
function startsOf(prefill: string): string[] {
  const lines = prefill.split("\n");
  const ends = lines.map((_, at) => lines.slice(at).join("\n").trimStart());
  return [...new Set(ends)].filter((end) => end.trim() !== "").sort((a, b) => b.length - a.length);
}
