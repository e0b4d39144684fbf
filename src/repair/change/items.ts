/** The outline of a text, with arguments that end where their expression does: a comment behind it is nobody's to change. */
import { type Item, outline } from "../../core/outline.ts";

export const itemsOf = (text: string): Item[] => outline(text).map((item) => trimmed(text, item));

const PIECES = /"(?:[^"\\\n]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

function trimmed(text: string, item: Item): Item {
  if (item.kind === "block") return { ...item, items: item.items.map((inner) => trimmed(text, inner)) };
  if (item.kind !== "argument") return item;
  const value = text.slice(item.body, item.end);
  for (const match of value.matchAll(PIECES)) {
    const isLast = match.index + match[0].length === value.length;
    const before = value.slice(0, match.index);
    if (!isLast || match[0].startsWith('"') || before.split('"').length % 2 === 0) continue;
    return { ...item, end: item.body + before.trimEnd().length };
  }
  return item;
}
