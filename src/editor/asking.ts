/** How a feature of the editor asks the language service: about a place of a text model, in the files as they are now. */

import { byteAtIndex } from "../core/edits.ts";
import type { Answers, LanguageService, Location, Method, Span } from "../core/language.ts";
import { own } from "../core/own.ts";
import type { Texts } from "../features/workspace/state.ts";
import type { Documents } from "./documents.ts";
import type { monaco, TextModel } from "./monaco.ts";
import { positionsIn } from "./ranges.ts";

export interface AskingDeps {
  language: LanguageService;
  documents: Documents;
  files: { peek(): Texts };
}

/** The languages of Monaco that Terraform's files have. */
export const TERRAFORM_JSON = "terraform-json";
export const LANGUAGES = ["hcl", TERRAFORM_JSON];

export function createAsking({ language, documents, files }: AskingDeps) {
  return {
    /** Undefined when it was cancelled, the text is gone (then its model must not be read either), or it can't be answered: there is nothing to show, and
     * the verifier says what is wrong. */
    async about<M extends Method>(
      method: M,
      model: TextModel,
      position: monaco.IPosition | undefined,
      token: monaco.CancellationToken,
    ): Promise<Answers[M] | undefined> {
      const path = documents.pathOf(model);
      if (path === undefined) return undefined;
      const text = model.getValue();
      const at = position ? byteAtIndex(text, model.getOffsetAt(position)) : 0;
      const stop = new AbortController();
      const cancelled = token.onCancellationRequested(() => stop.abort());
      try {
        const answer = await language.ask(method, { ...files.peek(), [path]: text }, path, at, stop.signal);
        return token.isCancellationRequested || model.isDisposed() ? undefined : answer;
      } catch {
        return undefined;
      } finally {
        cancelled.dispose();
      }
    },
    /** A place as Monaco names it, in a file that the editor has. */
    located({ file, span }: Location): monaco.languages.Location | undefined {
      const model = documents.of(file);
      return model && { uri: model.uri, range: spansIn(own(files.peek(), file) ?? "")(span) };
    },
  };
}

export type Asking = ReturnType<typeof createAsking>;

/** From spans of bytes to the editor's ranges. */
export function spansIn(text: string): (span: Span) => monaco.IRange {
  const position = positionsIn(text);
  return ([from, to]) => {
    const start = position(from);
    const end = position(to);
    return {
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
  };
}
