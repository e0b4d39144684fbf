/** The row of a parameter for a value that its list doesn't have: what goes with it is worked out from the rows that are there. */
import { escaped } from "../core/references.ts";
import type { Group } from "./scenario.ts";

/** `k`: which name has the value. Undefined where what goes with it can't be told. */
export function derived({ names, rows }: Group, k: number, value: string): readonly string[] | undefined {
  const found = rows.find((row) => row[k]?.toLowerCase() === value.toLowerCase());
  if (found) return found;
  const row = names.map((_, j) => (j === k ? value : partner(rows, k, j, value)));
  return row.every((one) => one !== undefined) ? (row as string[]) : undefined;
}

function partner(rows: Group["rows"], k: number, j: number, value: string): string | undefined {
  const pairs = rows.map((row) => [row[k] as string, row[j] as string] as const);
  const [first] = pairs;
  if (!first) return undefined;
  if (pairs.every(([, other]) => other === first[1])) return first[1];
  const ratio = Number(first[1]) / Number(first[0]);
  if (Number.isFinite(ratio) && pairs.every(([own, other]) => Math.abs(Number(other) - Number(own) * ratio) < 1e-6))
    return String(Number((Number(value) * ratio).toFixed(6)));
  // `www.acme.com` = `acme.com`: what is behind the first dot. `acme.com` is its own, since nobody has a zone for all of com.
  if (value.includes(".") && pairs.every(([own, other]) => own !== other && behindDot(own) === other))
    return SUFFIX.test(behindDot(value)) ? value : behindDot(value);
  // `6` = `cron(0 6 * * ? *)`: the other holds the value itself, in the usual form where there are several.
  const forms = pairs.map(([own, other]) => other.replace(boundary(own), "\u0000"));
  return forms.every((form) => form.includes("\u0000")) ? forms[0]?.replace("\u0000", value) : undefined;
}

/** What registries sell names under: `com`, and `co.uk` and the like of countries. */
const SUFFIX = /^(?:(?:ac|co|com|edu|gov|net|or|org)\.[a-z]{2}|[^.]+)$/i;

const behindDot = (text: string) => text.slice(text.indexOf(".") + 1);

const boundary = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, "u");
