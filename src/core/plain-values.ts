/** The plain values of a program's resources and data sources: texts with nothing to fill in, numbers, true and false. Pure. */
import { isLiteral, isSwitch, textOf } from "./literal-text.ts";
import { addressOf, argumentsIn, outline } from "./outline.ts";

export interface PlainValue {
  address: string;
  /** `rule.expiration.days`. */
  path: string;
  /** Of those with the same path in the block, which one, from 0. */
  nth: number;
  /** Without quotes. */
  text: string;
  isText: boolean;
  /** UTF-16 indices of what stands there, with its quotes. */
  at: number;
  end: number;
}

const isPlain = (expression: string): boolean => isLiteral(expression) || isSwitch(expression);

export function plainValues(program: string): PlainValue[] {
  return outline(program).flatMap((block) => {
    const address = /^(?:resource|data)$/.test(block.name) ? addressOf(block) : undefined;
    if (address === undefined) return [];
    const seen = new Map<string, number>();
    return [...argumentsIn(block)].flatMap(({ path, body, end }) => {
      const written = program.slice(body, end);
      if (!isPlain(written)) return [];
      const nth = seen.get(path) ?? 0;
      seen.set(path, nth + 1);
      const text = textOf(written);
      return [{ address, path, nth, text: text ?? written, isText: text !== undefined, at: body, end }];
    });
  });
}

/** `program` with another value at a place; undefined where that isn't there, or the value would be more than one. */
export function withValue(
  program: string,
  { address, path, nth }: Pick<PlainValue, "address" | "path" | "nth">,
  text: string,
): string | undefined {
  const place = plainValues(program).find(
    (value) => value.address === address && value.path === path && value.nth === nth,
  );
  const written = place?.isText ? `"${text}"` : text;
  if (!place || !isPlain(written)) return undefined;
  return program.slice(0, place.at) + written + program.slice(place.end);
}
