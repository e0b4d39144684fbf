/** Two programs in one: a label of the second that the first has gets another name, and what stands in both is there once. */
import { addressesIn, addressOf, type Item, outline } from "../core/outline.ts";
import { freeName, referencesTo, spokenAs } from "../core/references.ts";

export function joined(first: string, second: string): string {
  if (first === "") return second;
  const there = new Set(addressesIn(first));
  let text = second;
  // Outputs and the like last: what they refer to may have another name by then.
  const all = outline(second).toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
  for (const address of all.flatMap((item) => addressOf(item) ?? [])) {
    const item = outline(text).find((one) => addressOf(one) === address);
    if (!item || !there.has(address)) continue;
    const block = text.slice(item.start, item.end);
    text = first.includes(block) ? text.replace(block, "") : renamed(text, item, address, there);
  }
  return `${first.trimEnd()}\n\n${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

const isNamed = ({ name }: Item) => name === "resource" || name === "data" || name === "variable";

function renamed(text: string, { name, labels }: Item, address: string, there: ReadonlySet<string>): string {
  const other = freeName(address, (one) => there.has(one));
  const header = [name, ...labels.map((one) => JSON.stringify(one))].join(" ");
  return text
    .replace(header, `${header.slice(0, -1)}${other.slice(address.length)}"`)
    .replace(referencesTo(address), spokenAs(other));
}
