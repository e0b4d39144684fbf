/** Blocks that are written for one thing, for each instance of a block that is repeated. Pure. */
import { addressOf, type Item, outline } from "../core/outline.ts";
import { escaped, refersTo, spokenAs } from "../core/references.ts";
import type { ProgramBlock } from "./blocks.ts";
import { argumentOf } from "./blocks.ts";
import { BlockText, replaced } from "./splice.ts";

/** `nameOf`: the argument that a block of a type is called by. The text with those blocks repeated that refer to the host, directly or through others; undefined where something does that can't be. */
export function forEachOf(
  text: string,
  host: ProgramBlock,
  nameOf: (type: string) => string | undefined,
): string | undefined {
  const isCounted = argumentOf(host.item, "count") !== undefined;
  const [key, all] = isCounted ? ["count.index", `length(${host.address})`] : ["each.key", host.address];
  const items = outline(text);
  const textOf = (item: Item) => text.slice(item.start, item.end);
  const about = new Set([host.address]);
  for (let size = 0; size < about.size; ) {
    size = about.size;
    for (const item of items)
      if ([...about].some((address) => refersTo(textOf(item), address))) about.add(addressOf(item) ?? item.name);
  }
  const repeated = items.filter((item) => about.has(addressOf(item) ?? item.name));
  if (repeated.some(({ name, labels }) => !/^(?:resource|data)$/.test(name) || labels.length < 2)) return undefined;
  const places = repeated.map((item) => {
    const own = [...about].reduce((rest, address) => rest.replace(toEach(address), `$&[${key}]`), textOf(item));
    const name = nameOf(`${item.name === "data" ? "data." : ""}${item.labels[0]}`);
    const block = new BlockText(own);
    const called = name === undefined ? undefined : block.valueAt([name]);
    const isPlain = called !== undefined && /^".*"$/s.test(called) && !called.includes(key);
    const named = isPlain && name !== undefined ? block.set([name], `${called.slice(0, -1)}-\${${key}}"`).text : own;
    const begins = named.indexOf("{") + 1;
    const repetition = isCounted ? `count = ${all}` : `for_each = ${all}`;
    return {
      start: item.start,
      end: item.end,
      text: `${named.slice(0, begins)}\n${repetition}\n${named.slice(begins)}`,
    };
  });
  return replaced(text, places);
}

/** References to a block that aren't to one instance of it. */
const toEach = (address: string): RegExp => new RegExp(`(?<![\\w."-])${escaped(spokenAs(address))}(?![\\w[-])`, "g");

/** A repeated block as if it were one. */
export const asOne = ({ text }: ProgramBlock): string =>
  new BlockText(text).remove(["for_each"]).remove(["count"]).text;
