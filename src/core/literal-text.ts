/** Expressions of HCL that are values as they stand. Pure. */

const STRING = String.raw`"(?:[^"\\$%\n]|\\.|\$\$\{|%%\{|[$%](?!\{))*"`;
const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const TEXT = new RegExp(`^${STRING}$`);
const LITERAL = new RegExp(`^(?:${STRING}|${NUMBER})$`);
const LITERALS = new RegExp(String.raw`^\[\s*(?:(?:${STRING}|${NUMBER})\s*,?\s*)*\]$`);

/** The text of a string with nothing to fill in, without its quotes; undefined of anything else. */
export const textOf = (expression: string): string | undefined =>
  TEXT.test(expression) ? expression.slice(1, -1) : undefined;

/** A template that fills in one value by its address: `${var.size}`. */
const FILLED = String.raw`\$\{\s*[A-Za-z_][\w-]*\.[\w-]+(?:\.[\w-]+|\[\d+\])*\s*\}`;
const TEMPLATES = new RegExp(String.raw`${FILLED}|\$\$\{|%%\{|[$%]\{`, "g");

/** A text that people say as an expression. Templates that they say are only those that fill in a value by its address; what else looks like one (`${HOME}` of a shell) is text, and what is escaped stays so. */
export const quoted = (text: string): string =>
  JSON.stringify(text).replace(TEMPLATES, (found) => (found.length > 2 ? found : `${found[0]}${found}`));

/** Such a string, or a number. */
export const isLiteral = (expression: string): boolean => LITERAL.test(expression);

/** A list of nothing else. */
export const isLiteralList = (expression: string): boolean => LITERALS.test(expression);

export const isSwitch = (expression: string): boolean => /^(?:true|false)$/.test(expression);
