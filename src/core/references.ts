/** How blocks of a program are named, and how expressions refer to them, by their texts. */

/** As part of a pattern that takes just this text. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How expressions name a block: `var.x` for `variable.x`. */
export const spokenAs = (address: string): string => address.replace(/^variable\./, "var.");

/** Every reference to the block at an address; `behind`: what more of the expression is taken. */
export const referencesTo = (address: string, behind = ""): RegExp =>
  new RegExp(`(?<![\\w."-])${escaped(spokenAs(address))}${behind}(?![\\w-])`, "g");

/** A name, with a number behind it where it is taken. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let own = name;
  for (let n = 2; isTaken(own); n++) own = `${name}_${n}`;
  return own;
}

/** All that is led to from some, directly or through others; those with it. */
export function reached<T>(from: Iterable<T>, next: (one: T) => Iterable<T>): Set<T> {
  const found = new Set(from);
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}

export const refersTo = (text: string, address: string): boolean =>
  text.includes(spokenAs(address)) && referencesTo(address).test(text);
