/** What a text about a report doesn't notice: the report is told anew with one thing in it otherwise, for each thing that there is. */
import type { Report } from "../../src/core/report.ts";
import type { Json } from "./unexpected.ts";

/** One thing otherwise: a text, a number, a truth or an empty list changed, or anything left out. */
interface Otherwise {
  path: string;
  value: unknown;
  leftOut?: unknown;
}

/** The paths of what can change without `say` telling it. */
export function unnoticed(report: Report, say: (report: Report) => string): string[] {
  const text = say(report);
  const same = ({ value }: Otherwise) => {
    try {
      return say(value as Report) === text;
    } catch {
      // What is no report any more can't be told, which is noticed.
      return false;
    }
  };
  return otherwise(report, "")
    .filter((one) => !isForm(one) && same(one))
    .map(({ path }) => path);
}

/** What is unknown or sensitive is marked in a value's form: the parts of it that mark nothing needn't be there. */
const isForm = ({ path, leftOut }: Otherwise) =>
  leftOut !== undefined &&
  /\.(?:after_unknown|after_sensitive|sensitive_values)\b/.test(path) &&
  !/true/.test(JSON.stringify(leftOut));

function otherwise(value: Json, path: string): Otherwise[] {
  if (value === null || typeof value !== "object" || Object.keys(value).length === 0)
    return [{ path, value: changed(value) }];
  return Object.keys(value).flatMap((key) => {
    const [at, item] = [`${path}.${key}`, value[key]];
    return [
      ...otherwise(item, at).map((one) => ({ ...one, value: withItem(value, key, one.value) })),
      { path: `${at} left out`, value: withoutItem(value, key), leftOut: item },
    ];
  });
}

const withItem = (value: Json, key: string, item: unknown) =>
  Array.isArray(value) ? value.with(Number(key), item) : { ...value, [key]: item };

const withoutItem = (value: Json, key: string) =>
  Array.isArray(value)
    ? value.toSpliced(Number(key), 1)
    : Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));

function changed(value: Json): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}~`;
  if (value === null) return "~";
  return Array.isArray(value) ? [true] : { "~": true };
}
