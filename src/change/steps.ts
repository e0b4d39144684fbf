/** Amounts that are said of what there is: "10 GB more", "two fewer", "by 30 seconds". Pure. */
import { textOf } from "../core/literal-text.ts";
import type { Quantity } from "../language/quantities.ts";
import type { Reading } from "../language/reading.ts";
import { rootOf, rootsOfName } from "../language/roots.ts";
import type { Place } from "./places.ts";

/** What an argument comes to when it goes on by an amount in its own unit; `either`: in the other direction, where both are possible. Undefined where no number is there to go on from. */
export function steppedAt(
  { name, present, range }: Pick<Place, "name" | "present" | "range">,
  step: NonNullable<Quantity["step"]>,
  amount: string,
  reading: Reading,
): { expression: string; either?: string } | undefined {
  if (step === "by" && isItsVerb(name, reading)) return { expression: amount };
  const isText = present?.startsWith('"') === true;
  const plain = present === undefined ? undefined : isText ? textOf(present) : present;
  const [from, by] = [Number(plain || Number.NaN), Number(amount.replaceAll('"', ""))];
  if (!Number.isFinite(from) || !Number.isFinite(by)) return undefined;
  const [least, most] = range ?? [0, Number.POSITIVE_INFINITY];
  const possible = (value: number) => value >= least && value <= most && value !== 0;
  // Without what binary fractions leave behind.
  const [more, less] = [from + by, from - by]
    .map((sum) => Number(sum.toPrecision(12)))
    .map((value) => (possible(value) ? (isText ? `"${value}"` : String(value)) : undefined));
  const [expression, either] =
    step === "more" ? [more] : step === "less" ? [less] : more === undefined ? [less] : [more, less];
  return expression === undefined ? undefined : { expression, ...(either !== undefined && { either }) };
}

/** "Delay it by 30 seconds", "delayed by 30 seconds": the verb is what the argument is called, and the amount all of it. */
function isItsVerb(name: string, { tokens }: Reading): boolean {
  const own = rootsOfName(name);
  return tokens.some(
    ({ said }, i) => own.includes(rootOf(said)) && (i === 0 || /^(?:be|is|are)$/.test(tokens[i - 1]?.said ?? "")),
  );
}
