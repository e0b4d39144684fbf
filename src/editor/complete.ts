/** Completion: what the engine offers at the cursor, as Monaco's list wants it. */
import type { Answers, Offer } from "../core/language.ts";
import { type Asking, LANGUAGES, spansIn } from "./asking.ts";
import { monaco } from "./monaco.ts";

const { CompletionItemKind: Kind, CompletionItemInsertTextRule, CompletionItemTag } = monaco.languages;

const KINDS: Record<Offer["kind"], monaco.languages.CompletionItemKind> = {
  keyword: Kind.Keyword,
  type: Kind.Class,
  argument: Kind.Property,
  block: Kind.Struct,
  value: Kind.EnumMember,
  reference: Kind.Reference,
  function: Kind.Function,
  name: Kind.Text,
  snippet: Kind.Snippet,
};

/** After a space something is offered only where a value, a label or a type is expected next; after a brace only in a template: else Enter would take
 * an offer where a line was to be ended. */
const EXPECTANT = /(?:[=([,?:]|^\s*(?:resource|data|ephemeral|provider|module|dynamic|backend|provisioner)) $/;

const AGAIN = { id: "editor.action.triggerSuggest", title: "More" };

/** `before`: the line up to the cursor. */
export const isExpected = (character: string | undefined, before: string): boolean =>
  character === " " ? EXPECTANT.test(before) : character !== "{" || /[$%]\{$/.test(before);

/** The offers in the form of Monaco's list, in their order. */
export function suggestionsOf(
  { span, offers, partial }: Answers["complete"],
  text: string,
): monaco.languages.CompletionList {
  const toRange = spansIn(text);
  const range = toRange(span);
  const digits = String(offers.length).length;
  return {
    incomplete: partial === true,
    suggestions: offers.map((offer, index) => ({
      label: offer.label,
      kind: KINDS[offer.kind],
      insertText: offer.insert ?? offer.label,
      sortText: String(index).padStart(digits, "0"),
      range,
      ...(offer.snippet && { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet }),
      ...(offer.detail && { detail: offer.detail }),
      ...(offer.doc && { documentation: { value: offer.doc } }),
      ...(offer.deprecated && { tags: [CompletionItemTag.Deprecated] }),
      ...(offer.again && { command: AGAIN }),
      ...(offer.edit && {
        additionalTextEdits: [{ range: toRange([offer.edit.at, offer.edit.at]), text: offer.edit.text }],
      }),
    })),
  };
}

export const offerCompletions = (asking: Asking): monaco.IDisposable =>
  monaco.languages.registerCompletionItemProvider(LANGUAGES, {
    triggerCharacters: [".", '"', "{", "(", "=", "/", " "],
    async provideCompletionItems(model, position, context, token) {
      const before = model.getValueInRange({
        startLineNumber: position.lineNumber,
        startColumn: 1,
        endLineNumber: position.lineNumber,
        endColumn: position.column,
      });
      if (!isExpected(context.triggerCharacter, before)) return { suggestions: [] };
      const answer = await asking.about("complete", model, position, token);
      return answer ? suggestionsOf(answer, model.getValue()) : { suggestions: [] };
    },
  });
