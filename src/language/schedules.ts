/** When a request wants something to happen again and again, as an expression of AWS: "every 5 minutes", "daily at 02:30", "weekdays at 7 am". */
import { NUMBER_WORDS, numberOf } from "./numbers.ts";
import type { Span } from "./texts.ts";

export interface Schedule extends Span {
  /** `rate(5 minutes)`, `cron(30 2 * * ? *)`. */
  text: string;
}

const UNITS: readonly (readonly [said: RegExp, unit: string])[] = [
  [/^m/i, "minute"],
  [/^h/i, "hour"],
  [/^d/i, "day"],
];
const RATE = new RegExp(
  `\\bevery\\s+(?:(\\d+|${NUMBER_WORDS})[\\s-]*)?(minutes?|mins?|hours?|hrs?|days?)\\b|\\bhourly\\b`,
  "gi",
);
const DAYS = "mon|tue|wed|thu|fri|sat|sun";
const DAY = `(?:${DAYS})(?:s|day|sday|nesday|rsday|urday|days|sdays|nesdays|rsdays|urdays)?`;
const OFTEN = `(?:every\\s+|each\\s+|on\\s+)?(?:(weekdays?|working\\s+days?)|(${DAY})|(?:day|night|morning|evening|daily|nightly))`;
const TIME = String.raw`(?:at\s+|starting\s+(?:at\s+)?)?(\d{1,2})(?::(\d\d))?\s*(am|pm)?(?![\w:.%/-])`;
/** Of both orders; a number alone is a time only behind "at" or before "am". */
const THEN = new RegExp(`\\b${OFTEN}\\b[\\s,]*${TIME}`, "gi");
const AT = new RegExp(`\\b${TIME}(?:\\s+UTC)?[\\s,]+${OFTEN}\\b`, "gi");

export function schedulesIn(request: string): Schedule[] {
  const found: Schedule[] = [];
  const put = (text: string, at: number, { length }: string) => {
    if (!found.some((other) => at < other.end && other.at < at + length)) found.push({ text, at, end: at + length });
  };
  for (const { 0: whole, 1: weekdays, 2: day, 3: hour, 4: minute, 5: half, index } of request.matchAll(THEN))
    putTime(whole, index, { weekdays, day, hour, minute, half });
  for (const { 0: whole, 1: hour, 2: minute, 3: half, 4: weekdays, 5: day, index } of request.matchAll(AT))
    putTime(whole, index, { weekdays, day, hour, minute, half });
  for (const { 0: whole, 1: count, 2: unit = "hours", index } of request.matchAll(RATE)) {
    const value = count === undefined ? 1 : (numberOf(count) ?? Number(count));
    const name = UNITS.find(([said]) => said.test(unit))?.[1];
    if (name && value > 0) put(`rate(${value} ${name}${value === 1 ? "" : "s"})`, index, whole);
  }
  return found.sort((a, b) => a.at - b.at);

  function putTime(
    whole: string,
    at: number,
    { weekdays, day, hour, minute, half }: Record<"weekdays" | "day" | "hour" | "minute" | "half", string | undefined>,
  ): void {
    if (minute === undefined && half === undefined && !/\bat\s+\d/i.test(whole)) return;
    const said = Number(hour);
    const own = half === undefined ? said : (said % 12) + (/pm/i.test(half) ? 12 : 0);
    if (own > 23 || Number(minute ?? 0) > 59) return;
    const on = weekdays ? "MON-FRI" : day?.slice(0, 3).toUpperCase();
    put(`cron(${Number(minute ?? 0)} ${own} ${on ? `? * ${on}` : "* * ?"} *)`, at, whole);
  }
}
