/** What of a draft stands around the blocks that a request names: they take the place of the draft's own of their types. */
import type { Wanted } from "../ask/naming.ts";
import { addressOf, outline, typeOf } from "../core/outline.ts";
import { referencesTo } from "../core/references.ts";

export function surroundings(draft: string, named: readonly Wanted[]): { program: string; blocks: Wanted[] } {
  const items = outline(draft).flatMap((item) => {
    const one = { item, address: addressOf(item), type: typeOf(item) ?? "", label: item.labels[1] ?? "" };
    return item.name === "output" || item.name === "terraform" ? [] : [one];
  });
  const kept = items.filter(({ type }) => !named.some((one) => one.type === type));
  let program = kept.map(({ item: { start, end } }) => draft.slice(start, end)).join("\n\n");
  const seen = new Map<string, number>();
  for (const { address, type } of items) {
    const own = named.filter((one) => one.type === type);
    const nth = seen.get(type) ?? 0;
    seen.set(type, nth + 1);
    const other = own[Math.min(nth, own.length - 1)];
    if (other && address)
      program = program.replace(referencesTo(address, "(?:\\[[^\\]]*\\])?"), `${type}.${other.name}`);
  }
  const blocks = kept.flatMap(({ type, label }): Wanted[] =>
    type !== "" ? [{ type, name: label, why: "it goes with what the request names" }] : [],
  );
  return blocks.length > 0 ? { program: `${program}\n`, blocks } : { program: "", blocks };
}
