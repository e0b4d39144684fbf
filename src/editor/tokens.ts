/** Semantic tokens: names coloured by what they are. */
import type { Answers } from "../core/language.ts";
import { type Asking, LANGUAGES } from "./asking.ts";
import { monaco } from "./monaco.ts";
import { positionsIn } from "./ranges.ts";

/** What the theme calls the engine's kinds: keyword, type, name, property, function, reference. */
export const TOKEN_TYPES = ["keyword", "identifier", "string", "variable", "function", "reference"];

/** Monaco's form: for each the lines and columns from the one before, its length, its type, and no modifiers. */
export function encoded({ tokens }: Answers["tokens"], text: string): Uint32Array {
  const position = positionsIn(text);
  const data = new Uint32Array((tokens.length / 3) * 5);
  let line = 1;
  let column = 1;
  for (let i = 0; i < tokens.length / 3; i++) {
    const [start = 0, length = 0, type = 0] = tokens.slice(i * 3, i * 3 + 3);
    const from = position(start);
    const to = position(start + length);
    const sameLine = from.lineNumber === line;
    data.set(
      [from.lineNumber - line, from.column - (sameLine ? column : 1), Math.max(0, to.column - from.column), type, 0],
      i * 5,
    );
    line = from.lineNumber;
    column = from.column;
  }
  return data;
}

export const offerTokens = (asking: Asking): monaco.IDisposable =>
  monaco.languages.registerDocumentSemanticTokensProvider(LANGUAGES, {
    getLegend: () => ({ tokenTypes: TOKEN_TYPES, tokenModifiers: [] }),
    async provideDocumentSemanticTokens(model, _last, token) {
      // Of the text as it is now: Monaco itself moves them by what is typed meanwhile.
      const text = model.getValue();
      const answer = await asking.about("tokens", model, undefined, token);
      return answer && { data: encoded(answer, text) };
    },
    releaseDocumentSemanticTokens() {},
  });
