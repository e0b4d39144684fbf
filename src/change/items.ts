/** The outline of a text, with arguments that end where their expression does: a comment behind it is nobody's to change. */
import { commentEnd, type Item, outline, stringEnd } from "../core/outline.ts";

export const itemsOf = (text: string): Item[] => outline(text).map((item) => trimmed(text, item));

function trimmed(text: string, item: Item): Item {
  if (item.kind === "block") return { ...item, items: item.items.map((inner) => trimmed(text, inner)) };
  if (item.kind !== "argument" || text.startsWith("<<", item.body)) return item;
  /** Behind the last sign that is neither white space nor a comment. */
  let end = item.body;
  for (let i = item.body; i < item.end; ) {
    const behind = commentEnd(text, i);
    if (behind > i) {
      i = behind;
      continue;
    }
    const next = text[i] === '"' ? stringEnd(text, i).end : i + 1;
    if (/\S/.test(text.slice(i, next))) end = next;
    i = next;
  }
  return { ...item, end: Math.min(end, item.end) };
}
