/** The outline of a file. */
import type { Symbol as Named } from "../core/language.ts";
import { type Asking, LANGUAGES, spansIn } from "./asking.ts";
import { monaco } from "./monaco.ts";

const { SymbolKind: Kind } = monaco.languages;

const KINDS: Record<string, monaco.languages.SymbolKind> = {
  resource: Kind.Class,
  data: Kind.Interface,
  ephemeral: Kind.Interface,
  variable: Kind.Variable,
  output: Kind.Event,
  module: Kind.Module,
  provider: Kind.Package,
  block: Kind.Struct,
  argument: Kind.Property,
};

export function symbolsOf(symbols: readonly Named[], text: string): monaco.languages.DocumentSymbol[] {
  const toRange = spansIn(text);
  const convert = ({ name, detail = "", kind, span, head, inner = [] }: Named): monaco.languages.DocumentSymbol => ({
    name,
    detail,
    kind: KINDS[kind] ?? Kind.Namespace,
    tags: [],
    range: toRange(span),
    selectionRange: toRange(head),
    children: inner.map(convert),
  });
  return symbols.map(convert);
}

export const offerSymbols = (asking: Asking): monaco.IDisposable =>
  monaco.languages.registerDocumentSymbolProvider(LANGUAGES, {
    displayName: "Outline",
    async provideDocumentSymbols(model, token) {
      const answer = await asking.about("symbols", model, undefined, token);
      return answer && symbolsOf(answer.symbols, model.getValue());
    },
  });
