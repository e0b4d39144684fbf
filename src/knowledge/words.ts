/** Words that say a type, as the generator counts them and as a request is looked up. */
import { words } from "../language/words.ts";

/** Where a word is said of a type: a sum of these. */
export const FIELDS = { name: 1, service: 2, title: 4, description: 8 } as const;

/** Different words of a text in their one form; of what is written as one though it is two, such as `snake_case`, both. */
export const stemsOf = (text: string): Set<string> => new Set(words(text.replaceAll("_", " ")));
