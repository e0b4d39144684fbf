/** What can be folded: blocks, lists, objects, heredocs and runs of comments. */
import { type Asking, LANGUAGES, spansIn } from "./asking.ts";
import { monaco } from "./monaco.ts";

export const offerFolding = (asking: Asking): monaco.IDisposable =>
  monaco.languages.registerFoldingRangeProvider(LANGUAGES, {
    async provideFoldingRanges(model, _context, token) {
      const answer = await asking.about("folding", model, undefined, token);
      if (!answer) return undefined;
      const toRange = spansIn(model.getValue());
      return answer.folds.map(({ span, comment }) => {
        const { startLineNumber: start, endLineNumber } = toRange(span);
        // The line with the bracket that closes stays in sight.
        const end = comment ? endLineNumber : endLineNumber - 1;
        return { start, end, ...(comment && { kind: monaco.languages.FoldingRangeKind.Comment }) };
      });
    },
  });
