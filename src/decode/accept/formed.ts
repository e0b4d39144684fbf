/** The inside of a string that has to have a certain form, for as long as nothing is put into it. */
import { type Inside, inside, isPlain } from "./characters.ts";
import type { Out, Then, Thread } from "./machine.ts";
import { isSettled, type Matching, wayOut } from "./pattern.ts";
import type { Form } from "./rules.ts";

export const formed =
  (form: Form, about: Inside): Then =>
  (out) =>
    void out.push(new Formed(form, about, form.starts, form.not, "", false));

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };
/** Behind a dollar sign that only begins a template: no pattern has it. */
const TEMPLATE_ONLY: readonly Matching[] = [];

class Formed implements Thread {
  constructor(
    private readonly form: Form,
    private readonly about: Inside,
    private readonly states: readonly Matching[],
    private readonly not: Matching | undefined,
    private readonly read: string,
    private readonly escaping: boolean,
  ) {}

  step(char: string, out: Out): void {
    const { about, read, states } = this;
    if (this.escaping) {
      const meant = ESCAPED[char];
      if (meant !== undefined) this.more(meant, out);
    } else if (char === "{" && /[$%]$/.test(read)) {
      // From here on nobody knows what the text will be.
      const rest = { ...about, room: Math.max(0, about.room - read.length) };
      if (/(?:^|[^$])\$$/.test(read)) about.template?.(inside(rest))(out);
    } else if (states === TEMPLATE_ONLY) return;
    else if (char === '"') {
      if (this.isWhole()) about.behind(out);
    } else if (char === "\\") out.push(new Formed(this.form, about, states, this.not, read, true));
    else if (isPlain(char)) this.more(char, out);
  }

  private more(char: string, out: Out): void {
    const { form, about, read } = this;
    const text = read + char;
    if (text.length > Math.min(about.room, form.length[1])) return;
    const states = this.states.map((state) => state.next(char));
    const not = this.not?.next(char);
    if (states.every((state) => state !== undefined) && !(not && isSettled(not)))
      out.push(new Formed(form, about, states as Matching[], not, text, false));
    else if (char === "$" && about.template) out.push(new Formed(form, about, TEMPLATE_ONLY, not, text, false));
  }

  private isWhole(): boolean {
    const { form, read, states } = this;
    if (states === TEMPLATE_ONLY || this.not?.accepts) return false;
    return read.length >= form.length[0] && states.every(({ accepts }) => accepts);
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    if (this.escaping) return "n";
    if (this.isWhole()) return '"';
    if (this.states === TEMPLATE_ONLY) return "{";
    return wayOut(this.states, this.not, this.form.length[0] - this.read.length) || '"';
  }

  offer(random: () => number): string {
    const draw = random();
    if (draw < 0.5) return this.exit();
    return draw < 0.6 ? "${" : (SOME[Math.floor(random() * SOME.length)] as string);
  }
}

const SOME = ["a", "web", "my-name", "x_1", "0", "A", "10.0.0.0/16", ".", "/", "$"];
