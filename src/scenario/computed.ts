/** What a program computes of known values is written as what it comes to: nobody writes `upper("europe-west1")` or `5 - 1`. */

type Known = string | number | (string | number)[];

/** By function; undefined where it is called otherwise than here. */
const FUNCTIONS: Record<string, (...given: never[]) => Known | undefined> = {
  upper: (text: string) => text.toUpperCase(),
  lower: (text: string) => text.toLowerCase(),
  title: (text: string) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  // What lies between slashes is a pattern.
  replace: (text: string, from: string, to: string) => (/^\/.+\/$/.test(from) ? undefined : text.replaceAll(from, to)),
  trimprefix: (text: string, start: string) => (text.startsWith(start) ? text.slice(start.length) : text),
  trimsuffix: (text: string, end: string) => (end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text),
  substr: (text: string, at: number, length: number) =>
    at < 0 || length < 0 ? undefined : text.slice(at, at + length),
  split: (by: string, text: string) => text.split(by),
  slice: (list: Known, from: number, to: number) => (Array.isArray(list) ? list.slice(from, to) : undefined),
  join: (by: string, list: Known) => (Array.isArray(list) ? list.join(by) : undefined),
  length: (of: string | Known[]) => of.length,
  format: (form: string, ...given: (string | number)[]) =>
    form.replace(/%[sd]/g, "").includes("%") ? undefined : form.replace(/%[sd]/g, () => String(given.shift())),
};

const LITERAL = String.raw`(?:"[^"$\\\n]*"|\d+|\[(?:"[^"$\\\n]*"(?:, )?)+\])`;
const CALL = new RegExp(String.raw`\b(${Object.keys(FUNCTIONS).join("|")})\((${LITERAL}(?:, ${LITERAL})*)\)`, "g");
/** Of `24 * 3600` the factors tell more than the product. */
const SUM = /(?<=[=(,] )(\d+) (?:([-+]) (\d+)|\* (\d|10))(?=[,)\n]|$)/g;

/** Innermost first. */
export function computed(text: string): string {
  const next = text
    .replace(CALL, (whole, name: string, given: string) => {
      const value = FUNCTIONS[name]?.(...(JSON.parse(`[${given}]`) as never[]));
      return value === undefined ? whole : JSON.stringify(value).replace(/","/g, '", "');
    })
    .replace(SUM, (_, a: string, sign: string | undefined, b: string | undefined, factor: string | undefined) =>
      String(factor !== undefined ? Number(a) * Number(factor) : Number(a) + (sign === "-" ? -1 : 1) * Number(b)),
    )
    .replace(/\$\{"([^"$\\\n]*)"\}/g, "$1");
  return next === text ? text : computed(next);
}
