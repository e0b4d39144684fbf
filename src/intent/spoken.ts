/** What people say for arguments, blocks and values whose names don't say it: hints, in knowledge/written/said.json. */
import said from "../knowledge/written/said.json" with { type: "json" };

/**
 * By the name, or by the end of the path where the name alone means many things. Phrases are compared by roots, and one word may stand between two of theirs. Each
 * entry changes what is found of a request in our sets; what changed nothing was taken out.
 */
export const SPOKEN: Readonly<Record<string, string>> = said.fields;

/** What people say when they want the opposite of a switch. */
export const OPPOSITE: Readonly<Record<string, string>> = said.opposites;

/** What people say for a value, by the value's letters and digits; with the argument's name before it where others have that value too. */
export const TERMS: Readonly<Record<string, string>> = said.values;
