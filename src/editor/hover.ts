/** Hover: what something is, where its documentation is, and what the last plan has for it. */
import { type Asking, LANGUAGES, spansIn } from "./asking.ts";
import { monaco } from "./monaco.ts";

/** What the last plan says of an argument of a resource: a value, or that only applying tells it. */
export type Planned = (address: string, path: string) => string | undefined;

export const offerHover = (asking: Asking, planned: Planned): monaco.IDisposable =>
  monaco.languages.registerHoverProvider(LANGUAGES, {
    async provideHover(model, position, token) {
      const answer = await asking.about("hover", model, position, token);
      if (!answer?.text) return undefined;
      const { text, span, address, path } = answer;
      const value = address && path ? planned(address, path) : undefined;
      return {
        range: spansIn(model.getValue())(span),
        contents: [{ value: text }, ...(value === undefined ? [] : [{ value: `Planned: ${value}` }])],
      };
    },
  });
