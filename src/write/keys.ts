/** Blocks of which there is one for each value of other arguments: the attributes of a table are its keys and those of its indexes, no more and no less. */
import { textOf } from "../core/literal-text.ts";
import { type Item, outline } from "../core/outline.ts";
import { spokenFor } from "../intent/spoken.ts";
import { REPEATS } from "../intent/usual.ts";
import { readingOf } from "../language/reading.ts";
import { rootsOfPhrase } from "../language/roots.ts";

export function withKeys(program: string, request: string): string {
  return Object.entries(REPEATS).reduce((text, [path, sources]) => {
    const [type = "", block = "", argument = ""] = path.split(".");
    return outline(text)
      .filter(({ name, labels }) => name === "resource" && labels[0] === type)
      .toReversed()
      .reduce((whole, item) => withKeysOf(whole, item, { block, argument, sources, request }), text);
  }, program);
}

interface Repeat {
  block: string;
  argument: string;
  sources: readonly string[];
  request: string;
}

function withKeysOf(text: string, item: Item, { block, argument, sources, request }: Repeat): string {
  const there = item.items.filter(({ kind, name }) => kind === "block" && name === block);
  const [first] = there;
  if (!first) return text;
  const textAt = (holder: Item, name: string): string[] =>
    holder.items.flatMap((one) => {
      const said = one.kind === "argument" && one.name === name ? textOf(text.slice(one.body, one.end)) : undefined;
      return said ? [said] : [];
    });
  const wanted = new Set(
    sources.flatMap((source) => {
      const [inner = "", name] = source.split(".").reverse();
      const holders =
        name === undefined ? [item] : item.items.filter((one) => one.kind === "block" && one.name === name);
      return holders.flatMap((holder) => textAt(holder, inner));
    }),
  );
  if (wanted.size === 0 || there.some((one) => textAt(one, argument).length === 0)) return text;
  const kept = there.filter((one) => wanted.has(textAt(one, argument)[0] as string));
  const names = new Set(kept.map((one) => textAt(one, argument)[0]));
  const blocks = [
    ...kept.map((one) => ofType(text, one, typeSaid(block, textAt(one, argument)[0] as string, request))),
    ...[...wanted].filter((name) => !names.has(name)).map((name) => made(block, argument, name, request)),
  ];
  const isSame = (block: string, i: number) => block === text.slice(there[i]?.start, there[i]?.end);
  if (blocks.length === there.length && blocks.every(isSame)) return text;
  const last = there.at(-1) as Item;
  return `${text.slice(0, first.start)}${blocks.join("\n\n")}${text.slice(last.end)}`;
}

const TYPES = ["N", "B"];
/** A type is said right behind the name. */
const BEHIND = 2;

function typeSaid(block: string, name: string, request: string): string | undefined {
  const reading = readingOf(request);
  const roots = rootsOfPhrase(name.replaceAll("_", " "));
  const end =
    reading.words.findIndex((_, i) => roots.every((root, k) => reading.words[i + k]?.root === root)) + roots.length;
  const behind = end < roots.length ? [] : reading.words.slice(end, end + BEHIND);
  return TYPES.find((one) =>
    behind.some(
      ({ root, said }) =>
        said === one.toLowerCase() ||
        spokenFor("values", `${block}.type.${one.toLowerCase()}`).some(([first]) => first === root),
    ),
  );
}

function made(block: string, argument: string, name: string, request: string): string {
  const type = typeSaid(block, name, request) ?? "S";
  return `${block} {\n${argument} = ${JSON.stringify(name)}\ntype = ${JSON.stringify(type)}\n}`;
}

/** A block that is there, with the type that is said of it. */
function ofType(text: string, item: Item, type: string | undefined): string {
  const there = item.items.find(({ kind, name }) => kind === "argument" && name === "type");
  if (type === undefined || !there) return text.slice(item.start, item.end);
  return `${text.slice(item.start, there.body)}${JSON.stringify(type)}${text.slice(there.end, item.end)}`;
}
