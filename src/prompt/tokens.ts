import { stem } from "./words.ts";

/** A word of a request, in its one form, with where it stands. */
export interface Token {
  word: string;
  /** As it was written, in lower case. */
  said: string;
  /** What is between it and the word before: signs and numbers. */
  before: string;
  start: number;
  end: number;
}

/** Words of the text in order. What is longer than any request is left unread. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.slice(0, READ_AT_MOST).matchAll(/route 53\b|\p{L}[\p{L}\p{M}\p{N}]*/giu)) {
    const said = match[0].toLowerCase().replace(" ", "");
    const end = match.index + match[0].length;
    tokens.push({ word: stem(said), said, before: text.slice(last, match.index), start: match.index, end });
    last = end;
  }
  return tokens;
}

const READ_AT_MOST = 8_000;

/** Whether a sentence or a part of it ends before the token: nothing reaches across. */
export const isCut = ({ before }: Token): boolean => /[.;:!?\n](?:\s|$)|\n/.test(before);
/** As `isCut`, or a comma or bracket. */
export const isPause = (token: Token): boolean => isCut(token) || /[,()–—]/.test(token.before);
