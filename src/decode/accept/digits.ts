/** Numbers: at most nine digits, and four behind the point; within limits where there are some. */
import type { Out, Then, Thread } from "./machine.ts";
import type { Limits } from "./rules.ts";

export const number =
  (then: Then, limits?: Limits): Then =>
  (out) =>
    void out.push(new Digits("", limits, then));

const MOST_DIGITS = 9;
const MOST_DECIMALS = 4;

class Digits implements Thread {
  constructor(
    private readonly text: string,
    private readonly limits: Limits | undefined,
    private readonly then: Then,
  ) {}

  step(char: string, out: Out): void {
    const text = this.text + char;
    if (!isNumber(text) || (this.limits && !completion(text, this.limits))) return;
    out.push(new Digits(text, this.limits, this.then));
    if (this.isWhole(text)) this.then(out);
  }

  private isWhole(text: string): boolean {
    return /\d$/.test(text) && (!this.limits || isWithin(Number(text), this.limits));
  }

  only(): undefined {
    return undefined;
  }

  exit(): string {
    if (this.isWhole(this.text)) return "";
    return this.limits ? (completion(this.text, this.limits) ?? "0").slice(this.text.length) : "0";
  }

  offer(random: () => number): string {
    const some = ["0", "1", "22", "-1", ".5", "443", "8", this.exit()];
    return some[Math.floor(random() * some.length)] as string;
  }
}

/** Whether a number may begin like that: no zeros before it, no minus nothing. */
function isNumber(text: string): boolean {
  const [, whole = "", point, decimals = ""] = /^-?(\d*)(\.?)(\d*)$/.exec(text) ?? [];
  if (text !== "-" && (whole === "" || point === undefined)) return false;
  return !/^0\d/.test(whole) && whole.length <= MOST_DIGITS && decimals.length <= MOST_DECIMALS && point !== undefined;
}

const isWithin = (value: number, [least, most]: Limits) => value >= least && value <= most;

/** A number within limits that begins with the text; undefined when there is none. */
function completion(text: string, [least, most]: Limits): string | undefined {
  const sign = text.startsWith("-") ? "-" : "";
  const read = text.slice(sign.length);
  // A minus turns the limits around.
  const [low, high] = sign ? [Math.max(0, -most), -least] : [Math.max(0, least), most];
  if (high < low) return undefined;
  if (read.includes(".")) {
    const start = Number(read.replace(/\.$/, ""));
    return start >= low && start <= high ? `${sign}${read}${read.endsWith(".") ? "0" : ""}` : undefined;
  }
  if (read === "") return `${sign}${Math.ceil(low)}`;
  for (let power = 1, width = read.length; width <= MOST_DIGITS; power *= 10, width++) {
    const from = Number(read) * power;
    const value = Math.max(from, Math.ceil(low));
    if (value <= from + power - 1 && value <= high) return `${sign}${value}`;
    if (read === "0") break;
  }
  return undefined;
}
