/** How much each kind of evidence counts, fitted on the rows of test/prompts/fields.jsonl: `npm run fields -- --fit`. 1 is said in so many words. */
import fitted from "./weights.json" with { type: "json" };

export interface Weights {
  /** A word of a name that many names share, beside 1 for one that few do. */
  weak: number;
  /** Times what a name says by one such word alone; by less than one word of its own. */
  alone: number;
  /** Times what a name says of which not all words are said. */
  partly: number;
  /** More for each word of a name that is said whole. */
  word: number;
  /** What people say for it: in one word that many things share, in words of its own, more for each of these. */
  weakPhrase: number;
  phrase: number;
  phraseWord: number;
  /** A literal of the request is its value. */
  given: number;
  /** One of its values, more for each word, more beside its name. */
  value: number;
  valueWord: number;
  namedValue: number;
  /** One of its values that may be about anything, near its block. */
  commonValue: number;
  /** Times what its name says where it takes one of a few values and none is said. */
  noValue: number;
  /** A number beside it, or times what is said where it needs one and has none. */
  number: number;
  noNumber: number;
  /** Times what is said of something that exists elsewhere by its identifier. */
  elsewhere: number;
  /** It refers to what the program has anyway. */
  reference: number;
  /** Times what is said in an optional block that is itself unsaid; for each optional block around it. */
  unsaid: number;
  level: number;
  /** From here on the request speaks of an argument; of a block. */
  enough: number;
  block: number;
}

export const WEIGHTS: Weights = fitted;
