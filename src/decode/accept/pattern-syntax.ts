/** Reads regular expressions into what they consist of. */

export type Matches = (char: string) => boolean;

export type Piece =
  | { readonly matches: Matches }
  | { readonly all: readonly Piece[] }
  | { readonly either: readonly Piece[] }
  | { readonly of: Piece; readonly least: number; readonly most: number | undefined };

const ANY: Piece = { of: { matches: (char) => char !== "\n" }, least: 0, most: undefined };
const NOTHING: Piece = { all: [] };

/** What a pattern means for a whole text; undefined when it has something that isn't known here. */
export function parsePattern(pattern: string): Piece | undefined {
  const folds = pattern.startsWith("(?i)");
  const parser = new Parser(folds ? pattern.slice(4) : pattern, folds);
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

class Unknown extends Error {}

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[0-9A-Za-z_]/,
  W: /[^0-9A-Za-z_]/,
  s: /[\t\n\f\r ]/,
  S: /[^\t\n\f\r ]/,
};
const SIGNS: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", f: "\f" };

class Parser {
  private at = 0;
  constructor(
    private readonly text: string,
    private readonly folds: boolean,
  ) {}

  /** Alternatives of the whole pattern, each with its anchors; without one, anything may stand there. */
  whole(): Piece {
    const either: Piece[] = [];
    do {
      const start = this.take("^") ? NOTHING : ANY;
      const { pieces, ended } = this.sequence(true);
      either.push({ all: [start, ...pieces, ended ? NOTHING : ANY] });
    } while (this.take("|"));
    if (this.at < this.text.length) throw new Unknown();
    return { either };
  }

  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private sequence(top: boolean): { pieces: Piece[]; ended: boolean } {
    const pieces: Piece[] = [];
    while (this.at < this.text.length && this.text[this.at] !== "|" && this.text[this.at] !== ")") {
      if (this.take("$")) {
        if (!top || (this.at < this.text.length && this.text[this.at] !== "|")) throw new Unknown();
        return { pieces, ended: true };
      }
      pieces.push(this.repeated(this.atom()));
    }
    return { pieces, ended: false };
  }

  private repeated(of: Piece): Piece {
    let piece = of;
    for (;;) {
      if (this.take("*")) piece = { of: piece, least: 0, most: undefined };
      else if (this.take("+")) piece = { of: piece, least: 1, most: undefined };
      else if (this.take("?")) piece = { of: piece, least: 0, most: 1 };
      else {
        const times = /^\{(\d+)(,?)(\d*)\}/.exec(this.text.slice(this.at));
        if (!times) return piece;
        this.at += times[0].length;
        const least = Number(times[1]);
        const most = times[2] === "" ? least : times[3] === "" ? undefined : Number(times[3]);
        piece = { of: piece, least, most };
      }
    }
  }

  private atom(): Piece {
    if (this.take("(")) {
      if (this.take("?") && !this.take(":")) throw new Unknown();
      const either: Piece[] = [];
      do either.push({ all: this.sequence(false).pieces });
      while (this.take("|"));
      if (!this.take(")")) throw new Unknown();
      return { either };
    }
    if (this.take("[")) return { matches: this.set() };
    if (this.take(".")) return { matches: (char) => char !== "\n" };
    if (this.text[this.at] === "^" || this.text[this.at] === "*" || this.text[this.at] === "+") throw new Unknown();
    return { matches: this.single() };
  }

  /** One character, or an escape that stands for several. */
  private single(): Matches {
    const char = this.text[this.at++] as string;
    if (char !== "\\") return this.equal(char);
    const escaped = this.text[this.at++] ?? "";
    const known = CLASSES[escaped];
    if (known) return (own) => known.test(own);
    return this.equal(this.literal(escaped));
  }

  private literal(escaped: string): string {
    const sign = SIGNS[escaped];
    if (sign !== undefined) return sign;
    if (escaped === "" || /[0-9A-Za-z]/.test(escaped)) throw new Unknown();
    return escaped;
  }

  private equal(char: string): Matches {
    if (!this.folds) return (own) => own === char;
    const folded = char.toLowerCase();
    return (own) => own.toLowerCase() === folded;
  }

  private set(): Matches {
    const negated = this.take("^");
    const some: Matches[] = [];
    for (let first = true; first || this.text[this.at] !== "]"; first = false) {
      if (this.at >= this.text.length || this.text.startsWith("[:", this.at)) throw new Unknown();
      const next = this.text[this.at + (this.text[this.at] === "\\" ? 2 : 1)];
      const behind = this.text[this.at + (this.text[this.at] === "\\" ? 3 : 2)];
      if (next !== "-" || behind === "]" || behind === undefined) some.push(this.single());
      else some.push(this.range());
    }
    this.at++;
    return (char) => some.some((one) => one(char)) !== negated;
  }

  private range(): Matches {
    const from = this.bound();
    this.at++;
    const to = this.bound();
    const within = (char: string) => char >= from && char <= to;
    return this.folds ? (char) => within(char.toLowerCase()) || within(char.toUpperCase()) : within;
  }

  private bound(): string {
    const char = this.text[this.at++] as string;
    return char === "\\" ? this.literal(this.text[this.at++] ?? "") : char;
  }
}
