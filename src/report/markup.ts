/** HTML by templates: every value is escaped, unless it is markup itself. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | undefined | false | Markup | readonly Value[];

/** A template of HTML. Values may stand in text and in quoted attributes; lists follow each other. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.map((part, i) => (i === 0 ? "" : textOf(values[i - 1])) + part).join(""));

function textOf(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(textOf).join("");
  return value === undefined || value === false ? "" : escaped(String(value));
}

/** Control characters have no place in HTML, and signs that turn the direction of text would let it lie about itself. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
