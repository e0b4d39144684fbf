/** How expressions refer to the blocks of a program, by their texts. */

/** As part of a pattern that takes just this text. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How expressions name a block: `var.x` for `variable.x`. */
export const spokenAs = (address: string): string => address.replace(/^variable\./, "var.");

/** Every reference to the block at an address; `behind`: what more of the expression is taken. */
export const referencesTo = (address: string, behind = ""): RegExp =>
  new RegExp(`(?<![\\w."-])${escaped(spokenAs(address))}${behind}(?![\\w-])`, "g");

export const refersTo = (text: string, address: string): boolean =>
  text.includes(spokenAs(address)) && referencesTo(address).test(text);
