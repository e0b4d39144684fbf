/** Words that say a type, as the generator counts them and as a request is looked up. */
import { words } from "../language/words.ts";

/** Where a word is said of a type: a sum of these. A file has the first two; the others follow from the rest of it. */
export const FIELDS = { service: 1, description: 2, name: 4, argument: 8, value: 16 } as const;
export type Field = keyof typeof FIELDS;

/** Different words of a text in their one form; of what is written as one though it is two, such as `snake_case`, both. */
export const stemsOf = (text: string): Set<string> => new Set(words(text.replaceAll("_", " ")));

/** The words of a type's name, without the provider's. */
export const nameWords = (type: string): Set<string> => stemsOf(type.replace(/^(?:data\.)?[a-z]+_/, ""));
