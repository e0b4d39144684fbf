/** Values inside the expressions of a block's arguments as places: those of maps and of objects in lists, also in `jsonencode`. */
import { isLiteral, isSwitch, textOf } from "../core/literal-text.ts";
import { optionalAttribute } from "../core/schema.ts";
import { evidenceFor } from "../intent/evidence.ts";
import { isName } from "../intent/slots.ts";
import type { Reading } from "../language/reading.ts";
import { wordsOf } from "./blocks.ts";
import { parsed, type Value } from "./expression.ts";
import type { Element, Place } from "./places.ts";
import type { Path } from "./splice.ts";

/** What people mark things by, which is said as pairs. */
const MARKS = /(?:^|_)(?:tags|labels|annotations)$/;

/** Of an argument at a path. `own`: words of the block itself. */
export function placesInside(
  type: string,
  path: Path,
  expression: string,
  reading: Reading,
  own: ReadonlySet<string>,
  around: readonly Element[],
): Place[] {
  if (!/^[[{a-z]/.test(expression) || MARKS.test(String(path.at(-1)))) return [];
  const said = new Set(reading.tokens.map(({ word }) => word));
  const textAt = ({ start, end }: Value) => expression.slice(start, end);
  const spokenOf = (name: string, path: string) =>
    evidenceFor({ name: snake(name), path, values: undefined }, reading, own);
  const places: Place[] = [];
  const visit = (value: Value, at: Path, elements: readonly Element[], about: number, led: number) => {
    const { kind, entries } = value;
    const names = at.filter((step) => typeof step === "string");
    const name = names.at(-1) ?? "";
    const present = textAt(value);
    const last = at.at(-1);
    if (
      kind === "other" &&
      typeof last === "string" &&
      at.length > path.length &&
      (isLiteral(present) || isSwitch(present))
    ) {
      const key = names.join(".");
      const takes = present.startsWith('"') ? "string" : isSwitch(present) ? "bool" : "number";
      const { strength, hit } = spokenOf(name, `${type}.${key}`);
      const common = { made: false, half: false, tells: false, isInside: true as const, isUsual: () => false };
      places.push({
        ...{
          ...common,
          path: at,
          key,
          name,
          attribute: optionalAttribute(takes),
          present,
          says: strength + led / 2,
          hit,
          about,
          elements,
        },
      });
    }
    // What leads to it is said of it, too: "the memory limit".
    const { strength: leads } = spokenOf(name, `${type}.${names.join(".")}`);
    const further = typeof last === "string" ? Math.max(led, leads) : led;
    for (const { step, value: inner } of entries) {
      const isMap = inner.kind === "map";
      const texts = isMap
        ? inner.entries.flatMap((entry) => (isName(String(entry.step)) ? (textOf(textAt(entry.value)) ?? []) : []))
        : [];
      const called = [...texts.flatMap(wordsOf), ...(kind === "map" && isMap ? wordsOf(String(step)) : [])];
      const hits = called.filter((word) => said.has(word)).length;
      const element = {
        series: at,
        index: entries.findIndex((entry) => entry.value === inner),
        count: entries.length,
        called: hits,
        isInside: true as const,
      };
      visit(
        inner,
        [...at, step],
        kind !== "call" && isMap ? [...elements, element] : elements,
        Math.max(about, hits),
        further,
      );
    }
  };
  visit(parsed(expression), path, around, 0, 0);
  return places;
}

/** `maxReceiveCount` as schemas would have it. */
const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
