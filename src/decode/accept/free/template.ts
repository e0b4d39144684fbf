/** Texts with `${…}` and `%{…}` in them: in quotes, and as heredocs. */
import type { Out, Then, Thread } from "../machine.ts";
import { fits, TEXT } from "../types.ts";
import { type Context, type Names, NULL, type Value, within } from "./context.ts";
import { expression } from "./expression.ts";
import { loop } from "./loop.ts";
import { hand, peek, shadow, space } from "./peek.ts";
import type { Operand } from "./reference.ts";
import { word } from "./words.ts";

type After = (own: Operand, out: Out) => void;

/** How far a text is. */
interface Parts {
  readonly context: Context;
  readonly after: After;
  /** What ends a heredoc; undefined in quotes. */
  readonly marker?: string;
  /** The text so far, while nothing is put into it. */
  readonly constant: string | undefined;
  /** The one thing that the text consists of. */
  readonly only?: Value;
  /** Directives that are open, the innermost first. */
  readonly open?: Directive | undefined;
}

interface Directive {
  readonly kind: "if" | "else" | "for";
  readonly outer: Directive | undefined;
  /** The variables outside of it. */
  readonly names: Names | undefined;
}

export const quoted = (context: Context, after: After): Then => text({ context, after, constant: "" });

const text = (parts: Parts): Then => {
  const thread = new Inside(parts, "", "");
  return (out) => void out.push(thread);
};

/** `${`, `%{` and backslashes: what was read of them. */
type Open = "" | "$" | "%" | "$$" | "%%" | "\\" | "u";

class Inside implements Thread {
  constructor(
    private readonly parts: Parts,
    private readonly open: Open,
    /** What was read of the line of a heredoc as long as it may be the end, or digits behind `\u`. */
    private readonly line: string | undefined,
  ) {}

  step(char: string, out: Out): void {
    const { parts, open } = this;
    if (open === "u") this.digit(char, out);
    else if (open === "\\") {
      if ('nrt"\\'.includes(char)) this.more(`\\${char}`, "", out);
      else if (char === "u" || char === "U") out.push(new Inside(parts, "u", char));
    } else if (char === "{" && (open === "$" || open === "%")) this.insert(open, out);
    else if (parts.marker !== undefined) this.heredoc(parts.marker, char, out);
    else if (char === '"') this.close(out);
    else if (char === "\\") out.push(new Inside(this.parts, "\\", ""));
    else if (char !== "\n" && char !== "\r") this.more(char, this.opened(char), out);
  }

  private opened(char: string): Open {
    if (char !== "$" && char !== "%") return "";
    return this.open === char || this.open === char + char ? (`${char}${char}` as Open) : char;
  }

  private more(read: string, open: Open, out: Out, line: string | undefined = undefined): void {
    const { constant, only, ...rest } = this.parts;
    if (only && (only.absent || !fits(only.type, "string"))) return;
    // What is inserted is no longer the only thing.
    out.push(new Inside({ ...rest, constant: constant === undefined ? undefined : constant + read }, open, line));
  }

  private digit(char: string, out: Out): void {
    const read = (this.line ?? "") + char;
    if (!/^[0-9a-fA-F]$/.test(char)) return;
    if (read.length === (read[0] === "u" ? 5 : 9)) this.more(`\\${read}`, "", out);
    else out.push(new Inside(this.parts, "u", read));
  }

  private heredoc(marker: string, char: string, out: Out): void {
    const { line } = this;
    if (char === "\n") {
      if (line !== undefined && line.trim() === marker) {
        const { constant, open, after } = this.parts;
        const read = constant?.slice(0, constant.length - line.length);
        if (!open) hand((o) => after({ type: TEXT, ...(read !== undefined && { constant: read }) }, o), "\n", out);
      } else this.more(char, "", out, "");
      return;
    }
    const read = line === undefined ? undefined : line + char;
    const may = read !== undefined && marker.startsWith(read.trim());
    this.more(char, this.opened(char), out, may ? read : undefined);
  }

  private close(out: Out): void {
    const { after, only, constant, open } = this.parts;
    if (open) return;
    if (only) after(only.absent ? NULL : { type: only.type }, out);
    else after(textOf(constant), out);
  }

