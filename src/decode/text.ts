/** Turns the bytes of tokens into text as soon as it is certain: whole characters, and nothing that may begin a stop text. */
export class TextStream {
  /** All text so far that is certain. */
  text = "";
  /** A stop text was met; `text` ends before it. */
  stopped = false;
  private held = "";
  private readonly stops: readonly string[];
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(stops: readonly string[] = []) {
    this.stops = stops.filter((stop) => stop !== "");
  }

  /** Everything decoded, held-back text included: what a constraint judges. */
  get soFar(): string {
    return this.text + this.held;
  }

  /** Takes a token's bytes, gives the text that became certain. */
  push(bytes: Uint8Array): string {
    return this.take(this.decoder.decode(bytes, { stream: true }));
  }

  /** Nothing more comes: gives what was held back. */
  end(): string {
    const rest = this.take(this.decoder.decode());
    if (this.stopped) return rest;
    const held = this.held;
    this.held = "";
    this.text += held;
    return rest + held;
  }

  private take(decoded: string): string {
    if (this.stopped) return "";
    const open = this.held + decoded;
    const found = this.stops.map((stop) => open.indexOf(stop)).filter((at) => at >= 0);
    this.stopped = found.length > 0;
    const certain = Math.min(...(this.stopped ? found : this.stops.map((stop) => beginOf(stop, open))), open.length);
    const text = open.slice(0, certain);
    this.held = this.stopped ? "" : open.slice(certain);
    this.text += text;
    return text;
  }
}

/** Where the longest end of `text` that begins `stop` starts; the text's length when none does. */
function beginOf(stop: string, text: string): number {
  for (let length = Math.min(stop.length - 1, text.length); length > 0; length--)
    if (text.endsWith(stop.slice(0, length))) return text.length - length;
  return text.length;
}
