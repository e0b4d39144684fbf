/** Blocks that nothing tells apart are one that is repeated. */
import { grouped } from "../core/grouped.ts";
import { addressOf, type Item, isRepeated, outline } from "../core/outline.ts";
import { referencesTo } from "../core/references.ts";

/** Fewer are read as easily one by one. */
const MANY = 3;

/** The program with `count` in place of resources of one type that are the same but for their labels, where nothing refers to any of them. */
export function folded(program: string): string {
  const bodyOf = ({ body, end }: Item) => program.slice(body, end);
  const isFree = (item: Item) => !referencesTo(addressOf(item) as string).test(program.replace(bodyOf(item), ""));
  const resources = outline(program).filter(({ name, labels }) => name === "resource" && labels.length === 2);
  const alike = grouped(resources, (item) => `${item.labels[0]} ${bodyOf(item)}`);
  const all = [...alike.values()].filter((own) => own.length >= MANY && !own.some(isRepeated) && own.every(isFree));
  const edits = all.flatMap((own) => own.map((item, i) => ({ item, count: i === 0 ? own.length : 0 })));
  return edits
    .toSorted((a, b) => b.item.start - a.item.start)
    .reduce((text, { item, count }) => {
      if (count === 0) return text.slice(0, item.start) + text.slice(item.end).replace(/^\n+/, "");
      const header = text.slice(item.start, item.body).replace(/_1"/, '"');
      return `${text.slice(0, item.start)}${header}\n  count = ${count}\n${text.slice(item.body)}`;
    }, program);
}