  private insert(open: "$" | "%", out: Out): void {
    const { parts } = this;
    // The sign belongs to what is inserted; anything before it, and the text isn't one thing alone.
    const alone = parts.constant === open && parts.marker === undefined && !parts.open;
    const then = open === "$" ? inserted(parts, alone) : directive(parts);
    // `${~` takes away the space before it.
    peek((char, o) => (char === "~" ? then(o) : hand(then, char, o)))(out);
    shadow(then, out);
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    const { marker } = this.parts;
    if (this.open === "\\") return "n";
    if (this.open === "u") return "0";
    return marker === undefined ? '"' : `\n${marker}\n`;
  }

  offer(random: () => number): string {
    if (random() < 0.4) return this.exit();
    return SOME[Math.floor(random() * SOME.length)] as string;
  }
}

const SOME = ["a", "${", "${", "x-y", "$", "%", "\\n", "$${", "%{ if true }b%{ endif }", "ü", "'"];

function textOf(read: string | undefined): Operand {
  // What is put together, or written by its number, is nothing to compare with; and hardly ever a number.
  if (read === undefined || /\\[uU]/.test(read)) return { type: TEXT };
  const constant = unescaped(read);
  return { type: MAY_CONVERT.test(constant) ? "string" : TEXT, constant };
}

/** Texts that become numbers or truth values where these are wanted. */
const MAY_CONVERT = /^(?:[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false)$/;

const unescaped = (text: string): string =>
  text
    .replace(/\\(.)/g, (_, char: string) => ({ n: "\n", r: "\r", t: "\t" })[char] ?? char)
    .replace(/([$%])\1\{/g, "$1{");

/** The end of what is inserted: `}` or `~}`. */
const closing = (then: Then): Then =>
  peek((char, out) => {
    if (char === "}") then(out);
    else if (char === "~") peek((next, o) => next === "}" && then(o), "}")(out);
  }, "}");

const resumed = (parts: Parts, more: Partial<Parts>): Then => {
  const { only: _, ...rest } = parts;
  const thread = new Inside({ ...rest, constant: undefined, ...more }, "", undefined);
  return (out) => void out.push(thread);
};

function inserted(parts: Parts, alone: boolean): Then {
  return expression(within(within(parts.context)), (value, out) => {
    if (alone && (!value.absent || parts.marker === undefined)) closing(resumed(parts, { only: value }))(out);
    else if (!value.absent && fits(value.type, "string")) closing(resumed(parts, {}))(out);
  });
}

/** `if`, `for`, and what closes them. What is put in alone and isn't text may still be followed by something. */
function directive(parts: Parts): Then {
  const { context, open } = parts;
  const inner = within(context);
  const opening = (kind: Directive["kind"], names = context.names): Partial<Parts> => ({
    context: { ...context, names },
    open: { kind, outer: open, names: context.names },
  });
  const outside = (): Partial<Parts> => ({ context: { ...context, names: open?.names }, open: open?.outer });
  return space(
    true,
    word(
      (name, char, out) => {
        const end = (more: Partial<Parts>) => hand(space(true, closing(resumed(parts, more))), char, out);
        if (name === "if")
          hand(
            expression(inner, ({ type }, o) => fits(type, "bool") && closing(resumed(parts, opening("if")))(o)),
            char,
            out,
          );
        else if (name === "for")
          hand(
            loop(inner, (names, o) => closing(resumed(parts, opening("for", names)))(o)),
            char,
            out,
          );
        else if (name === "else" && open?.kind === "if")
          end({ open: { kind: "else", outer: open.outer, names: open.names } });
        else if ((name === "endif" && open && open.kind !== "for") || (name === "endfor" && open?.kind === "for"))
          end(outside());
      },
      open ? [open.kind === "for" ? "endfor" : "endif"] : ["if true }"],
    ),
  );
}

/** `<<EOT` and `<<-EOT`, of which the first sign was read. */
export function heredoc(context: Context, after: After): Then {
  const marked = word(
    (marker, char, out) => {
      const body: Then = (o) => void o.push(new Inside({ context, after, marker, constant: "" }, "", ""));
      if (char === "\n") body(out);
      else if (char === "\r") peek((next, o) => next === "\n" && body(o), "\n")(out);
    },
    ["EOT\n"],
  );
  return peek((char, out) => {
    if (char !== "<") return;
    peek((next, o) => (next === "-" ? marked(o) : hand(marked, next, o)), "EOT\n", "-EOT\n")(out);
  }, "<EOT\n");
}
