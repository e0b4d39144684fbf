/** Types and providers as links to their pages in the registry (Ctrl-click). */
import { type Asking, LANGUAGES, spansIn } from "./asking.ts";
import { monaco } from "./monaco.ts";

export const offerLinks = (asking: Asking): monaco.IDisposable =>
  monaco.languages.registerLinkProvider(LANGUAGES, {
    async provideLinks(model, token) {
      const answer = await asking.about("links", model, undefined, token);
      if (!answer) return { links: [] };
      const toRange = spansIn(model.getValue());
      return { links: answer.links.map(({ span, url }) => ({ range: toRange(span), url, tooltip: "Documentation" })) };
    },
  });
