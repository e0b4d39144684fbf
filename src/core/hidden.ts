/** Characters that nobody sees, or that make a line read otherwise than it is: text that says one thing to people and another to programs. Pure. */

interface HiddenKind {
  name: string;
  characters: RegExp;
}

const KINDS: readonly HiddenKind[] = [
  { name: "turns the direction of writing", characters: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu },
  {
    name: "has no width",
    characters: /\u034f|[\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0]/gu,
  },
  { name: "is an invisible tag", characters: /[\u{e0000}-\u{e007f}]/gu },
  { name: "is an invisible variant", characters: /[\u{e0100}-\u{e01ef}]/gu },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  { name: "is a control character", characters: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu },
];

/** An emoji that is joined of several, or drawn in colour, means no harm. */
const JOINED = /\p{Extended_Pictographic}\ufe0f?(?:\u200d\p{Extended_Pictographic}\ufe0f?)+/gu;

export interface Hidden {
  /** From 1. */
  line: number;
  /** `U+202E`. */
  code: string;
  /** "turns the direction of writing". */
  what: string;
}

/** The first of each line; a byte order mark at the beginning of a file is none. */
export function hiddenIn(text: string): Hidden[] {
  return text
    .replace(/^\ufeff/, " ")
    .split("\n")
    .flatMap((line, i) => {
      const plain = line.replace(JOINED, "");
      const found = KINDS.flatMap(({ name, characters }) => {
        const [first] = plain.match(characters) ?? [];
        return first ? [{ line: i + 1, code: codeOf(first), what: name }] : [];
      });
      return found.slice(0, 1);
    });
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
