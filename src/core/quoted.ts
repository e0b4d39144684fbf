/** Texts as expressions of HCL; apart from `literal-text.ts`, which the first screen loads. */

/** A template that fills in one value by its address: `${var.size}`. */
const FILLED = String.raw`\$\{\s*[A-Za-z_][\w-]*\.[\w-]+(?:\.[\w-]+|\[\d+\])*\s*\}`;
const TEMPLATES = new RegExp(String.raw`${FILLED}|\$\$\{|%%\{|[$%]\{`, "g");

/** A text that people say as an expression. Templates that they say are only those that fill in a value by its address; what else looks like one (`${HOME}` of a shell) is text, and what is escaped stays so. */
export const quoted = (text: string): string =>
  JSON.stringify(text).replace(TEMPLATES, (found) => (found.length > 2 ? found : `${found[0]}${found}`));
