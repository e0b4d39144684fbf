/** Which refactorings a place in a file suggests. */
import { addressOf, type Item, itemAt, outline } from "../core/outline.ts";
import type { Refactoring } from "../core/refactor.ts";
import type { Refactor } from "../features/refactor/state.ts";

const LITERAL = /^(?:"(?:[^"$%\\]|\\.)*"|-?\d[\d.]*|true|false|[[{])/;
const SPLIT = /^(?:variable|output|provider|terraform)$/;

export interface Offer {
  title: string;
  kind: string;
  /** What is said once it is made. */
  done: string;
  request: Refactoring;
}

/** What a place in a file suggests. */
export function offersAt(path: string, text: string, index: number, { placeOf }: Pick<Refactor, "placeOf">): Offer[] {
  const items = outline(text);
  const at = itemAt(items, index);
  const block = at?.path[0] ?? at?.item;
  const address = block && addressOf(block);
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".";
  const offers: Offer[] = [];
  if (at?.item.kind === "argument" && at.path.length > 0 && index >= at.item.body) {
    const place = placeOf(path, index);
    const local = block?.name === "locals";
    if (LITERAL.test(text.slice(at.item.body, at.item.end)))
      offers.push({ ...EXTRACT.variable, request: { action: "extract-variable", ...place } });
    if (!local) offers.push({ ...EXTRACT.local, request: { action: "extract-local", ...place } });
  }
  const has = (name: string) => block?.items.some((item: Item) => item.kind === "argument" && item.name === name);
  if (address !== undefined && has("count"))
    offers.push({ ...repeat("count", "for_each"), request: { action: "count-to-for-each", address, folder } });
  if (address !== undefined && has("for_each"))
    offers.push({ ...repeat("for_each", "count"), request: { action: "for-each-to-count", address, folder } });
  if (items.some(({ kind, name }) => kind === "block" && SPLIT.test(name)) && items.length > 1)
    offers.push({
      ...{ title: "Split into files by kind", kind: "refactor.move", done: `Split ${path} into files` },
      request: { action: "split-files", file: path },
    });
  return offers;
}

const EXTRACT = {
  variable: { title: "Extract to variable", kind: "refactor.extract", done: "Extracted a variable" },
  local: { title: "Extract to local value", kind: "refactor.extract", done: "Extracted a local value" },
};

const repeat = (from: string, to: string) => ({
  ...{ title: `Convert to ${to}`, kind: "refactor.rewrite", done: `Converted ${from} to ${to}` },
});
