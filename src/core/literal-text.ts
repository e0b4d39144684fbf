/** Expressions of HCL that are values as they stand. Pure. */

const STRING = String.raw`"(?:[^"\\$%\n]|\\.|\$\$\{|%%\{|[$%](?!\{))*"`;
const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const TEXT = new RegExp(`^${STRING}$`);
const LITERAL = new RegExp(`^(?:${STRING}|${NUMBER})$`);
const LITERALS = new RegExp(String.raw`^\[\s*(?:(?:${STRING}|${NUMBER})\s*,?\s*)*\]$`);

/** The text of a string with nothing to fill in, without its quotes; undefined of anything else. */
export const textOf = (expression: string): string | undefined =>
  TEXT.test(expression) ? expression.slice(1, -1) : undefined;

/** Such a string, or a number. */
export const isLiteral = (expression: string): boolean => LITERAL.test(expression);

/** A list of nothing else. */
export const isLiteralList = (expression: string): boolean => LITERALS.test(expression);

export const isSwitch = (expression: string): boolean => /^(?:true|false)$/.test(expression);
