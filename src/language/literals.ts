/** What a request gives literally, in order: numbers with their units, networks, versions, names in quotes, and texts of a shape that nobody would write in prose. */
import type { Quantity } from "./quantities.ts";
import type { Reading } from "./reading.ts";
import type { Text } from "./texts.ts";
import { words } from "./words.ts";

export interface Literal {
  kind: "number" | "duration" | "network" | "shape" | "quoted" | "version";
  /** As it was written, without quotes; a number in digits. */
  text: string;
  start: number;
  end: number;
  /** Words around it, the nearest last and first. */
  before: readonly string[];
  after: readonly string[];
  /** Of a number or duration. */
  quantity?: Quantity;
}

export function literalsOf({ text, texts, quantities }: Reading): Literal[] {
  const found: Omit<Literal, "before" | "after">[] = texts.flatMap((one) => {
    const kind = kindOf(one);
    return kind === undefined ? [] : [{ kind, text: one.text, start: one.at, end: one.end }];
  });
  for (const quantity of quantities) {
    const { at: start, end, value, measure } = quantity;
    if (found.some((other) => start < other.end && other.start < end)) continue;
    if (measure === "time") found.push({ kind: "duration", text: quantity.text, start, end, quantity });
    else found.push({ kind: "number", text: String(value), start, end, quantity });
  }
  const sentence = /;|\.\s/;
  return found
    .sort((a, b) => a.start - b.start)
    .map((one) => ({
      ...one,
      before: words(
        text
          .slice(Math.max(0, one.start - 70), one.start)
          .split(sentence)
          .at(-1) ?? "",
      ).slice(-6),
      after: words(text.slice(one.end, one.end + 60).split(sentence)[0] ?? "").slice(0, 4),
    }));
}

/** Words that merely follow "called", and places in prose, are no literals. */
function kindOf({ kind, text, quoted }: Text): Literal["kind"] | undefined {
  if (quoted) return "quoted";
  if (kind === "network" || kind === "version") return kind;
  return (kind === "name" || kind === "region") && !/[-_.\d]/.test(text) ? undefined : "shape";
}
